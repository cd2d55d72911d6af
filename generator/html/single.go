package html

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

const (
	reportFrame = "report.html"
	reportSheet = "report.css" // what a report has beyond the site's style sheet
)

// Single writes a publication as one page that stands alone: a report, which is handed to its reader as a file. It holds
// its style and its pictures, has no script, asks for nothing, and its policy forbids a browser to ask; it names no address of its
// own and no file. References lead to places on the page or out; one that leads to another publication is printed as its words.
//
// Errors are those of the theme, as Render's.
func Single(p *doc.Publication, th *theme.Theme) ([]byte, error) {
	frame, err := parseFrame(th, reportFrame)
	if err != nil {
		return nil, err
	}
	b := newReport(p, th)
	sheet, err := b.sheet()
	if err != nil {
		return nil, err
	}
	return run(frame, b.reportData(sheet))
}

// newReport is the book of a publication that stands alone.
func newReport(p *doc.Publication, th *theme.Theme) *book {
	w := &web{site: &doc.Site{Language: p.Language}, theme: th}
	b := w.newBook(p)
	b.alone = true
	b.survey()
	delete(b.anchors, b.titlePath()) // the one page is led to by its top, whatever sections say that they stand on it
	return b
}

// reportData is what report.html prints. Empty fields are not shown.
type reportData struct {
	Words          doc.Words
	Language       string
	Direction      string // "rtl", or empty
	Policy         string // what a browser may load: nothing
	Style          template.HTML
	Class          string // the publication's kind
	Banner         string // the classification
	Header, Footer string // running lines
	Logo, Cover    *picture
	Kind, Title    string
	Facts          []fact
	Address        []string // lines
	Abstract       template.HTML
	Disclaimer     template.HTML
	Legal          template.HTML
	Copyright      template.HTML
	Notes          template.HTML
	Contents       template.HTML
	Figures        template.HTML
	Tables         template.HTML
	Chapters       template.HTML
}

// picture is an image that is written into the page.
type picture struct {
	Address       template.URL
	Name          string
	Width, Height int
}

// Word is an interface word.
func (d *reportData) Word(key string) (string, error) { return word(d.Words, key) }

func (b *book) reportData(sheet string) *reportData {
	p := b.newPage(b.titlePath())
	p.whole = true
	f := b.pub.Front
	d := &reportData{
		Words: b.words, Language: b.lang, Direction: direction(b.lang), Class: b.pub.Kind, Banner: oneLine(b.pub.Banner),
		Policy: policy(sheet), Style: template.HTML("<style>" + sheet + "</style>"),
		Header: b.shortTitle(), Kind: f.Kind, Title: f.Title, Facts: p.facts(), Abstract: p.blocks(f.Abstract, 2),
		Legal: p.blocks(f.Legal, 2), Copyright: p.inlines(f.Copyright),
		Contents: p.contents(), Figures: p.listed(b.pub.Figures), Tables: p.listed(b.pub.Tables),
	}
	if b.pub.Look != nil {
		p.brand(d, b.pub.Look)
	}
	p.endnotes(b.words["title-page"])
	d.Notes = p.take()
	p.chapters()
	d.Chapters = p.take()
	return d
}

// brand puts what a brand brings into the page. Colours stand in the style.
func (p *page) brand(d *reportData, l *doc.Look) {
	if l.Header != "" {
		d.Header = withoutPages(l.Header)
	}
	d.Footer = withoutPages(l.Footer)
	d.Disclaimer = p.blocks(l.Disclaimer, 2)
	d.Address = addressLines(l.Address)
	d.Cover = p.web.coverOf(l)
	if l.Logo == nil {
		return
	}
	d.Logo = &picture{Address: template.URL(p.web.dataURI(l.Logo)), Width: l.Logo.Width, Height: l.Logo.Height}
	if len(p.pub.Front.Publishers) > 0 {
		d.Logo.Name = p.pub.Front.Publishers[0].Name
	}
}

// sheet is the style of the page: the colours, the theme's sheets, the running lines. A browser hashes the text that it has
// read, so line ends and letters are such as reading does not change, and nothing in it ends the element.
func (b *book) sheet() (string, error) {
	parts := []string{string(paletteSheet(branded(b.web.theme, b.pub.Look), mostLevels))}
	for _, name := range []string{"style.css", reportSheet} {
		css, err := fs.ReadFile(b.web.theme.Files, name)
		if err != nil {
			return "", fmt.Errorf("asset: %w", err)
		}
		parts = append(parts, string(css))
	}
	parts = append(parts, string(levelSheet(mostLevels)), b.runningLines())
	css := strings.ToValidUTF8(strings.Join(parts, "\n"), "\uFFFD")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD", "</", `<\/`).Replace(css), nil
}

// policy forbids the page everything but the style whose hash it names and pictures that are written into it (CSP Level 3).
func policy(sheet string) string {
	return "default-src 'none'; style-src " + hashOf(sheet) + "; img-src data:; base-uri 'none'; form-action 'none'"
}

// hashOf names a style that stands in a page.
func hashOf(sheet string) string {
	sum := sha256.Sum256([]byte(sheet))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// dataURI is an image as an address that holds it.
func (w *web) dataURI(img *doc.Image) string {
	kind := "png"
	switch img.Type {
	case "jpeg":
		kind = "jpeg"
	case "svg":
		kind = "svg+xml"
	}
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(w.imageData(img))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
