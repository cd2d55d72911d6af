package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"sort"
	"strings"

	"smmpub/generator/pdf/layout"
)

// finisher writes fpdf's objects again, with what fpdf does not know.
type finisher struct {
	w     writer
	d     *layout.Document
	pages []int // object numbers
}

// finish makes the file: fpdf's objects, then ours.
func finish(flat []byte, d *layout.Document, props props) ([]byte, error) {
	in, err := readFlat(flat)
	if err != nil {
		return nil, err
	}
	if len(in.pages) != len(d.Pages) {
		return nil, fmt.Errorf("%d pages were painted, %d are in the file", len(d.Pages), len(in.pages))
	}
	f := &finisher{d: d}
	order, number := in.reachable()
	for _, n := range order {
		o := in.objects[n]
		o.body = renumbered(o.body, number)
		f.w.add(o)
	}
	for i, n := range in.pages {
		f.pages = append(f.pages, number[n])
		if err := f.page(number[n], d.Pages[i]); err != nil {
			return nil, err
		}
	}
	root := f.catalogue(number[1], props)
	return f.w.file(root, f.w.value(props.info())), nil
}

// page gives a page object its links and its order of tabs.
func (f *finisher) page(n int, p *layout.Page) error {
	body := f.w.objects[n-1].body
	const head = "<</Type /Page\n"
	if !bytes.HasPrefix(body, []byte(head)) {
		return errors.New("a page is not where it was")
	}
	keys := "/Tabs /S\n"
	if len(p.Links) > 0 {
		keys += "/Annots " + f.annotations(p) + "\n"
	}
	f.w.objects[n-1].body = append([]byte(head+keys), body[len(head):]...)
	return nil
}

func (f *finisher) annotations(p *layout.Page) string {
	refs := make([]string, len(p.Links))
	for i, k := range p.Links {
		action := "/S /GoTo /D " + literal(k.Dest)
		if k.URI != "" {
			action = "/S /URI /URI " + literal(uri(k.URI))
		}
		refs[i] = ref(f.w.value(fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /F 4 /A <<%s>>>>",
			num(k.X), num(p.Height-k.Y-k.H), num(k.X+k.W), num(p.Height-k.Y), action)))
	}
	return "[" + strings.Join(refs, " ") + "]"
}

// catalogue adds the document's root and gives its number.
func (f *finisher) catalogue(pages int, props props) int {
	keys := []string{
		"/Type /Catalog", "/Pages " + ref(pages),
		"/Lang " + text(props.language),
		"/ViewerPreferences <</DisplayDocTitle true>>",
		"/PageLabels " + f.labels(),
		"/Metadata " + ref(f.w.add(object{body: []byte("<</Type /Metadata /Subtype /XML>>"), stream: []byte(props.xmp()), has: true, packed: true})),
	}
	if len(f.d.Dests) > 0 {
		keys = append(keys, "/Names <</Dests "+ref(f.names())+">>")
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
