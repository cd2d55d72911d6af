package check

import (
	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// dates reports days of things past that lie in the future. The end of a review may.
func (c *checker) dates() {
	if c.options.Today == "" {
		return
	}
	for _, p := range c.pubs {
		c.past(p.DatePos, p.Date)
		for _, h := range p.History {
			c.past(h.Pos, h.Date)
		}
		for _, e := range p.Errata {
			c.past(e.Pos, e.Date)
		}
	}
	for _, b := range c.lib.References {
		for _, e := range b.Entries {
			c.pastReference(e)
		}
	}
}

func (c *checker) pastReference(e *smm.Reference) {
	c.past(e.Pos, e.Date)
	c.past(e.Pos, e.Accessed)
}

// past compares a date, which may be a year or a month, with the day of the run.
func (c *checker) past(pos diag.Pos, date string) {
	if len(date) > len(c.options.Today) || date <= c.options.Today[:len(date)] {
		return
	}
	d := c.list.Warnf(c.locate(pos, "", date), "future-date", "the date %q lies in the future", date)
	d.Len, d.Hint = len(date), "today is "+c.options.Today
}
