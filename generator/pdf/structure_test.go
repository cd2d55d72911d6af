package pdf

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// below says which elements may hold which: block structures do not stand in lines, parts of tables, lists and contents not
// elsewhere (ISO 32000-1, 14.8.4).
var below = map[string]string{
	"TR": "Table THead TBody", "TH": "TR", "TD": "TR", "THead": "Table", "TBody": "Table", "LI": "L", "Lbl": "LI TOCI Note",
	"LBody": "LI", "TOCI": "TOC", "Sect": "Document Sect", "H": "Document Sect Div TD TH LBody", "Code": "P Caption H Lbl Title",
	"Caption": "Table Div", "Link": "P Reference H Caption Lbl Figure Title Code TH TD", "Note": "Sect Document",
}

// structureCheck walks the structure tree of a file.
type structureCheck struct {
	*inspected
	ids      map[string]bool
	mcids    map[string]map[int]string // by page: the element of each marked content
	annots   map[string]string         // the element of each annotation
	roles    map[string]int
	headings int
	uneven   [][]int // lengths of the rows of tables that are no rectangles
}

func checkStructure(t *testing.T, in *inspected) *structureCheck {
	t.Helper()
	c := &structureCheck{inspected: in, ids: map[string]bool{}, mcids: map[string]map[int]string{}, annots: map[string]string{}, roles: map[string]int{}}
	root := in.dict(in.root()["/StructTreeRoot"])
	top, _ := root["/K"].(string)
	c.element(top, in.root()["/StructTreeRoot"].(string), "")
	c.parents(root)
	c.links()
	if n := len(c.ids); n > 0 && c.count(root["/IDTree"], "/Names")/2 != n {
		t.Errorf("%d elements have IDs, the tree of IDs has %d", n, c.count(root["/IDTree"], "/Names")/2)
	}
	if mark := in.dict(in.root()["/MarkInfo"]); mark["/Marked"] != true {
		t.Error("the file does not say that it is tagged")
	}
	return c
}

func (c *structureCheck) element(self, parent, over string) {
	e := c.dict(self)
	role := strings.TrimPrefix(e["/S"].(string), "/")
	c.roles[role]++
	if e["/P"] != parent {
		c.t.Errorf("%s %s names %v as its parent, which is %s", role, self, e["/P"], parent)
	}
	c.nesting(role, over)
	c.said(role, e)
	if id, ok := e["/ID"].(string); ok {
		if c.ids[id] {
			c.t.Errorf("%s has the ID %s of another element", role, id)
		}
		c.ids[id] = true
	}
	for _, k := range c.list(e["/K"]) {
		c.kid(self, role, e, k)
	}
	if role == "Table" {
		c.table(e)
	}
}

// table looks whether the rows of a table are equally long, spans counted.
func (c *structureCheck) table(e dict) {
	var lengths []int
	for _, part := range c.list(e["/K"]) {
		if s := c.dict(part)["/S"]; s != "/THead" && s != "/TBody" {
			continue
		}
		start := len(lengths)
		rows := c.list(c.dict(part)["/K"])
		lengths = append(lengths, make([]int, len(rows))...)
		for i, row := range rows {
			for _, cell := range c.list(c.dict(row)["/K"]) {
				a := c.dict(c.dict(cell)["/A"])
				for down := range max(number(a["/RowSpan"]), 1) {
					if start+i+down < len(lengths) {
						lengths[start+i+down] += max(number(a["/ColSpan"]), 1)
					}
				}
			}
		}
	}
	for _, n := range lengths {
		if n != lengths[0] {
			c.uneven = append(c.uneven, lengths)
			return
		}
	}
}

// kid looks at what an element holds: an element, marked content, an annotation.
func (c *structureCheck) kid(self, role string, e dict, k any) {
	page, _ := e["/Pg"].(string)
	switch k := k.(type) {
	case string:
		c.element(k, self, role)
	case float64:
		c.content(self, page, int(k))
	case map[string]any:
		if own, ok := k["/Pg"].(string); ok {
			page = own
		}
		if obj, ok := k["/Obj"].(string); ok {
			c.annots[obj] = self
			return
		}
		c.content(self, page, number(k["/MCID"]))
	}
}

func (c *structureCheck) content(self, page string, mcid int) {
	if c.mcids[page] == nil {
		c.mcids[page] = map[int]string{}
	}
	if c.mcids[page][mcid] != "" {
		c.t.Errorf("content %d of page %s has two parents", mcid, page)
	}
	c.mcids[page][mcid] = self
}

func (c *structureCheck) nesting(role, over string) {
	key := role
	if n := headingDepth(role); n > 0 {
		key = "H"
		if n > c.headings+1 {
			c.t.Errorf("a heading of depth %d follows one of %d", n, c.headings)
		}
		c.headings = n
	}
	if headingDepth(over) > 0 {
		over = "H"
	}
	if may, ok := below[key]; ok && !strings.Contains(" "+may+" ", " "+over+" ") {
		c.t.Errorf("%s stands in %s", role, over)
	}
}

// said looks for what certain elements must say of themselves.
func (c *structureCheck) said(role string, e dict) {
	a := c.dict(e["/A"])
	switch role {
	case "Figure":
		if e["/Alt"] == nil || len(c.list(a["/BBox"])) != 4 {
			c.t.Errorf("a figure has the words %v and the box %v", e["/Alt"], a["/BBox"])
		}
	case "TH":
		if a["/Scope"] == nil {
			c.t.Error("a head cell heads nothing")
		}
	case "Note":
		if e["/ID"] == nil {
			c.t.Error("a note has no ID")
		}
	case "Link":
		objects := 0
		for _, k := range c.list(e["/K"]) {
			if d, ok := k.(map[string]any); ok && d["/Type"] == "/OBJR" {
				objects++
			}
		}
		if objects == 0 {
			c.t.Error("a link has no annotation")
		}
	}
	for _, h := range c.list(a["/Headers"]) {
		if role != "TD" || h == "" {
			c.t.Errorf("%s has the heads %v", role, a["/Headers"])
		}
	}
}

// parents compares the parent tree with what the pages hold.
func (c *structureCheck) parents(root dict) {
	byKey := map[int]any{}
	c.leaves(root["/ParentTree"], "/Nums", func(k, v any) { byKey[number(k)] = v })
	for _, p := range c.pages() {
		page := c.dict(p)
		s := scan(c.stream(page["/Contents"]))
		row := c.list(byKey[number(page["/StructParents"])])
		if len(row) != len(s.mcids) {
			c.t.Errorf("page %v holds %d contents, the parent tree %d", p, len(s.mcids), len(row))
			continue
		}
		for i, mcid := range s.mcids {
			if mcid != i || c.mcids[p.(string)][mcid] != row[mcid] {
				c.t.Errorf("content %d of page %v is in %v, the parent tree says %v", mcid, p, c.mcids[p.(string)][mcid], row[mcid])
			}
		}
		for _, a := range c.list(page["/Annots"]) {
			if key, ok := c.dict(a)["/StructParent"]; !ok || byKey[number(key)] != c.annots[a.(string)] {
				c.t.Errorf("annotation %v is in %v, the parent tree says %v", a, c.annots[a.(string)], byKey[number(key)])
			}
		}
	}
}

func (c *structureCheck) links() {
	for _, p := range c.pages() {
		for _, a := range c.list(c.dict(p)["/Annots"]) {
			if d := c.dict(a); said(d["/Contents"]) == "" || d["/F"] != 4.0 {
				c.t.Errorf("link %v says %q, flags %v", a, said(d["/Contents"]), d["/F"])
			}
		}
		if c.dict(p)["/Tabs"] != "/S" {
			c.t.Errorf("page %v is not tabbed by structure", p)
		}
	}
}

// leaves calls f for every pair of a tree of names or numbers.
func (c *structureCheck) leaves(v any, key string, f func(k, v any)) {
	d := c.dict(v)
	pairs := c.list(d[key])
	for i := 0; i+1 < len(pairs); i += 2 {
		f(pairs[i], pairs[i+1])
	}
	for _, k := range c.list(d["/Kids"]) {
		c.leaves(k, key, f)
	}
}

func (c *structureCheck) count(v any, key string) int {
	n := 0
	c.leaves(v, key, func(_, _ any) { n += 2 })
	return n
}

func TestStructureTreeIsSound(t *testing.T) {
	for name, pub := range map[string]*doc.Publication{"sample": sample(), "assessed": assessed(), "torture": torture()} {
		t.Run(name, func(t *testing.T) {
			c := checkStructure(t, inspect(t, pub))
			if len(c.uneven) > 0 {
				t.Errorf("the rows of tables are %v columns long", c.uneven)
			}
			if name != "sample" {
				return
			}
			for _, role := range strings.Fields("Document Sect H1 H2 P L LI Lbl LBody Table Caption THead TBody TR TH TD Figure TOC TOCI Reference Note Link Code BlockQuote Div Span") {
				if c.roles[role] == 0 {
					t.Errorf("no %s", role)
				}
			}
			if c.roles["Note"] != len(pub.Notes) || c.roles["Document"] != 1 {
				t.Errorf("%d notes, %d documents", c.roles["Note"], c.roles["Document"])
			}
		})
	}
}
