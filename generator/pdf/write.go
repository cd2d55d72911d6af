package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
)

// writer collects the objects of a file and writes them: streams by themselves, all else packed into object streams,
// found by a cross-reference stream (PDF 1.5).
type writer struct {
	objects []object // number is index + 1
	z       *zlib.Writer
	zbuf    bytes.Buffer
	out     bytes.Buffer
	entries []entry
}

// entry is a line of the cross-reference stream.
type entry struct{ kind, where, index int }

// add gives an object the next number.
func (w *writer) add(o object) int {
	w.objects = append(w.objects, o)
	return len(w.objects)
}

// reserve gives a number whose object comes later.
func (w *writer) reserve() int { return w.add(object{}) }

// value fills a reserved number, or adds an object.
func (w *writer) set(n int, body string) { w.objects[n-1] = object{body: []byte(body)} }

func (w *writer) value(body string) int { return w.add(object{body: []byte(body)}) }

// deflate compresses at level 6 with one compressor for the whole file. The result is good until the next call.
func (w *writer) deflate(data []byte) []byte {
	w.zbuf.Reset()
	if w.z == nil {
		w.z, _ = zlib.NewWriterLevel(&w.zbuf, 6)
	} else {
		w.z.Reset(&w.zbuf)
	}
	w.z.Write(data) // into memory
	w.z.Close()
	return w.zbuf.Bytes()
}

// perStream is how many objects one object stream holds.
const perStream = 200

// file writes everything. root and info are the numbers of the catalogue and of the properties.
func (w *writer) file(root, info int, plain bool) []byte {
	if plain {
		return w.plain(root, info)
	}
	w.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	w.entries = make([]entry, len(w.objects)+1)
	var small []int
	for i := range w.objects {
		if w.objects[i].has {
			w.stream(i+1, w.objects[i])
			continue
		}
		small = append(small, i+1)
	}
	for len(small) > 0 {
		n := min(perStream, len(small))
		w.pack(small[:n])
		small = small[n:]
	}
	w.xref(root, info)
	return w.out.Bytes()
}

// stream writes a stream object, compressed unless it is already or must stay readable.
func (w *writer) stream(n int, o object) {
	for len(w.entries) <= n {
		w.entries = append(w.entries, entry{})
	}
	w.entries[n] = entry{1, w.out.Len(), 0}
	data, filter := o.stream, ""
	if !o.packed {
		data, filter = w.deflate(o.stream), "/Filter /FlateDecode "
	}
	fmt.Fprintf(&w.out, "%d 0 obj\n", n)
	w.out.Write(bytes.TrimSuffix(o.body, []byte(">>")))
	fmt.Fprintf(&w.out, " %s/Length %d>>\nstream\n", filter, len(data))
	w.out.Write(data)
	w.out.WriteString("\nendstream\nendobj\n")
}

// pack writes objects into one object stream, which gets the next free number.
func (w *writer) pack(numbers []int) {
	var head, body bytes.Buffer
	self := max(len(w.objects)+1, len(w.entries))
	for i, n := range numbers {
		fmt.Fprintf(&head, "%d %d ", n, body.Len())
		body.Write(w.objects[n-1].body)
		body.WriteByte('\n')
		w.entries[n] = entry{2, self, i}
	}
	first := head.Len()
	head.Write(body.Bytes())
	w.stream(self, object{body: fmt.Appendf(nil, "<</Type /ObjStm /N %d /First %d>>", len(numbers), first), stream: head.Bytes(), has: true})
}

// xref writes the cross-reference stream. The file's ID is made of all that stands before it.
func (w *writer) xref(root, info int) {
	id := sha256.Sum256(w.out.Bytes())
	at := w.out.Len()
	self := len(w.entries)
	w.entries = append(w.entries, entry{1, at, 0})
	table := make([]byte, 0, 7*len(w.entries))
	for i, e := range w.entries {
		if i == 0 {
			e.index = 65535
		}
		table = append(table, byte(e.kind), byte(e.where>>24), byte(e.where>>16), byte(e.where>>8), byte(e.where),
			byte(e.index>>8), byte(e.index))
	}
	body := fmt.Appendf(nil, "<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>",
		len(w.entries), root, info, id[:16], id[:16])
	w.stream(self, object{body: body, stream: table, has: true})
	w.out.WriteString("startxref\n" + strconv.Itoa(at) + "\n%%EOF\n")
}
