package html

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// choosing is the sample site with a practice table that can be narrowed down and had as data.
func choosing() *doc.Site {
	site := sampleSite()
	for _, p := range site.Pubs {
		doc.EachBlock(bodies(p), func(b doc.Block) {
			if t, ok := b.(*doc.Table); ok && t.ID == "tbl-threat-modeling" {
				t.Data = "retail-pos/1.0/practices/threat-modeling/table.csv"
				t.Choices = &doc.Choices{
					Levels:  []doc.Choice{{Facet: "1", Name: "1 Minimum"}, {Facet: "2", Name: "2 Ad Hoc"}},
					Scopes:  []doc.Choice{{Facet: "industry", Name: "Industry"}, {Facet: "system", Name: `"System"`}},
					Devices: []doc.Choice{{Facet: "pin-pad", Name: "PIN Pad", Holds: []string{"pin-pad", "payment"}, Group: "Payment"}, {Facet: "scale", Name: "Scale", Holds: []string{"scale"}}},
				}
			}
		})
	}
	return site
}

func bodies(p *doc.Publication) []doc.Block {
	var out []doc.Block
	for _, c := range p.Chapters {
		c.Walk(func(s *doc.Section, _ int) { out = append(out, s.Body...) })
	}
	return out
}

func TestChoicesStandInATemplateAndTheirScriptIsNamed(t *testing.T) {
	files := render(t, choosing())
	page := string(files["retail-pos/1.0/practices/threat-modeling/index.html"])
	for _, want := range []string{
		"<template>\n" + `<div class="tools" role="group" aria-label="View of Table 2-1: Threat Modeling">`,
		`<input type="radio" name="view-tbl-threat-modeling" value="2"><span>2 Ad Hoc</span>`,
		`<input type="checkbox" name="hide" checked value="system"> &#34;System&#34;</label>`,
		`<optgroup label="Payment"><option value="pin-pad" data-holds="pin-pad payment">PIN Pad</option>` + "\n" + `</optgroup>` + "\n" + `<option value="scale" data-holds="scale">Scale</option>`,
		`<a class="data" href="table.csv" download="retail-pos-1.0-practices-threat-modeling-table.csv">`,
		`<a class="pdf" href="../../retail-pos.pdf#nameddest=tbl-threat-modeling">`,
		`data-bibtex="@techreport{retail-pos-1.0,`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the practice page lacks %s", want)
		}
	}
	if whole := string(files["retail-pos/1.0/all/index.html"]); !strings.Contains(whole, `href="../practices/threat-modeling/table.csv"`) {
		t.Error("the one-page edition does not lead to the data")
	}
	f := &frame{Main: "<template>", Style: "../../" + stylePath}
	if got := f.TableScript(); got != "../../assets/table.js" {
		t.Errorf("the script's address is %q", got)
	}
	f.Main = "<p>"
	if got := f.TableScript(); got != "" {
		t.Errorf("a page without choices asks for %q", got)
	}
}

func TestATableIsDataToo(t *testing.T) {
	data := string(render(t, choosing())["retail-pos/1.0/practices/threat-modeling/table.csv"])
	text, marked := strings.CutPrefix(data, "\ufeff")
	if !marked || !strings.Contains(text, "\r\n") {
		t.Error("the file lacks the mark of UTF-8 or the line ends of RFC 4180")
	}
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"practice", "scope", "level", "part", "id", "text", "devices"}; !slices.Equal(lines[0], want) {
		t.Errorf("the heads are %q", lines[0])
	}
	want := []string{"threat-modeling", "industry", "2", "actions", "threat-modeling.industry-2.a2",
		"Inspect tamper-evident seals on terminals every day and compare them with the record made when they were applied.", "pin-pad scanner"}
	if !slices.ContainsFunc(lines, func(l []string) bool { return slices.Equal(l, want) }) {
		t.Errorf("no line reads %q", want)
	}
}

func TestDataHoldsNoFormulas(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain"} {
		d := &dataTable{}
		d.line(text)
		guarded := strings.HasPrefix(d.lines[0][0], "'")
		if guarded == (text == "plain") {
			t.Errorf("%q became %q", text, d.lines[0][0])
		}
	}
}

func TestBibliographyEntriesKeepWhatTeXWouldTake(t *testing.T) {
	b := &book{web: &web{site: &doc.Site{BaseURL: "https://smm.example/"}}, words: doc.Words{"edition": "Edition"},
		pub: &doc.Publication{ID: "p", Edition: "1.0", Path: "p/1.0/", Front: doc.Front{Title: `R&D_100% {of} \it`, Edition: "1.0", Date: "2020-08-01",
			Authors: []doc.Party{{Name: "Ann Lee"}, {Name: "Shops and Sons, Inc."}}}}}
	want := `@techreport{p-1.0,
  title = "{R\&D\_100\% \{of\} \textbackslash{}it}",
  author = {Ann Lee and {Shops and Sons, Inc.}},
  year = {2020},
  month = aug,
  note = {Edition 1.0},
  url = {https://smm.example/p/1.0/index.html},
}
`
	if got := b.bibTeX(); got != want {
		t.Errorf("the entry reads\n%s\nwant\n%s", got, want)
	}
}

func TestNumberedStatementsKeepTheirNumbersWhenSomeAreHidden(t *testing.T) {
	w := &writer{book: &book{}}
	w.list(&doc.List{Class: "statements", Ordered: true, Tight: true, Start: 1, Items: []*doc.Item{{Blocks: doc.Para("one")}, {Blocks: doc.Para("two")}}})
	if got := string(w.html); !strings.Contains(got, `<li value="2">two</li>`) {
		t.Error(got)
	}
}
