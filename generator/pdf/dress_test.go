package pdf

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

func unfinished(status, words string) *doc.Publication {
	pub := sample()
	pub.Front.Status, pub.Front.StatusText = status, words
	return pub
}

func TestDraftsAreStampedBeneathAllElse(t *testing.T) {
	for status, want := range map[string]string{"draft": "DRAFT", "review": "ÖFFENTLICHE PRÜFUNG", "published": "", "withdrawn": ""} {
		words := strings.ToLower(want)
		for _, p := range laidOut(t, unfinished(status, words)).Pages {
			got := ""
			if s, ok := p.Marks[0].(*layout.Stamp); ok {
				for _, r := range s.Runs {
					got += r.Text
				}
				corners(t, p, s)
			}
			if got != want {
				t.Fatalf("%s: page %d is stamped %q, want %q", status, p.Number, got, want)
			}
		}
	}
}

// corners looks whether the word stays on its page.
func corners(t *testing.T, p *layout.Page, s *layout.Stamp) {
	last := s.Runs[len(s.Runs)-1]
	for _, along := range []int{0, last.X + last.W} {
		for _, up := range []int{0, last.Style.Size} {
			if x, y := s.Place(along, up); x < 0 || y < 0 || x > p.Width || y > p.Height {
				t.Errorf("page %d: the stamp reaches %d, %d", p.Number, x, y)
			}
		}
	}
}

func TestAStampIsNoText(t *testing.T) {
	plain, stamped := unfinished("", ""), unfinished("draft", "Zzdraft")
	stamped.Front.StatusText = ""
	before := tool(t, plain, "pdftotext", "-raw", "FILE", "-")
	if after := tool(t, stamped, "pdftotext", "-raw", "FILE", "-"); after != before {
		t.Error("what is extracted of a draft differs before it is stamped")
	}
	stamped.Front.StatusText = "Zzdraft"
	if strings.Contains(tool(t, stamped, "pdftotext", "-raw", "FILE", "-"), "ZZDRAFT") {
		t.Error("the stamp is extracted as text")
	}
	if out := quiet.Replace(tool(t, stamped, "mutool", "draw", "-F", "text", "-o", "/dev/null", "FILE")); complaint.MatchString(out) {
		t.Error(out)
	}
}

func TestCoverPicturesAreWholeAndInTheUpperThird(t *testing.T) {
	for i, size := range [][2]int{{1600, 640}, {800, 800}, {600, 1800}, {4000, 100}, {1, 1}, {1600, 640}, {600, 1800}} {
		pub := sample()
		banner := ""
		if i > 4 {
			banner = "Confidential"
		}
		pub.Banner = banner
		pub.Look = &doc.Look{Cover: picture(size[0], size[1]), Logo: picture(300, 100)}
		d := laidOut(t, pub)
		if s := d.Overflow(); len(s) > 0 {
			t.Errorf("%v: %v", size, s)
		}
		p := d.Pages[0]
		var cover *layout.Picture
		for _, m := range p.Marks {
			if pic, ok := m.(*layout.Picture); ok && pic.Image == pub.Look.Cover {
				cover = pic
			}
		}
		if cover == nil {
			t.Fatalf("%v: no picture on the cover", size)
		}
		if cover.Y+cover.H > p.Height/3 || banner != "" && cover.Y < 10*layout.MM {
			t.Errorf("%v: the picture ends at %d", size, cover.Y+cover.H)
		}
		if off := cover.W*size[1] - cover.H*size[0]; max(off, -off) > 2*max(cover.W, cover.H, size[0]*1000, size[1]*1000) {
			t.Errorf("%v: the picture is %d by %d", size, cover.W, cover.H)
		}
	}
}

func TestEveryPageCarriesTheCopyright(t *testing.T) {
	for _, footer := range []string{"", "{page} of {pages}", "Ours | and ours | {page}", "© 2020 Example | {page}"} {
		pub := sample()
		pub.Front.Copyright = txt("© 2020 Example")
		pub.Look = &doc.Look{Footer: footer}
		d := laidOut(t, pub)
		for i, text := range d.TextPages() {
			if n := strings.Count(text, "© 2020 Example"); n != 1 {
				t.Errorf("%q: page %d has the copyright %d times", footer, i+1, n)
			}
		}
		if s := d.Overflow(); len(s) > 0 {
			t.Errorf("%q: %v", footer, s)
		}
	}
}

func TestDocumentControlSaysHowToCite(t *testing.T) {
	pub := sample()
	pub.Front.Cite, pub.Front.Address = txt("Cite it so."), txt("https://example.org/smm/")
	pub.Front.Standing = txt("A newer edition exists: 1.1.")
	pub.Front.StatusText = "Published"
	pub.Front.Editions = []doc.Edition{{Name: "1.1, 2021", Role: "Published"}, {Name: "1.0, 2020", Role: "Withdrawn"}}
	text := laidOut(t, pub).Text()
	for _, want := range []string{"Cite it so.", "https://example.org/smm/", "Published. A newer edition exists: 1.1.", "1.1, 2021 (Published)", "1.0, 2020 (Withdrawn)"} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q stands %d times", want, strings.Count(text, want))
		}
	}
}

func TestOutlinesOfLetters(t *testing.T) {
	font := usual[layout.Sans+layout.Bold]()
	for r, want := range map[rune]int{'D': 2, 'T': 1, 'É': 2, 'ö': 4, ' ': 0, '\u4e00': 0} {
		contours, units := font.Outline(r)
		if len(contours) != want || units < 1000 {
			t.Errorf("%q has %d contours, want %d, in units of 1/%d", r, len(contours), want, units)
		}
		for _, c := range contours {
			for _, q := range c {
				if q.X < -units || q.X > 2*units || q.Y < -units || q.Y > 2*units {
					t.Errorf("%q: a point at %d, %d", r, q.X, q.Y)
				}
			}
		}
	}
}

func TestWhatDressesAPageLiesInMarkedContent(t *testing.T) {
	pub := unfinished("draft", "Draft")
	pub.Look = &doc.Look{Cover: picture(300, 400), Logo: picture(300, 100), Footer: "Ours"}
	in := inspect(t, pub)
	for i, p := range in.pages() {
		for _, e := range scan(in.stream(in.dict(p)["/Contents"])).errors {
			t.Errorf("page %d: %s", i+1, e)
		}
	}
}
