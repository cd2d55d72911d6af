package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"smmpub/generator/pdf/layout"
)

// finisher writes fpdf's objects again, with what fpdf does not know.
type finisher struct {
	w     writer
	d     *layout.Document
	pages []int // object numbers

	content [][]*layout.Node // the nodes of each page's marked content, by number
	tree    *tree
	annots  []*element // of each annotation
	words   map[*layout.Node]string
}

// finish makes the file: fpdf's objects, then ours.
func finish(page *painted, d *layout.Document, props props, kind form) ([]byte, error) {
	in, err := readFlat(page.flat)
	if err != nil {
		return nil, err
	}
	if err := in.fonts(page.fonts); err != nil {
		return nil, err
	}
	if len(in.pages) != len(d.Pages) {
		return nil, fmt.Errorf("%d pages were painted, %d are in the file", len(d.Pages), len(in.pages))
	}
	if kind.plain {
		in.simplify(page.fonts)
	}
	f := &finisher{d: d, content: page.content, tree: newTree(page.content)}
	number := f.take(in)
	for i, n := range in.pages {
		f.pages = append(f.pages, number[n])
		if err := f.page(number[n], i); err != nil {
			return nil, err
		}
	}
	f.tree.settle()
	root := f.catalogue(number[1], props, claimed(d, in, props, kind, page.fonts))
	return f.w.file(root, f.w.value(props.info()), kind.plain), nil
}

// take takes over fpdf's objects, and gives their new numbers.
func (f *finisher) take(in *flatFile) []int {
	order, number := in.reachable()
	for _, n := range order {
		o := in.objects[n]
		o.body = renumbered(o.body, number)
		f.w.add(o)
	}
	return number
}

// page gives a page object its links, its order of tabs and its place in the parent tree.
func (f *finisher) page(n, i int) error {
	body := f.w.objects[n-1].body
	const head = "<</Type /Page\n"
	if !bytes.HasPrefix(body, []byte(head)) {
		return errors.New("a page is not where it was")
	}
	keys := "/Tabs /S\n/StructParents " + strconv.Itoa(i) + "\n"
	if len(f.d.Pages[i].Links) > 0 {
		annots, err := f.annotations(i)
		if err != nil {
			return err
		}
		keys += "/Annots " + annots + "\n"
	}
	f.w.objects[n-1].body = append([]byte(head+keys), body[len(head):]...)
	return nil
}

// catalogue adds the document's root and gives its number.
func (f *finisher) catalogue(pages int, props props, claims claims) int {
	keys := []string{
		"/Type /Catalog", "/Pages " + ref(pages),
		"/Lang " + text(props.language),
		"/ViewerPreferences <</DisplayDocTitle true>>",
		"/PageLabels " + f.labels(),
		"/MarkInfo <</Marked true>>", "/StructTreeRoot " + ref(f.structure(f.annots)),
		"/OutputIntents " + f.outputIntent(),
		"/Metadata " + ref(f.w.add(object{body: []byte("<</Type /Metadata /Subtype /XML>>"), stream: []byte(props.xmp(claims)), has: true, packed: true})),
	}
	var names []string
	if len(f.d.Dests) > 0 {
		names = append(names, "/Dests "+ref(f.names()))
	}
	if files := f.attached(props.sources, props.date); files != nil {
		names = append(names, "/EmbeddedFiles "+ref(f.files(props.sources, files)))
		keys = append(keys, "/AF ["+strings.Join(files, " ")+"]")
	}
	if names != nil {
		keys = append(keys, "/Names <<"+strings.Join(names, " ")+">>")
	}
	if len(f.d.Outline) > 0 {
		keys = append(keys, "/Outlines "+ref(f.outline()), "/PageMode /UseOutlines")
	}
	return f.w.value("<<" + strings.Join(keys, "\n") + ">>")
}

// labels number the front matter in roman figures and the body from 1.
func (f *finisher) labels() string {
	if f.d.Front == 0 {
		return "<</Nums [0 <</S /D>>]>>"
	}
	return fmt.Sprintf("<</Nums [0 <</S /r>> %d <</S /D>>]>>", f.d.Front)
}

// perLeaf is how many destinations one leaf of the name tree holds.
const perLeaf = 64

// names writes the name tree of destinations, sorted by bytes as viewers search it.
func (f *finisher) names() int {
	dests := append([]layout.Dest{}, f.d.Dests...)
	sort.Slice(dests, func(i, j int) bool { return dests[i].Name < dests[j].Name })
	var kids []string
	for len(dests) > 0 {
		n := min(perLeaf, len(dests))
		kids = append(kids, ref(f.leaf(dests[:n])))
		dests = dests[n:]
	}
	return f.w.value("<</Kids [" + strings.Join(kids, " ") + "]>>")
}

func (f *finisher) leaf(dests []layout.Dest) int {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Limits [%s %s]\n/Names [", literal(dests[0].Name), literal(dests[len(dests)-1].Name))
	for _, d := range dests {
		p := f.d.Pages[d.Page]
		fmt.Fprintf(&b, "%s [%s /XYZ %s %s null]\n", literal(d.Name), ref(f.pages[d.Page]), num(d.X), num(min(p.Height-d.Y+4*layout.Pt, p.Height)))
	}
	b.WriteString("]>>")
	return f.w.value(b.String())
}

// outline writes the bookmarks: chapters closed, so that the list is one screen long.
func (f *finisher) outline() int {
	root := f.w.reserve()
	first, last := f.bookmarks(f.d.Outline, root)
	f.w.set(root, fmt.Sprintf("<</Type /Outlines /First %s /Last %s /Count %d>>", ref(first), ref(last), len(f.d.Outline)))
	return root
}

func (f *finisher) bookmarks(marks []*layout.Outline, parent int) (first, last int) {
	numbers := make([]int, len(marks))
	for i := range marks {
		numbers[i] = f.w.reserve()
	}
	for i, m := range marks {
		keys := fmt.Sprintf("/Title %s /Parent %s /A <</S /GoTo /D %s>>", text(m.Title), ref(parent), literal(m.Dest))
		if i > 0 {
			keys += " /Prev " + ref(numbers[i-1])
		}
		if i < len(marks)-1 {
			keys += " /Next " + ref(numbers[i+1])
		}
		if len(m.Below) > 0 {
			a, z := f.bookmarks(m.Below, numbers[i])
			keys += fmt.Sprintf(" /First %s /Last %s /Count %d", ref(a), ref(z), -len(m.Below))
		}
		f.w.set(numbers[i], "<<"+keys+">>")
	}
	return numbers[0], numbers[len(numbers)-1]
}
