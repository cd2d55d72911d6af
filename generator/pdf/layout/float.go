package layout

// floated tells whether a figure was put off to the next page, because this one has no room for it or for one before it.
// What no figure may pass waits until they have landed.
func (b *builder) floated(items []item) bool {
	figure := false
	for i := range items {
		if items[i].barrier || items[i].kind == tableItem {
			b.land()
			return false
		}
		figure = figure || items[i].float
	}
	if !figure || b.fresh || len(b.floats) == 0 && b.need(b.dropSpace(items)) <= b.room() {
		return false
	}
	b.floats = append(b.floats, items)
	return true
}

// landSome places figures that were put off at the top of a page, as many as it takes.
func (b *builder) landSome() {
	for len(b.floats) > 0 {
		items := b.dropSpace(b.floats[0])
		if !b.fresh && b.need(items) > b.room() {
			return
		}
		b.floats = b.floats[1:]
		for i := range items {
			b.put(&items[i])
		}
		b.put(&item{kind: spaceItem, h: figureSpace * 3 / 2}) // a heading may follow
	}
}

// land places all figures that were put off.
func (b *builder) land() {
	for len(b.floats) > 0 {
		b.newPage()
	}
}
