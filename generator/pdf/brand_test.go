package pdf

import (
	"os"
	"os/user"
	"strings"
	"testing"
	"time"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/theme"
)

func inside(t *testing.T, d *layout.Document) {
	t.Helper()
	for i, s := range d.Overflow() {
		if i < 10 {
			t.Error(s)
		}
	}
}

// artifacts are the texts of a page that are no part of the document's own.
func artifacts(p *layout.Page) []*layout.Text {
	var out []*layout.Text
	for _, m := range p.Marks {
		if x, ok := m.(*layout.Text); ok && x.Node == nil {
			out = append(out, x)
		}
	}
	return out
}

func TestAssessedStandsInsideItsPages(t *testing.T) {
	d := laidOut(t, assessed())
	inside(t, d)
	if len(d.Dangling) > 0 || len(d.Missing) > 0 {
		t.Errorf("dangling %q, missing %q", d.Dangling, d.Missing)
	}
}

func TestBadgesAreWordsOfTheirLine(t *testing.T) {
	pub := assessed()
	pub.Chapters = []*doc.Section{{ID: "one", Title: txt("One "), Body: []doc.Block{
		par(badge("met", "met"), words(" Keys are kept apart."), badge("na", ""), words(" ("), badge("nothing-asked", "nothing asked"), words(")"))}}}
	text := laidOut(t, pub).Text()
	if want := "met Keys are kept apart. (nothing asked)"; !strings.Contains(text, want) {
		t.Errorf("no %q in\n%s", want, text)
	}
	out := tool(t, assessed(), "pdftotext", "-raw", "FILE", "-")
	for _, want := range []string{"Badges: met partial unmet na compensated unassessed target current", "met Statement tm.industry-specific-1/1:", "Threat Modeling below target"} {
		if !strings.Contains(out, want) {
			t.Errorf("pdftotext does not find %q", want)
		}
	}
}

func TestABadgeHasABoxAroundItsWords(t *testing.T) {
	pub := assessed()
	pub.Chapters = []*doc.Section{{ID: "one", Title: txt("One"), Body: []doc.Block{par(badge("unmet", "unmet → late"))}}}
	d := laidOut(t, pub)
	var box *layout.Box
	for _, m := range d.Pages[len(d.Pages)-1].Marks {
		switch m := m.(type) {
		case *layout.Box:
			box = m
		case *layout.Text:
			if m.Node != nil && strings.HasPrefix(m.Text, "unmet") && (box == nil || box.X >= m.X || box.Y >= m.Y || box.Y+box.H <= m.Y || box.Radius == 0) {
				t.Errorf("the box of %+v is %+v", m, box)
			}
		}
	}
}

func TestALongBadgeIsDividedAtItsWords(t *testing.T) {
	pub := assessed()
	long := strings.TrimSpace(strings.Repeat("waits for the supplier ", 40))
	narrow := &doc.Table{Rows: []*doc.Row{{}}}
	for range 12 {
		narrow.Rows[0].Cells = append(narrow.Rows[0].Cells, cell(badge("met", strings.Repeat("compensated", 20))))
	}
	pub.Chapters = []*doc.Section{{ID: "one", Title: []doc.Inline{words("One "), badge("gap", long)}, Body: []doc.Block{par(words("so: "), badge("gap", long)), narrow}}}
	d := laidOut(t, pub)
	inside(t, d)
	if !strings.Contains(d.Text(), "so: "+long+"\n") {
		t.Error("words of the badge are lost")
	}
}

func TestEveryPageCarriesTheClassification(t *testing.T) {
	d := laidOut(t, assessed())
	for _, p := range d.Pages {
		var at []int
		for _, x := range artifacts(p) {
			if x.Text == "Confidential" && x.Style.Face == layout.Sans+layout.Bold {
				at = append(at, x.Y)
				if middle := 2*x.X + x.W; middle < p.Width-2 || middle > p.Width+2 {
					t.Errorf("page %d: the classification is not centred", p.Number)
				}
			}
		}
		if len(at) != 2 || at[0] >= p.Content.Y || at[1] <= p.Content.Y+p.Content.H {
			t.Errorf("page %d: classification at %v, content %v", p.Number, at, p.Content)
		}
	}
}

func TestALongClassificationIsShortenedAboveTheRunningHead(t *testing.T) {
	pub := assessed()
	pub.Banner = strings.Repeat("Strictly confidential – ", 13)
	d := laidOut(t, pub)
	inside(t, d)
	for _, p := range d.Pages[1:] {
		var banner, running []*layout.Text
		for _, x := range artifacts(p) {
			switch {
			case strings.HasPrefix(x.Text, "Strictly"):
				banner = append(banner, x)
			case x.Style.Size == 7500:
				running = append(running, x)
			}
		}
		if len(banner) != 2 || !strings.HasSuffix(banner[0].Text, "…") || banner[0].X < 0 || banner[0].X+banner[0].W > p.Width {
			t.Fatalf("page %d: %d lines %+v", p.Number, len(banner), banner)
		}
		for _, x := range running {
			if x.Y-x.Style.Size < banner[0].Y+2*layout.Pt || x.Y+2*layout.Pt > banner[1].Y-banner[1].Style.Size {
				t.Errorf("page %d: %q at %d touches the classification", p.Number, x.Text, x.Y)
			}
		}
	}
}

func TestRunningLinesOfABrand(t *testing.T) {
	for _, c := range []struct{ header, footer, want string }{
		{"", "", "Store Checkout|1 Summary|Edition 1|Page 1 of 12"},
		{"Acme", "Mine", "Acme|1 Summary|Mine|Page 1 of 12"},
		{"Acme | Q", "a|b|c", "Acme|Q|b|a|c"},
		{"|Right", "p. {page} of {pages}", "Right|p. 1 of 12"},
		{"a|b|c|d", "{page}|x", "b|a|c|d|1|x"},
	} {
		pub := assessed()
		pub.Look.Header, pub.Look.Footer = c.header, c.footer
		d := laidOut(t, pub)
		var got []string
		for _, x := range artifacts(d.Pages[d.Front]) {
			if x.Style.Size == 7500 {
				got = append(got, strings.ReplaceAll(x.Text, "\u2002", " "))
			}
		}
		want := strings.ReplaceAll(c.want, "of 12", "of "+d.Pages[len(d.Pages)-1].Label)
		if s := strings.Join(got, "|"); strings.ReplaceAll(s, " | ", "|") != want {
			t.Errorf("%q, %q give %q, want %q", c.header, c.footer, s, want)
		}
	}
}

func TestLongRunningLinesStayApart(t *testing.T) {
	pub := assessed()
	long := strings.Repeat("words of a running line ", 20)
	pub.Look.Header, pub.Look.Footer = long+"|"+long, long+"|"+long+"|"+long
	d := laidOut(t, pub)
	inside(t, d)
	for _, p := range d.Pages[1:] {
		byLine := map[int][]*layout.Text{}
		for _, x := range artifacts(p) {
			if x.Style.Size == 7500 {
				for _, y := range byLine[x.Y] {
					if x.X < y.X+y.W && y.X < x.X+x.W {
						t.Fatalf("page %d: %q and %q overlap", p.Number, x.Text, y.Text)
					}
				}
				byLine[x.Y] = append(byLine[x.Y], x)
			}
		}
	}
}

func TestLogosOfAnyShapeKeepTheirPlace(t *testing.T) {
	for _, size := range [][2]int{{1, 5000}, {5000, 1}, {1, 1}, {480, 160}, {300, 900}} {
		pub := assessed()
		pub.Look.Logo = picture(size[0], size[1])
		d := laidOut(t, pub)
		inside(t, d)
		for _, p := range d.Pages {
			n := 0
			for _, m := range p.Marks {
				if x, ok := m.(*layout.Picture); ok {
					n++
					if p.Number > 1 && (x.Y < 8*layout.MM || x.Y+x.H > p.Content.Y) {
						t.Errorf("%v: logo of page %d at %v", size, p.Number, x.Rect)
					}
				}
			}
			if n != 1 {
				t.Errorf("%v: %d logos on page %d", size, n, p.Number)
			}
		}
		if _, err := Render(pub, look(), Options{}); err != nil {
			t.Errorf("%v: %v", size, err)
		}
	}
}

func TestABrandColoursACopyOfTheTheme(t *testing.T) {
	th := look()
	before := th.Colour[doc.InkAccent]
	derived, err := branded(th, &doc.Look{Colours: map[doc.Ink]string{doc.InkAccent: "#ff0000"}})
	if err != nil || derived.Colour[doc.InkAccent] != (theme.Colour{R: 255}) || th.Colour[doc.InkAccent] != before || derived.Colour[doc.InkRule] != th.Colour[doc.InkRule] {
		t.Errorf("%v: accent %v, the theme's %v", err, derived.Colour[doc.InkAccent], th.Colour[doc.InkAccent])
	}
	pub := assessed()
	pub.Look.Colours[doc.InkAccent] = "crimson"
	if _, err := Render(pub, th, Options{}); err == nil || !strings.Contains(err.Error(), `"crimson" is no colour`) {
		t.Errorf("error %v", err)
	}
}

func TestFactsStandBeforeTheUsualOnes(t *testing.T) {
	cover := laidOut(t, assessed()).TextPages()[0]
	rest := cover
	for _, want := range []string{"Maturity Report: Store Checkout", "Organization Acme Stores", "System Store checkout", "IoT SMM 1.2, Retail Profile 1.0", "on any page \nstands below it", "Edition 1", "Date 2026-10-02"} {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Fatalf("no %q, or not in its place:\n%s", want, cover)
		}
		rest = after
	}
	if strings.Contains(cover, "Empty") {
		t.Error("a fact without value is printed")
	}
}

func TestTheNoticeStandsOnTheCoverOrOnThePageAfterIt(t *testing.T) {
	pub := assessed()
	if pages := laidOut(t, pub).TextPages(); !strings.Contains(pages[0], "No assurance is given.") || !strings.Contains(pages[0], "1 Example Street") {
		t.Errorf("cover:\n%s", pages[0])
	}
	pub.Look.Disclaimer = []doc.Block{narrative(20)}
	d := laidOut(t, pub)
	inside(t, d)
	pages := d.TextPages()
	if strings.Contains(pages[0], "Point-of-sale") || strings.Contains(pages[0], "1 Example Street") || !strings.HasPrefix(pages[1], "Point-of-sale") || !strings.Contains(pages[1], "1 Example Street") {
		t.Errorf("pages:\n%s\n---\n%s", pages[0], pages[1])
	}
}

func TestNothingOfTheMachineIsInTheFile(t *testing.T) {
	out := tool(t, assessed(), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	secret := []string{time.Now().Format("2006010215"), "content/480x160.png", "smmpub/generator"}
	if dir, err := os.Getwd(); err == nil {
		secret = append(secret, dir)
	}
	if name, err := os.Hostname(); err == nil && len(name) > 3 {
		secret = append(secret, name)
	}
	if u, err := user.Current(); err == nil && len(u.Username) > 3 {
		secret = append(secret, "/"+u.Username, u.HomeDir)
	}
	for _, s := range secret {
		if strings.Contains(out, s) {
			t.Errorf("the file holds %q", s)
		}
	}
	if !strings.Contains(out, "/Author (Example Assessors Ltd)") {
		t.Error("the authors are not those of the publication")
	}
}
