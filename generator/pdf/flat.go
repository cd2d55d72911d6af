package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// object is a PDF object: a dictionary or another value and, when has is set, a stream.
type object struct {
	body   []byte
	stream []byte
	has    bool
	packed bool   // the stream is compressed already, or must stay readable
	filter string // by which we compressed it
}

// flatFile is fpdf's file taken apart: its objects by number, and the pages in order.
type flatFile struct {
	objects []object // by number; 0 is not used
	pages   []int
}

// readFlat takes fpdf's file apart by its cross-reference table. Whatever is not as fpdf 0.9 writes it is an error.
func readFlat(data []byte) (*flatFile, error) {
	offsets, err := readXref(data)
	if err != nil {
		return nil, err
	}
	f := &flatFile{objects: make([]object, len(offsets))}
	for n := 1; n < len(offsets); n++ {
		o, err := readObject(data, n, offsets[n])
		if err != nil {
			return nil, err
		}
		f.objects[n] = o
	}
	if !bytes.HasPrefix(f.objects[1].body, []byte("<</Type /Pages\n")) {
		return nil, errors.New("object 1 is not the page tree")
	}
	kids, _, ok := between(f.objects[1].body, "/Kids [", "]")
	if !ok {
		return nil, errors.New("the page tree has no kids")
	}
	for _, n := range references(kids) {
		if !bytes.HasPrefix(f.objects[n].body, []byte(pageHead)) {
			return nil, fmt.Errorf("object %d is not a page", n)
		}
		f.pages = append(f.pages, n)
	}
	return f, nil
}

// pageHead is how fpdf begins a page object.
const pageHead = "<</Type /Page\n/Parent 1 0 R\n"

func readXref(data []byte) ([]int, error) {
	i := bytes.LastIndex(data, []byte("startxref\n"))
	if i < 0 {
		return nil, errors.New("no startxref")
	}
	at, err := strconv.Atoi(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(data[i+10:]), []byte("%%EOF")))))
	if err != nil || at >= len(data) {
		return nil, errors.New("startxref is no offset")
	}
	var count int
	if _, err := fmt.Sscanf(string(data[at:min(at+30, len(data))]), "xref\n0 %d\n", &count); err != nil {
		return nil, fmt.Errorf("no cross-reference table: %w", err)
	}
	rows := data[at+len("xref\n0 ")+len(strconv.Itoa(count))+1:]
	const width = 20
	if len(rows) < count*width {
		return nil, errors.New("the cross-reference table is cut off")
	}
	offsets := make([]int, count)
	for n := 1; n < count; n++ {
		if offsets[n], err = strconv.Atoi(string(rows[n*width : n*width+10])); err != nil {
			return nil, fmt.Errorf("offset of object %d: %w", n, err)
		}
	}
	return offsets, nil
}

func readObject(data []byte, n, at int) (object, error) {
	head := strconv.Itoa(n) + " 0 obj\n"
	if at >= len(data) || !bytes.HasPrefix(data[at:], []byte(head)) {
		return object{}, fmt.Errorf("object %d is not at its offset", n)
	}
	rest := data[at+len(head):]
	end := bytes.Index(rest, []byte("endobj\n"))
	stream := bytes.Index(rest, []byte("stream\n"))
	if end < 0 {
		return object{}, fmt.Errorf("object %d does not end", n)
	}
	if stream < 0 || stream > end {
		return object{body: bytes.TrimSpace(rest[:end])}, nil
	}
	o := object{body: bytes.TrimSpace(rest[:stream]), has: true}
	size, from, ok := between(o.body, "/Length ", "/>\n ")
	if !ok {
		return object{}, fmt.Errorf("stream %d has no length", n)
	}
	length, err := strconv.Atoi(string(size))
	rest = rest[stream+len("stream\n"):]
	if err != nil || length > len(rest) || !bytes.HasPrefix(rest[length:], []byte("\nendstream\nendobj\n")) {
		return object{}, fmt.Errorf("stream %d is not as long as it says", n)
	}
	o.stream = rest[:length]
	o.packed = bytes.Contains(o.body, []byte("/Filter"))
	o.body = append(o.body[:from:from], o.body[from+len("/Length ")+len(size):]...) // the writer knows the length
	return o, nil
}

// between finds what stands between a word and the first of some end characters, and where the word begins.
func between(b []byte, word, ends string) (inner []byte, at int, ok bool) {
	at = bytes.Index(b, []byte(word))
	if at < 0 {
		return nil, 0, false
	}
	rest := b[at+len(word):]
	n := bytes.IndexAny(rest, ends)
	if n < 0 {
		return rest, at, true
	}
	return rest[:n], at, true
}

// eachReference calls f for every "n 0 R" in b with its place and number. fpdf's dictionaries hold no text of ours.
func eachReference(b []byte, f func(start, end, n int)) {
	for i := 0; ; {
		j := bytes.Index(b[i:], []byte(" 0 R"))
		if j < 0 {
			return
		}
		end := i + j
		start := end
		for start > i && b[start-1] >= '0' && b[start-1] <= '9' {
			start--
		}
		if n, err := strconv.Atoi(string(b[start:end])); err == nil {
			f(start, end, n)
		}
		i = end + 4
	}
}

func references(b []byte) []int {
	var out []int
	eachReference(b, func(_, _, n int) { out = append(out, n) })
	return out
}

// reachable orders the objects as they are first referred to from the page tree. fpdf writes images in an order that
// may change from run to run; this one does not. What nothing refers to is left out.
func (f *flatFile) reachable() (order []int, number []int) {
	number = make([]int, len(f.objects))
	var visit func(n int)
	visit = func(n int) {
		if n < 1 || n >= len(f.objects) || number[n] != 0 {
			return
		}
		order = append(order, n)
		number[n] = len(order)
		for _, m := range references(f.objects[n].body) {
			visit(m)
		}
	}
	visit(1)
	return order, number
}

// renumbered copies a body with new object numbers.
func renumbered(b []byte, number []int) []byte {
	out := make([]byte, 0, len(b)+16)
	last := 0
	eachReference(b, func(start, end, n int) {
		out = append(out, b[last:start]...)
		out = strconv.AppendInt(out, int64(number[n]), 10)
		last = end
	})
	return append(out, b[last:]...)
}
