package serve

// batch gathers names of files that may have changed until they can be compiled. The zero batch is empty.
type batch struct {
	all   bool // everything may have changed
	names []string
	known map[string]bool
}

// add takes names over; nil means all.
func (b *batch) add(names []string) {
	b.all = b.all || names == nil
	for _, name := range names {
		if b.known[name] {
			continue
		}
		if b.known == nil {
			b.known = map[string]bool{}
		}
		b.known[name] = true
		b.names = append(b.names, name)
	}
}

func (b *batch) empty() bool { return !b.all && len(b.names) == 0 }

// take empties the batch and gives what was in it, in the order of arrival; nil means all.
func (b *batch) take() []string {
	names := b.names
	if b.all {
		names = nil
	}
	*b = batch{}
	return names
}
