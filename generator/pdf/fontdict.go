package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"smmpub/generator/pdf/layout"
)

// usedFont is a font of the file: what fpdf calls it, its own name, and the characters printed in it, in order.
type usedFont struct {
	key, name string
	chars     []rune
}

// fonts mends fpdf's font dictionaries: the name of a part of a font begins with a tag of its own, the collection is that of
// the encoding, and ToUnicode tells the characters that are there rather than all there could be.
func (f *flatFile) fonts(used []usedFont) error {
	left := map[string]usedFont{}
	for _, u := range used {
		left["utf8"+u.key] = u
	}
	for i := range f.objects {
		if !bytes.Contains(f.objects[i].body, []byte("/Subtype /Type0\n")) {
			continue
		}
		base, _, _ := between(f.objects[i].body, "/BaseFont /", "\n")
		u, ok := left[string(base)]
		if !ok {
			return fmt.Errorf("font %q was not used", base)
		}
		delete(left, string(base))
		if err := f.font(i, string(base), u); err != nil {
			return fmt.Errorf("font %q: %w", base, err)
		}
	}
	if len(left) > 0 {
		return fmt.Errorf("%d fonts are not in the file", len(left))
	}
	return nil
}

// font mends the objects of one font. font is the number of its first.
func (f *flatFile) font(font int, base string, u usedFont) error {
	child, err := f.reference(font, "/DescendantFonts [")
	if err != nil {
		return err
	}
	unicode, err := f.reference(font, "/ToUnicode ")
	if err != nil {
		return err
	}
	collection, err := f.reference(child, "/CIDSystemInfo ")
	if err != nil {
		return err
	}
	descriptor, err := f.reference(child, "/FontDescriptor ")
	if err != nil {
		return err
	}
	for _, n := range []int{font, child, descriptor} {
		o := &f.objects[n]
		if bytes.Count(o.body, []byte("/"+base)) != 1 {
			return fmt.Errorf("object %d does not name it once", n)
		}
		o.body = bytes.Replace(o.body, []byte("/"+base), []byte("/"+u.postScript()), 1)
	}
	if !f.objects[unicode].has || f.objects[collection].has {
		return fmt.Errorf("objects %d and %d are not ToUnicode and the collection", unicode, collection)
	}
	f.objects[collection].body = []byte("<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>")
	f.objects[unicode] = object{body: []byte("<<>>"), stream: toUnicode(u.chars), has: true}
	return nil
}

// reference is the object that stands behind a key of another.
func (f *flatFile) reference(n int, key string) (int, error) {
	inner, _, ok := between(f.objects[n].body, key, " ")
	to, err := strconv.Atoi(string(inner))
	if !ok || err != nil || to < 1 || to >= len(f.objects) {
		return 0, fmt.Errorf("object %d has no %s", n, strings.Trim(key, " ["))
	}
	return to, nil
}

// postScript is the font's name, with a tag made of the characters that are embedded.
func (u usedFont) postScript() string {
	h := sha256.New()
	h.Write([]byte(u.name))
	for _, r := range u.chars {
		h.Write(binary.BigEndian.AppendUint32(nil, uint32(r)))
	}
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	plain := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, u.name[strings.LastIndexByte(u.name, '/')+1:])
	return string(tag) + "+" + plain
}

// toUnicode is the map from codes to characters. In what fpdf writes a code is its character.
func toUnicode(chars []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // ranges in one block
	plain, forms := joinedForms(chars)
	for block := range slices.Chunk(forms, most) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(block), strings.Join(block, ""))
	}
	for block := range slices.Chunk(codeRanges(plain), most) {
		fmt.Fprintf(&b, "%d beginbfrange\n", len(block))
		for _, r := range block {
			fmt.Fprintf(&b, "<%04X> <%04X> <%04X>\n", r[0], r[1], r[0])
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// joinedForms takes the joined forms of Arabic letters out of some characters, and says of each what it is read as.
func joinedForms(chars []rune) (plain []rune, forms []string) {
	for _, r := range chars {
		letters := layout.Letters(r)
		if letters == string(r) {
			plain = append(plain, r)
			continue
		}
		read := ""
		for _, u := range utf16.Encode([]rune(letters)) {
			read += fmt.Sprintf("%04X", u)
		}
		forms = append(forms, fmt.Sprintf("<%04X> <%s>\n", r, read))
	}
	return plain, forms
}

// codeRanges joins neighbours. A range does not go beyond its codes' first byte (ISO 32000-1, 9.10.3).
func codeRanges(chars []rune) [][2]rune {
	var out [][2]rune
	for _, r := range chars {
		if n := len(out); n > 0 && out[n-1][1] == r-1 && r&0xff != 0 {
			out[n-1][1] = r
			continue
		}
		out = append(out, [2]rune{r, r})
	}
	return out
}
