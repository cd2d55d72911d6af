package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
)

// simplify takes out what PDF/A-1 forbids, transparency, and puts in what it asks for: which codes a part of a font has.
func (f *flatFile) simplify(used []usedFont) {
	for i := range f.objects {
		o := &f.objects[i]
		o.body = bytes.Replace(o.body, []byte("/Group <</Type /Group /S /Transparency /CS /DeviceRGB>>\n"), nil, 1)
		if mask, at, ok := between(o.body, "/SMask ", " "); ok {
			o.body = append(o.body[:at:at], o.body[at+len("/SMask  0 R")+len(mask):]...)
		}
		name, _, ok := between(o.body, "/FontDescriptor /FontName /", " \n")
		for _, u := range used {
			if ok && string(name) == u.postScript() {
				f.objects = append(f.objects, object{body: []byte("<<>>"), stream: cidSet(u.chars), has: true})
				o = &f.objects[i] // it may have moved
				o.body = append(bytes.TrimSuffix(o.body, []byte(">>")), fmt.Sprintf("/CIDSet %s>>", ref(len(f.objects)-1))...)
			}
		}
	}
}

// cidSet has a bit for every code, the first the highest.
func cidSet(chars []rune) []byte {
	out := make([]byte, 1<<13)
	last := 0
	for _, r := range append([]rune{0}, chars...) {
		out[r>>3] |= 0x80 >> (r & 7)
		last = max(last, int(r>>3))
	}
	return out[:last+1]
}

// plain writes the file as PDF 1.4 knows it: every object by itself, and a table that says where each is.
func (w *writer) plain(root, info int) []byte {
	w.out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	deflated(w.objects)
	w.entries = make([]entry, len(w.objects)+1)
	for i, o := range w.objects {
		if o.has {
			w.stream(i+1, o)
			continue
		}
		w.entries[i+1] = entry{1, w.out.Len(), 0}
		fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", i+1, o.body)
	}
	id := sha256.Sum256(w.out.Bytes())
	at := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.entries))
	for _, e := range w.entries[1:] {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", e.where)
	}
	fmt.Fprintf(&w.out, "trailer\n<</Size %d /Root %s /Info %s /ID [<%x> <%x>]>>\nstartxref\n%s\n%%%%EOF\n",
		len(w.entries), ref(root), ref(info), id[:16], id[:16], strconv.Itoa(at))
	return w.out.Bytes()
}
