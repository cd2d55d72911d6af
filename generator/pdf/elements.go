package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/pdf/layout"
)

// structure writes the tree of structure elements and all that finds them: by marked content, by annotation, by ID.
// annots are the elements of the annotations, in the order of their keys.
func (f *finisher) structure(annots []*element) int {
	root := f.w.reserve()
	f.tree.walk(f.tree.root, func(e *element) { e.num = f.w.reserve() })
	boxes := figureBoxes(f.d)
	f.tree.walk(f.tree.root, func(e *element) { f.w.set(e.num, f.element(e, root, boxes)) })
	keys := "/K " + ref(f.tree.root.num) + " /ParentTree " + ref(f.parents(annots)) +
		" /ParentTreeNextKey " + strconv.Itoa(len(f.d.Pages)+len(annots)) + " /RoleMap <</Title /P>>"
	if ids := f.ids(); ids != 0 {
		keys += " /IDTree " + ref(ids)
	}
	f.w.set(root, "<</Type /StructTreeRoot "+keys+">>")
	return root
}

// element writes one structure element.
func (f *finisher) element(e *element, root int, boxes map[*layout.Node]figureBox) string {
	up := root
	if e.up != nil {
		up = e.up.num
	}
	var b strings.Builder
	b.WriteString("<</S /" + e.role + " /P " + ref(up))
	page := -1
	for _, k := range e.kids {
		if k.el == nil && k.annot == 0 {
			page = k.page
			b.WriteString(" /Pg " + ref(f.pages[page]))
			break
		}
	}
	f.kids(&b, e, page)
	if e.node != nil {
		describe(&b, e)
		if box, ok := boxes[e.node]; ok {
			b.WriteString(" /A <</O /Layout" + placement(e) + " /BBox " + box.String(f.d) + ">>")
		}
	}
	b.WriteString(">>")
	return b.String()
}

// placement says that a picture is no part of a line.
func placement(e *element) string {
	switch e.up.role {
	case "P", "Link", "Span", "Reference", "Lbl", "Caption":
		return ""
	}
	return " /Placement /Block"
}

// kids writes what an element holds. page is the page that the element names.
func (f *finisher) kids(b *strings.Builder, e *element, page int) {
	if len(e.kids) == 0 {
		return
	}
	b.WriteString(" /K [")
	for i, k := range e.kids {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case k.el != nil:
			b.WriteString(ref(k.el.num))
		case k.annot != 0:
			b.WriteString("<</Type /OBJR /Obj " + ref(k.annot) + " /Pg " + ref(f.pages[k.page]) + ">>")
		case k.page == page:
			b.WriteString(strconv.Itoa(k.mcid))
		default:
			b.WriteString("<</Type /MCR /Pg " + ref(f.pages[k.page]) + " /MCID " + strconv.Itoa(k.mcid) + ">>")
		}
	}
	b.WriteByte(']')
}

// describe writes what is to be said of an element beside its words.
func describe(b *strings.Builder, e *element) {
	n := e.node
	if e.id != "" {
		b.WriteString(" /ID " + literal(e.id))
	}
	if n.Alt != "" {
		b.WriteString(" /Alt " + text(n.Alt))
	}
	if n.Expansion != "" {
		b.WriteString(" /E " + text(n.Expansion))
	}
	if n.Numbering != "" {
		b.WriteString(" /A <</O /List /ListNumbering /" + n.Numbering + ">>")
	}
	if attrs := cellAttributes(e); attrs != "" {
		b.WriteString(" /A <</O /Table" + attrs + ">>")
	}
}

func cellAttributes(e *element) string {
	s := ""
	if e.node.Span > 1 {
		s += " /ColSpan " + strconv.Itoa(e.node.Span)
	}
	if e.node.Down > 1 {
		s += " /RowSpan " + strconv.Itoa(e.node.Down)
	}
	if e.role == "TH" && e.node.Scope != "" {
		s += " /Scope /" + e.node.Scope
	}
	if len(e.heads) > 0 {
		names := make([]string, len(e.heads))
		for i, h := range e.heads {
			names[i] = literal(h)
		}
		s += " /Headers [" + strings.Join(names, " ") + "]"
	}
	return s
}

// parents writes the number tree from pages and annotations to their elements.
func (f *finisher) parents(annots []*element) int {
	var rows []string
	for i, nodes := range f.content {
		refs := make([]string, len(nodes))
		for mcid, n := range nodes {
			refs[mcid] = ref(f.tree.by[n].num)
		}
		rows = append(rows, fmt.Sprintf("%d [%s]", i, strings.Join(refs, " ")))
	}
	for i, e := range annots {
		rows = append(rows, fmt.Sprintf("%d %s", len(f.content)+i, ref(e.num)))
	}
	var kids []string
	for at := 0; at < len(rows); at += perLeaf {
		part := rows[at:min(at+perLeaf, len(rows))]
		kids = append(kids, ref(f.w.value(fmt.Sprintf("<</Limits [%d %d]\n/Nums [%s]>>", at, at+len(part)-1, strings.Join(part, "\n")))))
	}
	return f.w.value("<</Kids [" + strings.Join(kids, " ") + "]>>")
}

// ids writes the name tree of the elements that have one; 0 when none has.
func (f *finisher) ids() int {
	var named []*element
	f.tree.walk(f.tree.root, func(e *element) {
		if e.id != "" {
			named = append(named, e)
		}
	})
	if len(named) == 0 {
		return 0
	}
	slices.SortFunc(named, func(a, b *element) int { return strings.Compare(a.id, b.id) })
	var kids []string
	for part := range slices.Chunk(named, perLeaf) {
		var b strings.Builder
		fmt.Fprintf(&b, "<</Limits [%s %s]\n/Names [", literal(part[0].id), literal(part[len(part)-1].id))
		for _, e := range part {
			b.WriteString(literal(e.id) + " " + ref(e.num) + "\n")
		}
		b.WriteString("]>>")
		kids = append(kids, ref(f.w.value(b.String())))
	}
	return f.w.value("<</Kids [" + strings.Join(kids, " ") + "]>>")
}
