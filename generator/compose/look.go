package compose

import (
	"cmp"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Look is what a brand changes of a document's look. values fill in the names that its running lines have in braces, but
// for the numbers of pages, which are left to the edition. A name without a value gives nothing; a part between bars that
// is left empty stays, so that the others keep their side.
func Look(b *smm.Brand, values map[string]string) *doc.Look {
	out := &doc.Look{ID: b.ID, Logo: b.Logo, Cover: b.Cover, Address: b.Address, Disclaimer: b.Disclaimer, Colours: map[doc.Ink]string{}}
	for _, c := range b.Colours {
		out.Colours[doc.Ink(c.Ink.Text)] = c.Value
	}
	for _, f := range b.Fonts {
		out.Fonts = append(out.Fonts, doc.Font{Use: f.Use.Text, Font: f.Font})
	}
	out.Header, out.Footer = running(b.Header.Text, b, values), running(b.Footer.Text, b, values)
	return out
}

func running(line string, b *smm.Brand, values map[string]string) string {
	return smm.BracedName.ReplaceAllStringFunc(line, func(braced string) string {
		switch name := braced[1 : len(braced)-1]; name {
		case "page", "pages":
			return braced
		case "address":
			return strings.Join(strings.Fields(b.Address), " ")
		default:
			return values[name]
		}
	})
}

// look is the look of the publication's own brand, or else of the site's; nil where neither has one.
func (b *builder) look() *doc.Look {
	brand := b.lib.Brand(cmp.Or(b.pub.Brand.Text, b.lib.Site.Brand.Text))
	if brand == nil {
		return nil
	}
	f := &b.out.Front
	return Look(brand, map[string]string{
		"title": f.Title, "short_title": f.ShortTitle, "edition": f.Edition, "number": f.Number, "date": f.Date,
		"status": f.StatusText, "publisher": partyNames(f.Publishers), "copyright": doc.PlainText(f.Copyright),
	})
}

// siteLook is the look of the pages outside publications.
func (c *composer) siteLook() *doc.Look {
	brand := c.lib.Brand(c.lib.Site.Brand.Text)
	if brand == nil {
		return nil
	}
	return Look(brand, map[string]string{"title": c.lib.Site.Title, "short_title": c.lib.Site.Title, "publisher": c.lib.Site.Publisher})
}

func partyNames(parties []doc.Party) string {
	var out []string
	for _, p := range parties {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}

// lookSymbols calls f for what a brand's disclaimer names.
func lookSymbols(l *doc.Look, f func(string)) {
	if l != nil {
		blockSymbols(l.Disclaimer, f)
	}
}

// lookImages calls add for a brand's pictures.
func lookImages(l *doc.Look, add func(*doc.Image)) {
	if l != nil {
		add(l.Logo)
		add(l.Cover)
		blockImages(l.Disclaimer, add)
	}
}
