package layout

import "smmpub/generator/doc"

// item is an entry of a vertical list: what the page builder stacks.
type item struct {
	kind    itemKind
	h       int
	x       int  // from the left of the list's column
	keep    bool // no page break after it
	again   bool // printed again on a later page: an artifact
	line    *line
	marks   []Mark // of a picture, relative to its top left corner
	links   []Link
	table   *tableBox
	anchors []string
	panel   *panel
	float   bool // begins a figure that may stand on the next page while text goes on here
	barrier bool // no figure floats past it
}

type itemKind uint8

// The kinds of item. Space vanishes at the top of a page; a pad does not.
const (
	lineItem itemKind = iota
	spaceItem
	padItem
	drawItem
	tableItem
)

// panel is a background that a stretch of items shares. Each page draws its own part.
type panel struct {
	x, w         int
	fill, stroke doc.Ink
	bar          doc.Ink // a thick line at the left, NoInk for none
}

// notes are the footnotes that an item calls. A table's are asked of its rows.
func (it *item) notes() []*doc.Note {
	if it.line == nil || it.again {
		return nil
	}
	return it.line.notes
}

// height sums the heights of items, tables as if they stood on one endless page.
func height(items []item) int {
	h := 0
	for i := range items {
		h += items[i].h
	}
	return h
}

// trimmed is the height without the space at the end.
func trimmed(items []item) int {
	n := len(items)
	for n > 0 && items[n-1].kind == spaceItem {
		n--
	}
	return height(items[:n])
}

// fit tells how many items stand in room without breaking a keep. With force at least one is placed, whatever it
// breaks, as long as it stands in room at all or is the first.
func fit(items []item, room int, force bool) int {
	h, good, any := 0, 0, 0
	for i := range items {
		h += items[i].h
		if h > room && items[i].kind != spaceItem {
			break
		}
		any = i + 1
		if !items[i].keep {
			good = i + 1
		}
	}
	switch {
	case good > 0 || !force:
		return good
	case any > 0:
		return any
	}
	if len(items) == 0 || items[0].kind == tableItem && items[0].h > room { // a row divides itself
		return 0
	}
	return 1
}
