package check

import (
	"regexp"
	"strings"
	"unicode"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// statements holds the single statements of every publication against the rules for them.
func (c *checker) statements() {
	for _, p := range c.pubs {
		said := map[string]*smm.Statement{}
		if p.Profile != nil && p.Model != nil {
			for _, t := range p.Model.Tables {
				eachSaid(t, func(s *smm.Statement, key string) { said[key] = s })
			}
		}
		for _, t := range p.Tables() {
			eachSaid(t, func(s *smm.Statement, key string) { c.saidTwice(said, s, key) })
		}
		english := strings.HasPrefix(c.languageOf(p.Front), "en")
		for s := range statements(p) {
			c.unnamed(p, s)
			c.placeholders(s)
			if english {
				c.indicating(s)
			}
		}
	}
}

// languageOf is the language of a publication, which the site's stands in for.
func (c *checker) languageOf(f *smm.Front) string {
	if f.Language == "" && c.lib.Site != nil {
		return c.lib.Site.Language
	}
	return f.Language
}

// unnamed reports a published statement that is known by its place only: an edition that moves it would break links to it
// and carry its assessments to another.
func (c *checker) unnamed(p *smm.Pub, s *smm.Statement) {
	if s.Named || holdsPlace(s) || p.Status != smm.Published && p.Status != smm.Withdrawn {
		return
	}
	d := c.list.Warnf(s.Pos, "unnamed-statement", "the published statement %q has no id of its own", s.FullID)
	d.Hint = "write one as {#id} at its end, or run smmpub ids"
}

// statements ranges over the statements of a publication's own tables.
func statements(p *smm.Pub) func(func(*smm.Statement) bool) {
	return func(yield func(*smm.Statement) bool) {
		for _, t := range p.Tables() {
			for cell := range laid(t) {
				for s := range cell.Statements {
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

// laid ranges over the cells of a table that lie on its model's grid; the others have been reported and have no names.
func laid(t *smm.Table) func(func(*smm.Cell) bool) {
	return func(yield func(*smm.Cell) bool) {
		for _, r := range t.Rows {
			for _, cell := range r.Cells {
				if l := t.Model.Level(cell.Level); l != nil && l.Level > 0 && !yield(cell) {
					return
				}
			}
		}
	}
}

// eachSaid calls f for every statement that says something itself, with its words made comparable. A heading says
// nothing by itself; its items belong to it, and the same words about other devices ask something else.
func eachSaid(t *smm.Table, f func(s *smm.Statement, key string)) {
	for cell := range laid(t) {
		for _, b := range cell.Blocks {
			for _, p := range b.Parts {
				saidIn(p.Statements, "", f)
			}
		}
	}
}

func saidIn(list []*smm.Statement, over string, f func(s *smm.Statement, key string)) {
	for _, s := range list {
		words := plainWords(doc.PlainText(s.Text))
		if words == "" || holdsPlace(s) {
			continue
		}
		key := over + words
		for _, d := range s.Devices {
			key += " @" + d.Text
		}
		if len(s.Items) == 0 || s.Whole {
			f(s, key)
		}
		saidIn(s.Items, key+"/", f)
	}
}

// plainWords drops case, punctuation and the width of spaces.
func plainWords(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// saidTwice reports what stands in two places as if they were two things.
func (c *checker) saidTwice(said map[string]*smm.Statement, s *smm.Statement, key string) {
	first := said[key]
	if first == nil {
		said[key] = s
		return
	}
	if first.Root() == s.Root() {
		return
	}
	d := c.list.Warnf(s.Pos, "repeated-statement", "%q says the same as %q", s.FullID, first.FullID)
	d.Hint = "write see=" + seen(s, first) + " after its id, so that one answer serves both, or say what is different here"
	d.Related = []diag.Related{{Pos: first.Pos, Message: "the first one"}}
}

// seen is the full id of a statement as another one writes it.
func seen(from, to *smm.Statement) string {
	if from.Table.Owner() == to.Table.Owner() {
		return to.FullID
	}
	return to.Table.Owner().ID + "/" + to.FullID
}

// indication is how English sentences begin that tell of a state and ask nobody to do anything.
var indication = regexp.MustCompile(`^(There (is|are|exists?) |Evidence (of|that|shows) |(Documents|Documentation|Records|Reports|Logs) (shows?|exists?|proves?|is|are) |` +
	`Documented |An? (document|report|record|register|log|list) (exists|shows|is (kept|available|in place|maintained))\b)`)

// indicating reports a statement in a part that is asked and that reads like a sign of its being done.
func (c *checker) indicating(s *smm.Statement) {
	if s.Part == nil || s.Part.Assess != smm.AssessEach || s.Informative || s.Same != nil || len(s.Items) > 0 {
		return
	}
	aid := partOf(s.Table.Model, smm.AssessAid)
	if aid == nil {
		return
	}
	begins := indication.FindString(beginning(s.Text))
	if begins == "" {
		return
	}
	d := c.list.Warnf(s.Pos, "reads-like-indicator", "%q stands among the %s and begins with %q", s.FullID, s.Part.ID, strings.TrimSpace(begins))
	d.Hint = "begin with what is to be done, or move it to the " + aid.ID
}

// beginning is the text before the first mark-up.
func beginning(in []doc.Inline) string {
	if len(in) > 0 {
		if t, ok := in[0].(*doc.Text); ok {
			return t.Text
		}
	}
	return ""
}
