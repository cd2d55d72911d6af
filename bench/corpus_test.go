package main

import (
	"maps"
	"strings"
	"testing"

	"smmpub/generator"
	"smmpub/generator/diag"
)

func TestCorpusHasNeitherErrorsNorWarnings(t *testing.T) {
	o := options()
	o.NoPDF = true
	_, result, err := generator.Files(inMemory(t, 3), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity != diag.Info {
			t.Error(d)
		}
	}
}

func TestCorpusIsTheSameEachTime(t *testing.T) {
	small, err := Generate(2).Site("")
	if err != nil {
		t.Fatal(err)
	}
	large, err := Generate(4).Site("")
	if err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(large, func(name, _ string) bool { _, in := small[name]; return !in })
	if !maps.Equal(small, large) {
		t.Error("a larger corpus does not begin with the files of a smaller one")
	}
}

func TestProfileIsOfTheSizeOfTheRealOne(t *testing.T) {
	p := Generate(1).Profiles[0]
	if n := p.Statements(); len(p.Tables) != 18 || n < 150 || n > 250 {
		t.Errorf("%d tables, %d statements; want 18 and 150 to 250", len(p.Tables), n)
	}
}

func TestRivalsSetTheSameStatements(t *testing.T) {
	p := Generate(1).Profiles[0]
	for _, r := range rivals {
		text, err := r.write(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range p.Tables {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					for _, s := range append(cell.Actions, cell.Indicators...) {
						if !strings.Contains(text, r.markup.text(s.Text)) {
							t.Errorf("%s lacks %q", r.name, s.Text)
						}
					}
				}
			}
		}
	}
}

func TestMarkupOfTextLinksTermsAndCitations(t *testing.T) {
	const text = "Keep the [asset register], as [EX-101, 4.2] says."
	for _, test := range []struct {
		m    markup
		want string
	}{
		{latex, `Keep the \hyperlink{term-asset-register}{asset register}, as \hyperlink{ref-EX-101}{[EX-101, 4.2]} says.`},
		{typst, `Keep the #link(<term-asset-register>)[asset register], as #link(<ref-EX-101>)[\[EX-101, 4.2\]] says.`},
		{webpage, `Keep the <a href="#term-asset-register">asset register</a>, as <a href="#ref-EX-101">[EX-101, 4.2]</a> says.`},
	} {
		if got := test.m.text(text); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}
