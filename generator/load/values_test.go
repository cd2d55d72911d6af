package load_test

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

func practice(t *testing.T, text string) *smm.Table {
	t.Helper()
	lib, found, out := library(t, map[string]string{"profiles/p.yaml": text})
	if len(found) > 0 {
		t.Fatal(out)
	}
	return lib.Practices[0]
}

func TestEveryFormOfACellIsRead(t *testing.T) {
	lib, _, _ := library(t, place(t, "testdata/ok/practice.yaml"))
	table := lib.Practices[0]
	if !table.NoSection || table.Heading != "Threat Modeling Practice" {
		t.Errorf("section: %v, heading %q", table.NoSection, table.Heading)
	}
	if got := table.Row("general").External.Text; got != "IIC-SMMP2020" {
		t.Errorf("external: %q", got)
	}
	if doc.PlainText(table.Row("system").None) != "Why nothing is needed." {
		t.Errorf("none: %v", table.Row("system").None)
	}
	two := table.Row("industry").Cell(2)
	if two.ID != "threat-modeling.industry-2" {
		t.Errorf("cell id %q", two.ID)
	}
	if got, want := ids(two), "standards pts a1-2 a2 i1 log i2-1 i2-2"; got != want {
		t.Errorf("ids %q, want %q", got, want)
	}
	three := table.Row("industry").Cell(3).Blocks[0]
	if !three.NoHeading || three.Parts[0].Part.Text != "" || len(three.Parts[0].Statements) != 1 {
		t.Errorf("a cell of one string: %+v", three)
	}
	four := table.Row("industry").Cell(4)
	if len(four.Blocks) != 3 || !four.Blocks[1].NoHeading || len(four.Blocks[2].Parts[0].Statements) != 2 {
		t.Errorf("a cell of blocks: %d blocks", len(four.Blocks))
	}
	if got, want := ids(four), "a1 i1 log i2-1 i2-2 a2 a3 a4"; got != want {
		t.Errorf("ids %q, want %q", got, want)
	}
	if !four.Blocks[1].Parts[0].Statements[0].Whole {
		t.Error("assess=whole was not read")
	}
}

func ids(c *smm.Cell) string {
	var out []string
	for s := range c.Statements {
		out = append(out, s.ID)
	}
	return strings.Join(out, " ")
}

func TestMarkdownAndListFormsOfStatementsAreEqual(t *testing.T) {
	head := "kind: practice\npractice: x\nconsiderations:\n  industry:\n    2:\n      actions:"
	tables := []*smm.Table{
		practice(t, head+" |\n        - Do it: {#do devices=pin,video was=old informative no_compensation}\n          - one\n          - two {see=y.industry-1.b}\n"),
		practice(t, head+"\n        - id: do\n          text: \"Do it:\"\n          devices: [pin, video]\n          was: old\n          informative: true\n          no_compensation: true\n          items: [one, {text: two, see: y.industry-1.b}]\n"),
	}
	for _, table := range tables {
		s := table.Rows[0].Cells[0].Blocks[0].Parts[0].Statements[0]
		if s.ID != "do" || !s.Named || doc.PlainText(s.Text) != "Do it:" || len(s.Devices) != 2 || s.Devices[1].Text != "video" ||
			s.Was[0].Text != "old" || !s.Informative || !s.NoCompensation || len(s.Items) != 2 || s.Items[1].See.Text != "y.industry-1.b" || s.Items[0].ID != "a1-1" {
			t.Errorf("%+v", s)
		}
	}
}

func TestPlacesInsideYAMLTextsAreExact(t *testing.T) {
	table := practice(t, "kind: practice\npractice: x\nnote: |\n  First line.\n\n  Second «[one]» line.\ndescription: \"Quoted [two] text\"\n"+
		"considerations:\n  industry:\n    summary: Plain [three] text\n    2:\n      description: >\n        Folded\n        [four]\n"+
		"      actions: |\n        - Täglich [five] {#seals devices=a,b}\n")
	row := table.Rows[0]
	cell := row.Cells[0]
	s := cell.Blocks[0].Parts[0].Statements[0]
	for key, blocks := range map[string][]doc.Block{
		"6:11 one": table.Note, "7:22 two": table.Description, "10:20 three": row.Summary, "12:20 four": cell.Blocks[0].Description,
		"16:19 five": {&doc.Paragraph{Content: s.Text}},
	} {
		doc.EachInline(blocks, func(x doc.Inline) {
			if r, ok := x.(*doc.Ref); ok {
				if got := strings.TrimPrefix(r.Pos.String(), "profiles/p.yaml:") + " " + r.Key; got != key {
					t.Errorf("got %q, want %q", got, key)
				}
			}
		})
	}
	if got := s.Pos.String() + " " + s.Devices[1].Pos.String(); got != "profiles/p.yaml:16:28 profiles/p.yaml:16:44" {
		t.Errorf("statement and device at %s", got)
	}
}

func TestTextsStayAsWritten(t *testing.T) {
	lib, found, out := library(t, map[string]string{"profiles/p.yaml": "kind: profile\nid: \"2020\"\nmodel: iot-smm@1.10\nedition: 1.10\ntitle: NO\nshort_title: 0x2\ndate: 2020-08-01\nnumber: 014\n"})
	if len(found) > 0 {
		t.Fatal(out)
	}
	p := lib.Profiles[0]
	if p.ID != "2020" || p.Edition != "1.10" || p.Title != "NO" || p.ShortTitle != "0x2" || p.Date != "2020-08-01" || p.Number != "014" || p.Status != smm.Draft {
		t.Errorf("%+v", p.Front)
	}
	if p.Language != "en" {
		t.Errorf("language %q", p.Language)
	}
}

func TestBaseURLEndsInASlash(t *testing.T) {
	lib, _, _ := library(t, map[string]string{"site.yaml": "kind: site\ntitle: T\nbase_url: https://example.org/smm\n"})
	if lib.Site.BaseURL != "https://example.org/smm/" {
		t.Errorf("%q", lib.Site.BaseURL)
	}
}

func TestAFileOfWhichNothingIsKnownIsUnread(t *testing.T) {
	lib, _, _ := library(t, map[string]string{"profiles/a.yaml": "kind: [\n", "profiles/b.yaml": "kind: glossary\nid: b\nterns: []\n"})
	if len(lib.Unread) != 1 || lib.Unread[0] != "profiles/a.yaml" || len(lib.Glossaries) != 1 {
		t.Errorf("unread %v, glossaries %d", lib.Unread, len(lib.Glossaries))
	}
}

func TestMappingAtEveryHeight(t *testing.T) {
	lib, found, out := library(t, map[string]string{"profiles/m.yaml": `kind: mapping
id: m
edition: "1"
title: M
from: iot-smm
practices:
  a:
    industry-3.x: {any: {iec: SR 1.1}}
    "2":
      owner:
        iec: [SR 1.1, {id: SR 1.2, relation: subset, note: "Some [ref]."}]
        other: {none: Silent.}
      supplier: {none: Not there.}
    1: {none: Nothing.}
  b: {none: Not mapped.}
`})
	if len(found) > 0 {
		t.Fatal(out)
	}
	m := lib.Mappings[0]
	a := m.Practices[0]
	if len(a.Places) != 3 || a.Places[0].None == nil || a.Places[2].Scope != "industry" || a.Places[2].Level != 3 {
		t.Fatalf("%+v", a.Places)
	}
	set := a.Places[1].Sets[0]
	if len(set.Links) != 2 || set.Links[0].Relation != "related" || set.Links[1].ID.Text != "SR 1.2" || set.NotIn[0].Framework.Text != "other" {
		t.Errorf("%+v", set)
	}
	if doc.PlainText(m.Practices[1].None) != "Not mapped." || a.Places[1].Sets[1].None == nil {
		t.Error("none was not read")
	}
}

func TestTablesBesideTheirFile(t *testing.T) {
	lib, found, out := library(t, map[string]string{
		"profiles/f/f.yaml": "kind: framework\nid: f\ntitle: F\ngroups: [{id: G, title: Group}]\ncsv: f.csv\n",
		"profiles/f/f.csv":  "\ufeffid,title,group,parent\r\nR 1,\"A, b\",G,\r\nR 2,Ü,H,R 1\r\n",
		"profiles/m.yaml":   "kind: mapping\nid: m\nedition: \"1\"\ntitle: M\nfrom: x\ncsv: m.csv\n",
		"profiles/m.csv":    "practice,level,scope,role,framework,requirement,relation,note\na,2,,any,f,R 1,,\na,2,industry,owner,f,R 2,equal,Why [x]\na,3,,owner,,,,Nothing\n",
	})
	if len(found) > 0 {
		t.Fatal(out)
	}
	f := lib.Frameworks[0]
	r := f.Requirement("R 2")
	if r == nil || r.Parent.Text != "R 1" || r.Pos.String() != "profiles/f/f.csv:3:1" || len(f.Groups) != 2 || f.Requirement("R 1").Title != "A, b" {
		t.Errorf("%+v", r)
	}
	places := lib.Mappings[0].Practices[0].Places
	if len(places) != 3 || places[1].Key.Text != "industry-2" || places[1].Sets[0].Links[0].Relation != "equal" || places[2].Sets[0].None == nil {
		t.Errorf("%+v", places)
	}
}

func TestMistakesInTables(t *testing.T) {
	_, _, out := library(t, map[string]string{
		"profiles/f.yaml": "kind: framework\nid: f\ntitle: F\ncsv: f.csv\n",
		"profiles/f.csv":  "id,titel\nR 1,Some title, with a comma\n",
		"profiles/m.yaml": "kind: mapping\nid: m\nedition: \"1\"\ntitle: M\nfrom: x\ncsv: m.csv\n",
		"profiles/m.csv":  "practice,level,role,framework\n",
	})
	for _, want := range []string{
		`profiles/f.csv:1:4: error: unknown column "titel" [unknown-key]`, `did you mean "title"?`,
		"profiles/f.csv:2:16: error: the row has 3 fields, the head has 2 [csv-row]",
		`profiles/m.csv:1: error: column "requirement" is missing [missing-key]`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	var walk func(path string, keys []load.Key, depth int)
	walk = func(path string, keys []load.Key, depth int) {
		for _, k := range keys {
			at := path + "." + k.Name
			if k.Doc == "" || k.Shape == nil || k.Shape.Type == "" {
				t.Errorf("%s lacks its description or shape", at)
				continue
			}
			for s := k.Shape; s != nil; s = s.Of {
				if s.Keys != nil && depth < 8 {
					walk(at, s.Keys(), depth+1)
				}
			}
		}
	}
	for _, k := range load.Kinds() {
		walk(k.Name, k.Keys, 0)
	}
}
