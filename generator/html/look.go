package html

import (
	"html/template"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// brandPath is the address of the colours of a brand, a sheet that is linked after the theme's.
func brandPath(l *doc.Look) string { return "assets/brand-" + l.ID + ".css" }

// coloured tells whether a look has colours of its own.
func coloured(l *doc.Look) bool { return l != nil && l.ID != "" && len(l.Colours) > 0 }

// addBrands writes the sheet of every brand that dresses a page.
func (w *web) addBrands(files map[string][]byte) {
	for _, b := range w.books {
		if l := b.look(); coloured(l) && files[brandPath(l)] == nil {
			files[brandPath(l)] = colourSheet(branded(w.theme, l))
		}
	}
}

// colourSheet sets the custom properties that paletteSheet has set, anew.
func colourSheet(th *theme.Theme) []byte {
	var b strings.Builder
	writeColours(&b, th)
	return []byte(b.String())
}

// look is how the pages of the book are dressed: a publication's own brand, or the site's.
func (b *book) look() *doc.Look {
	if b.pub != nil {
		return b.pub.Look
	}
	return b.web.site.Look
}

// dress puts a brand into a page's frame: colours, logo, footer. The logo stands before the site's name or, where a publication
// has one of its own, before its title; the words beside it say what it is.
func (b *book) dress(p *page, f *frame) {
	site, own := b.web.site.Look, b.look()
	if site != nil && site.Logo != nil {
		f.Logo = p.logoOf(site.Logo, "")
	}
	if own == nil {
		return
	}
	if coloured(own) {
		f.Brand = p.to(brandPath(own))
	}
	if f.Document != nil && own.Logo != nil && (site == nil || site.Logo != own.Logo) {
		f.Document.Logo = p.logoOf(own.Logo, "")
	}
	f.Footer = withoutPages(own.Footer)
	if f.Document != nil && f.Footer != "" && strings.Contains(f.Footer, doc.PlainText(b.pub.Front.Copyright)) {
		f.Document.Copyright = ""
	}
}

func (p *page) logoOf(img *doc.Image, name string) *logo {
	return &logo{Address: p.to(img.Out), Name: name, Width: img.Width, Height: img.Height}
}

// notice is what a brand has to say on the title page: its picture, whose it is and what it does not answer for.
func (p *page) notice(d *titleData) {
	l := p.look()
	if l == nil {
		return
	}
	if l.Cover != nil {
		d.Cover = p.logoOf(l.Cover, "")
	}
	if l.Logo != nil && !hasLogo(p.pub.Front.Publishers, l.Logo) {
		d.Logos = append([]logo{*p.logoOf(l.Logo, p.owner())}, d.Logos...)
	}
	d.Address, d.Disclaimer = addressLines(l.Address), p.blocks(l.Disclaimer, 2)
}

func hasLogo(parties []doc.Party, img *doc.Image) bool {
	for _, x := range parties {
		if x.Logo == img {
			return true
		}
	}
	return false
}

// owner is the name that a brand's logo is given: the publisher's, or the site's.
func (b *book) owner() string {
	if len(b.pub.Front.Publishers) > 0 {
		return b.pub.Front.Publishers[0].Name
	}
	return b.web.site.Publisher
}

func addressLines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// coverOf is a brand's picture as a page that stands alone holds it.
func (w *web) coverOf(l *doc.Look) *picture {
	if l.Cover == nil {
		return nil
	}
	return &picture{Address: template.URL(w.dataURI(l.Cover)), Width: l.Cover.Width, Height: l.Cover.Height}
}
