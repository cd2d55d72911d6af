package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
)

// writer collects the objects of a file and writes them: streams by themselves, all else packed into object streams,
// found by a cross-reference stream (PDF 1.5).
type writer struct {
	objects []object // number is index + 1
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

// compressors are kept from file to file: making one costs more than a small stream does.
var compressors = sync.Pool{New: func() any { z, _ := zlib.NewWriterLevel(nil, 6); return z }}

// deflate compresses at level 6.
func deflate(data []byte) []byte {
	var out bytes.Buffer
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(&out)
	z.Write(data) // into memory
	z.Close()
	return out.Bytes()
}

// deflated compresses the streams of objects, as many at a time as there are processors.
func deflated(objects []object) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(len(objects), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(objects); i = int(next.Add(1)) - 1 {
				if o := &objects[i]; o.has && !o.packed {
					o.stream, o.packed, o.filter = deflate(o.stream), true, "/Filter /FlateDecode "
				}
			}
		})
	}
	wg.Wait()
}

// perStream is how many objects one object stream holds.
const perStream = 200

// file writes everything. root and info are the numbers of the catalogue and of the properties.
func (w *writer) file(root, info int, plain bool) []byte {
	if plain {
		return w.plain(root, info)
	}
	w.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	w.pack()
	deflated(w.objects)
	w.entries = append(w.entries, make([]entry, len(w.objects)+1-len(w.entries))...)
	for i, o := range w.objects {
		if o.has {
			w.stream(i+1, o)
		}
	}
	w.xref(root, info)
	return w.out.Bytes()
}

// stream writes a stream object.
func (w *writer) stream(n int, o object) {
	w.entries[n] = entry{1, w.out.Len(), 0}
	fmt.Fprintf(&w.out, "%d 0 obj\n", n)
	w.out.Write(bytes.TrimSuffix(o.body, []byte(">>")))
	fmt.Fprintf(&w.out, " %s/Length %d>>\nstream\n", o.filter, len(o.stream))
	w.out.Write(o.stream)
	w.out.WriteString("\nendstream\nendobj\n")
}

// pack puts all objects that are no streams into object streams, which get the next numbers.
func (w *writer) pack() {
	w.entries = make([]entry, len(w.objects)+1)
	var small []int
	for i := range w.objects {
		if !w.objects[i].has {
			small = append(small, i+1)
		}
	}
	for numbers := range slices.Chunk(small, perStream) {
		var head, body bytes.Buffer
		for i, n := range numbers {
			fmt.Fprintf(&head, "%d %d ", n, body.Len())
			body.Write(w.objects[n-1].body)
			body.WriteByte('\n')
			w.entries[n] = entry{2, len(w.objects) + 1, i}
		}
		first := head.Len()
		head.Write(body.Bytes())
		w.add(object{body: fmt.Appendf(nil, "<</Type /ObjStm /N %d /First %d>>", len(numbers), first), stream: head.Bytes(), has: true})
	}
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
	last := []object{{body: body, stream: table, has: true}}
	deflated(last)
	w.stream(self, last[0])
	w.out.WriteString("startxref\n" + strconv.Itoa(at) + "\n%%EOF\n")
}
