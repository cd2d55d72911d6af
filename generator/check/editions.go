package check

import (
	"strings"

	"smmpub/generator/smm"
)

// editionsOf gives, for the name of a publication in an edition that there is not, the editions that there are. For other
// names it gives none.
func (c *checker) editionsOf(name string) (id string, editions []named) {
	id, _, pinned := strings.Cut(name, "@")
	if !pinned {
		return id, nil
	}
	for _, p := range c.lib.Pubs() {
		if p.ID == id {
			editions = append(editions, named{p.Edition, p.Pos})
		}
	}
	return id, editions
}

// noEdition reports a name that is pinned to an edition that there is not; false when that is not what is wrong with it.
func (c *checker) noEdition(w smm.Word) bool {
	id, editions := c.editionsOf(w.Text)
	if len(editions) == 0 {
		return false
	}
	_, edition, _ := strings.Cut(w.Text, "@")
	d := c.list.Errorf(w.Pos, "unknown-edition", "%s has no edition %q", id, edition)
	d.Len, d.Hint = len([]rune(w.Text)), listed(editions)
	return true
}

// otherEdition reports a name that is pinned to an edition that there is not, and gives the newest in its place, so that the
// rest can be looked at; nil when that is not what is wrong.
func (c *checker) otherEdition(w smm.Word) *smm.Pub {
	if c.mayDefine(w.Text) || !c.noEdition(w) {
		return nil
	}
	id, _, _ := strings.Cut(w.Text, "@")
	return smm.Find(c.lib.Pubs(), id)
}

// placeRoot is the practice that a cell or statement belongs to, by its full id; a place in whose file could not be read
// is not known to be missing.
func placeRoot(id string) string {
	root, _, _ := strings.Cut(strings.TrimPrefix(id, "objective-"), ".")
	return root
}

// listed names all that there is.
func listed(known []named) string {
	var names []string
	for _, k := range known {
		names = append(names, k.name+place(k.pos))
	}
	return "there are: " + strings.Join(names, ", ")
}

// pubHint says which publication could have been meant.
func (c *checker) pubHint(name string) string {
	if _, editions := c.editionsOf(name); len(editions) > 0 {
		return listed(editions)
	}
	return hint(name, c.knownPubs(smm.ModelPub, smm.ProfilePub, smm.MappingPub))
}

// editions holds names of publications that nothing else resolves: those that the site publishes, and the originals of
// translations.
func (c *checker) editions() {
	if c.lib.Site != nil {
		for _, w := range c.lib.Site.Only {
			c.publication(w)
		}
	}
	for _, p := range c.pubs {
		if p.TranslationOf.Text != "" {
			c.publication(p.TranslationOf)
		}
	}
}

func (c *checker) publication(w smm.Word) {
	if smm.Find(c.pubs, w.Text) != nil || c.mayDefine(w.Text) || c.noEdition(w) {
		return
	}
	c.unknown(w, "publication", c.knownPubs(smm.ModelPub, smm.ProfilePub, smm.MappingPub))
}
