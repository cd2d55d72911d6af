package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

func read(t *testing.T, text string) ([]doc.Block, string) {
	t.Helper()
	var list diag.List
	d := Blocks(Source{Text: text, Base: Base{File: "a.md", Line: 1, Col: 1}, Images: map[string]*doc.Image{"a.png": {}}}, &list)
	var found []string
	for _, x := range list.Sorted() {
		found = append(found, fmt.Sprintf("%d:%d %s", x.Pos.Line, x.Pos.Col, x.Rule))
	}
	return d.Blocks, strings.Join(found, ", ")
}

// sketch writes inlines so that tests can compare them.
func sketch(in []doc.Inline) string {
	var b strings.Builder
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Text:
			b.WriteString(x.Text)
		case *doc.Code:
			fmt.Fprintf(&b, "code(%s)", x.Text)
		case *doc.Span:
			fmt.Fprintf(&b, "%s(%s)", x.Style, sketch(x.Content))
		case *doc.Break:
			b.WriteString("break()")
		case *doc.Ref:
			fmt.Fprintf(&b, "%s(%s", x.Kind, x.Key)
			if x.Locator != nil {
				fmt.Fprintf(&b, " at %s", sketch(x.Locator))
			}
			if x.Content != nil {
				fmt.Fprintf(&b, " as %s", sketch(x.Content))
			}
			fmt.Fprintf(&b, " @%d:%d)", x.Pos.Line, x.Pos.Col)
		case *doc.NoteRef:
			fmt.Fprintf(&b, "note(%s)", x.Note.Key)
		case *doc.InlineImage:
			fmt.Fprintf(&b, "image(%s)", x.Alt)
		}
	}
	return b.String()
}

func TestInlines(t *testing.T) {
	for _, c := range []struct{ in, want, found string }{
		{"Cite [PCI-DSS].", "Cite bracket(PCI-DSS @1:6).", ""},
		{"[PCI-DSS, *8.2*, b]", "bracket(PCI-DSS at em(8.2), b @1:1)", ""},
		{"[these *words*][scope] and [scope][]", "bracket(scope as these em(words) @1:1) and bracket(scope @1:28)", ""},
		{"[UPOS v2\nAPIS] x", "bracket(UPOS v2 APIS @1:1) x", ""},
		{"[PCI--DSS's] \"x\" -- y...", "bracket(PCI--DSS's @1:1) “x” – y…", ""},
		{"[ ] [] [...] [a[b]c]", "[ ] [] […] [abracket(b @1:16)c]", ""},
		{"`[code]` \\[text\\] [a `b` c]", "code([code]) [text] bracket(a `b` c @1:19)", ""},
		{"[" + strings.Repeat("x", 101) + "]", "[" + strings.Repeat("x", 101) + "]", ""},
		{"[a][b][c]", "bracket(b as a @1:1)bracket(c @1:7)", ""},
		{"[x] and [y](z.md#q)\n\n[x]: http://e.org", "link(http://e.org as x @1:1) and link(z.md#q as y @1:9)", ""},
		{"[](<requirement:iec/SR 1.1>) <https://e.org/a_b> <a@b.c>", "link(requirement:iec/SR 1.1 @1:1) link(https://e.org/a_b as https://e.org/a_b @1:30) link(mailto:a@b.c as a@b.c @1:50)", ""},
		{"[see [x] here](y.md)", "link(y.md as see [x] here @1:1)", ""},
		{"3<sup>rd</sup> H<sub>2</sub>O<br>z", "3sup(rd) Hsub(2)Obreak()z", ""},
		{"<sup>[k]</sup> <i>x</i>", "sup(bracket(k @1:6)) x", "1:16 raw-html, 1:20 raw-html"},
		{"a</sup><sup>b", "ab", "1:2 raw-html, 1:8 raw-html"},
		{"A &amp; B &#65; &copy; &nope; 1 < 2", "A & B A © &nope; 1 < 2", ""},
		{"~~gone~~ **b** _e_ a\\\nb  \nc", "del(gone) strong(b) em(e) abreak()bbreak()c", ""},
		{"**[k]** *a [b* c]", "strong(bracket(k @1:3)) em(a [b) c]", ""},
		{"![alt](a.png) x ![](a.png)", "image(alt) x image()", "1:17 missing-alt"},
		{"x[^n] y[^m]\n\n[^n]: Note.", "xnote(n) y[^m]", "1:8 unknown-note"},
		{"[words](a b.md) [x](y)", "[words](a b.md) link(y as x @1:17)", "1:1 bad-link"},
		{"[](requirement:iec/SR 1.1)", "[](requirement:iec/SR 1.1)", "1:1 bad-link"},
		{"Üñï [k]", "Üñï bracket(k @1:5)", ""},
	} {
		blocks, found := read(t, c.in)
		got := ""
		if len(blocks) > 0 {
			got = sketch(blocks[0].(*doc.Paragraph).Content)
		}
		if got != c.want || found != c.found {
			t.Errorf("%q\n got %s [%s]\nwant %s [%s]", c.in, got, found, c.want, c.found)
		}
	}
}

func TestBlocks(t *testing.T) {
	blocks, found := read(t, strings.Join([]string{
		"# One {#one}", "Two {#two}", "---", "> Quote", "", "3. a", "4. b", "", "Term", "Other", ": Means [k].", "",
		"```go", "func x() {}", "```", "", "    plain", "", "***", "",
		"Table: *Caption* {#tbl-x}", "", "| a | b |", "|:-:|--:|", "| 1 | [k] |", "", "- x", "", "  y",
	}, "\n"))
	if found != "" {
		t.Fatal(found)
	}
	one, two := blocks[0].(*doc.Heading), blocks[1].(*doc.Heading)
	if one.ID != "one" || !one.Explicit || doc.PlainText(one.Content) != "One" || two.ID != "two" || two.Level != 2 || two.Pos.Line != 2 {
		t.Errorf("headings %+v %+v", one, two)
	}
	if _, ok := blocks[2].(*doc.Quote); !ok {
		t.Errorf("quote %T", blocks[2])
	}
	if l := blocks[3].(*doc.List); !l.Ordered || l.Start != 3 || !l.Tight || len(l.Items) != 2 || l.Items[1].Pos.Line != 7 {
		t.Errorf("list %+v", l)
	}
	if d := blocks[4].(*doc.Definitions).Items[0]; len(d.Terms) != 2 || len(d.Body) != 1 {
		t.Errorf("definition %+v", d)
	}
	if c := blocks[5].(*doc.CodeBlock); c.Language != "go" || c.Lines[0][0] != (doc.Token{Class: "keyword", Text: "func"}) || len(c.Lines) != 1 {
		t.Errorf("code %+v", c)
	}
	if c := blocks[6].(*doc.CodeBlock); c.Lines[0][0].Text != "plain" {
		t.Errorf("code %+v", c)
	}
	table := blocks[8].(*doc.Table)
	if table.ID != "tbl-x" || sketch(table.Caption) != "em(Caption)" || table.Columns[0].Align != doc.Center || table.Columns[1].Align != doc.End ||
		table.Head[0].Cells[0].Head != doc.ColHead || table.Rows[0].Cells[1].Pos.String() != "a.md:25:7" || table.Class != "plain" {
		t.Errorf("table %+v", table)
	}
	if l := blocks[9].(*doc.List); l.Tight || len(l.Items[0].Blocks) != 2 {
		t.Errorf("loose list %+v", l)
	}
}

func TestFiguresAndExamples(t *testing.T) {
	blocks, found := read(t, "![A *b*](a.png \"It's\"){#fig-a}\n\n![A](figure:domain/x \"T\"){#fig-b}\n\n![A](a.png)\n\n- x\n\n  ```practice\n  practice: y\n  ```\n")
	if found != "" {
		t.Fatal(found)
	}
	f := blocks[0].(*doc.Figure)
	if f.ID != "fig-a" || f.Alt != "A b" || doc.PlainText(f.Caption) != "It’s" || f.Image == nil {
		t.Errorf("%+v", f)
	}
	if d := blocks[1].(*doc.Drawn); d.What != "figure:domain/x" || d.ID != "fig-b" || doc.PlainText(d.Title) != "T" || d.Pos.Line != 3 {
		t.Errorf("%+v", d)
	}
	if f := blocks[2].(*doc.Figure); f.Caption != nil || f.Label != "" {
		t.Errorf("%+v", f)
	}
	e := blocks[3].(*doc.List).Items[0].Blocks[1].(*doc.Example)
	if e.Source != "practice: y\n" || e.Pos.String() != "a.md:10:3" {
		t.Errorf("%+v", e)
	}
}

func TestFootnotes(t *testing.T) {
	var list diag.List
	d := Blocks(Source{Text: "A[^b] c[^a] d[^b].\n\n[^a]: First, see [^b].\n[^b]: Two\n\n    paragraphs [k].\n", Base: Base{File: "a.md", Line: 1, Col: 1}}, &list)
	if list.HasErrors() || len(d.Blocks) != 1 || len(d.Notes) != 2 || d.Notes[0].Key != "b" || len(d.Notes[0].Blocks) != 2 || d.Notes[1].Pos.Line != 3 {
		t.Fatalf("%+v %+v", d, list.Sorted())
	}
	if got := sketch(d.Notes[0].Blocks[1].(*doc.Paragraph).Content); got != "paragraphs bracket(k @6:16)." {
		t.Error(got)
	}
	if got := sketch(d.Notes[1].Blocks[0].(*doc.Paragraph).Content); got != "First, see note(b)." {
		t.Error(got)
	}
}

func TestStatements(t *testing.T) {
	var list diag.List
	got := Statements(Source{Text: "- Lead: {#lead}\n  - Item\n    {devices=a,b\n    informative}\n\n  More.\n- \\{text} {see=x.y-2.z}\n- {see=x.y-2.z}\n- Plain \\{x}\n", Base: Base{File: "a.yaml", Line: 5, Col: 9, Indent: 8}}, &list)
	if list.HasErrors() {
		t.Fatalf("%+v", list.Sorted())
	}
	lead := got[0]
	if sketch(lead.Text) != "Lead:" || lead.Attributes[0].Value != "lead" || lead.Attributes[0].ValuePos.String() != "a.yaml:5:19" || len(lead.More) != 1 {
		t.Errorf("%+v", lead)
	}
	if a := lead.Items[0].Attributes; len(a) != 2 || a[1].Name != "informative" || a[1].Pos.String() != "a.yaml:8:13" || lead.Items[0].Pos.String() != "a.yaml:6:13" {
		t.Errorf("%+v", a)
	}
	if sketch(got[1].Text) != "{text}" || got[2].Text != nil || len(got[2].Attributes) != 1 || sketch(got[3].Text) != "Plain {x}" || got[3].Attributes != nil {
		t.Errorf("%+v %+v %+v", got[1], got[2], got[3])
	}
	one := Statements(Source{Text: "A lead-in:\n\n- a\n- b", Base: Base{File: "a", Line: 1, Col: 1}}, &list)
	if len(one) != 1 || len(one[0].Items) != 2 {
		t.Errorf("%+v", one)
	}
}

// TestHostileTextsAreRefusedQuickly gives texts that goldmark needs seconds for.
func TestHostileTextsAreRefusedQuickly(t *testing.T) {
	deep := strings.Builder{}
	for i := range 2000 {
		deep.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	for name, text := range map[string]string{
		"emphasis":  strings.Repeat("*a_ ", 20_000),
		"links":     strings.Repeat("[a](", 20_000),
		"lines":     strings.Repeat("*a_ [\n", 20_000),
		"backticks": strings.Repeat("`a``", 20_000),
		"quotes":    strings.Repeat(">", 20_000),
		"lists":     deep.String(),
		"inline":    strings.Repeat("- ", 5_000) + "x",
		"table":     "|" + strings.Repeat("a|", 5_000) + "\n|" + strings.Repeat("-|", 5_000) + "\n" + strings.Repeat("|x\n", 5_000),
		"rows":      "a|" + strings.Repeat("a|", 90) + "\n" + strings.Repeat("-|", 91) + "\n" + strings.Repeat("x|\n", 5_000),
		"no fence":  "``` `\n" + strings.Repeat("*a_ ", 20_000),
		"pipes":     strings.Repeat("a|", 5_000) + "\n" + strings.Repeat("-|", 5_000) + "\n" + strings.Repeat("x|\n", 5_000),
	} {
		start := time.Now()
		_, found := read(t, text)
		if d := time.Since(start); d > time.Second {
			t.Errorf("%s took %v", name, d)
		}
		if !strings.Contains(found, "too-complex") {
			t.Errorf("%s: %s", name, found)
		}
	}
}

func TestLongOrdinaryTextsAreRead(t *testing.T) {
	text := strings.Repeat("- Item with *words* and [KEY], `code`.\n", 1000) + "\n" + strings.Repeat("Paragraph \"quoted\" [KEY].\n\n", 1000) +
		"| a | b |\n|---|---|\n" + strings.Repeat("| [K] | *x* |\n", 1000)
	if _, found := read(t, text); found != "" {
		t.Error(found)
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"# A {#a}\n\n[x][y] [z, 1] ![a](b \"c\"){#d}\n", "- a {#b c=d}\n  - e\n\nTable: x {#y}\n\n|a|\n|-|\n|b|\n", "a[^b]\n\n[^b]: c\n",
		"T\n: d {#e}\n", "<sup>a</sup> <b> <br> &amp;\\[", "```practice\nx: y\n```\n", "> - {a}\n>   {b}\n", "a {#b}\n---\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		defer time.AfterFunc(10*time.Second, func() { panic("reading takes for ever") }).Stop()
		var list diag.List
		src := Source{Text: s, Base: Base{File: "a", Line: 1, Col: 1}}
		doc.EachInline(Blocks(src, &list).Blocks, func(doc.Inline) {})
		Statements(src, &list)
		lines := strings.Count(s, "\n") + 1
		for _, d := range list.Sorted() {
			if d.Pos.Line < 1 || d.Pos.Line > lines || d.Pos.Col < 1 {
				t.Fatalf("%+v is outside of %d lines", d, lines)
			}
		}
	})
}
