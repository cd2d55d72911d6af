package compose

import (
	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// Compared is a publication of a plan beside what stood there in another. Was is nil where nothing did, Now where it is gone.
type Compared struct {
	Name        string
	Was, Now    *doc.Publication
	Differences []Difference
}

// Compare holds a publication of this plan against the one of the same id in another: its edition where that has it, else the
// newest.
func (p *Plan) Compare(with *Plan, now *doc.Publication) *Compared {
	c := &Compared{Name: now.Front.ShortTitle + " " + now.Edition, Now: now}
	found := smm.Find(with.c.pubs, now.FullName())
	if found == nil {
		found = smm.Find(with.c.pubs, now.ID)
	}
	if found == nil {
		return c
	}
	c.Was = with.Publication(found.FullName())
	c.Differences = Differences(c.Was, now)
	return c
}

// Gone are the publications of another plan that this one has no edition of.
func (p *Plan) Gone(in *Plan) []string {
	var out []string
	for _, x := range in.c.pubs {
		if smm.Find(p.c.pubs, x.ID) == nil {
			out = append(out, x.Name()+" "+x.Edition)
		}
	}
	return out
}

// ChangesPage lists what differs between a site and its base, publication by publication. The page lies
// two folders below the site's root.
func ChangesPage(lib *smm.Library, th *theme.Theme, base string, compared []*Compared, gone []string) *doc.Site {
	q := &review{lib: lib, words: th.Language(lib.Site.Language)}
	home := &doc.Section{ID: "changes", Kind: doc.Page, Path: "index.html", Title: doc.Plain(fill(q.words["changes-title"], "base", base))}
	site := &doc.Site{Title: lib.Site.Title, Publisher: lib.Site.Publisher, Language: lib.Site.Language, Home: home, Targets: doc.Targets{}}
	for i, c := range compared {
		s := &doc.Section{ID: "publication-" + itoa(i+1), Kind: doc.Subsection, Title: doc.Plain(c.Name)}
		s.Body = q.compared(c, site.Targets)
		if s.Body != nil {
			home.Sections = append(home.Sections, s)
		}
	}
	for _, name := range gone {
		home.Body = append(home.Body, doc.Para(fill(q.words["changes-gone"], "name", name))...)
	}
	if len(home.Sections) == 0 && len(gone) == 0 {
		home.Body = doc.Para(q.words["changes-none"])
	}
	return site
}

// compared is a table of what differs in a publication; nil where nothing does.
func (q *review) compared(c *Compared, targets doc.Targets) []doc.Block {
	if c.Was == nil {
		return doc.Para(q.words["changes-new"])
	}
	if len(c.Differences) == 0 {
		return nil
	}
	t := q.table(fill(q.words["changes-in"], "name", c.Name), "changes-place", "changes-kind", "changes-was", "changes-now")
	for _, d := range c.Differences {
		now := d.Text
		where := rowHead(d.Anchor)
		if d.Kind == Removed {
			now = ""
		} else {
			symbol := smm.InSymbol(c.Now.FullName(), d.Anchor)
			targets[symbol] = &doc.Target{Page: "../../" + d.Page, Anchor: d.Anchor}
			where = &doc.Cell{Head: doc.RowHead, Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{
				&doc.Ref{Kind: doc.Link, Content: doc.Plain(d.Anchor), Symbol: symbol}}}}}
		}
		t.row(where, words(q.words["changes-"+d.Kind]), words(d.Was), words(now))
	}
	return []doc.Block{t.Table}
}
