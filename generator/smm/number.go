package smm

import "strconv"

// Number names the statements that have no id of their own by their part's first letter and their place in the cell,
// counted over all blocks and over named ones too: a1, a2, a2-1, i1. A part that is not known yet counts as a.
func (c *Cell) Number() {
	next := map[string]int{}
	for _, b := range c.Blocks {
		for _, p := range b.Parts {
			letter := letterOf(p.Part.Text)
			for _, s := range p.Statements {
				next[letter]++
				s.number(letter + strconv.Itoa(next[letter]))
			}
		}
	}
}

func (s *Statement) number(id string) {
	if !s.Named {
		s.ID = id
	}
	for i, item := range s.Items {
		item.number(id + "-" + strconv.Itoa(i+1))
	}
}

func letterOf(part string) string {
	for _, r := range part {
		if r >= 'a' && r <= 'z' {
			return string(r)
		}
	}
	return "a"
}
