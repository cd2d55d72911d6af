package author

import (
	"encoding/csv"
	"path"
	"regexp"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/load"
)

// edits are the places of a file that name an id of the kind.
func (k *idKind) edits(p *paper, old, new string) []edit {
	var out []edit
	for _, s := range p.scalars {
		switch {
		case matches(k.defined, p.kind, s) && s.Text == old, matches(k.whole, p.kind, s) && isOrPins(s.Text, old):
			out = p.replaced(out, s, 0, old, new)
		case matches(k.within, p.kind, s):
			if at := k.inside(s.Text, old); at >= 0 {
				out = p.replaced(out, s, at, old, new)
			}
		}
	}
	out = append(out, p.mentions(k.texts, old, new)...)
	if path.Ext(p.name) == ".csv" {
		out = append(out, p.column(k.name, old, new)...)
	}
	return out
}

// isOrPins reports that a text is an id, or the id with an edition: iot-smm@1.2.
func isOrPins(text, id string) bool {
	return text == id || strings.HasPrefix(text, id+"@")
}

// inside finds an id in a full id: a publication before the slash, a practice before the first dot behind it.
func (k *idKind) inside(text, id string) int {
	pub, place, prefixed := strings.Cut(text, "/")
	if k.name == "publication" {
		if prefixed && isOrPins(pub, id) {
			return 0
		}
		return -1
	}
	at := 0
	if prefixed {
		at = len(pub) + 1
	} else {
		place = pub
	}
	if strings.HasPrefix(place, id+".") {
		return at
	}
	return -1
}

// replaced adds the edit of a scalar's text, some bytes into it, where it stands in the file as it is read.
func (p *paper) replaced(edits []edit, s load.Scalar, into int, old, new string) []edit {
	at := p.src.offset(s.Pos)
	if at < 0 {
		return edits
	}
	if c := p.src.raw[at]; c == '"' || c == '\'' {
		at++
	}
	at += into
	if !strings.HasPrefix(string(p.src.raw[at:]), old) {
		return edits
	}
	return append(edits, edit{at, at + len(old), new})
}

// mentions are the places in the file's texts that name an id, code left out.
func (p *paper) mentions(patterns []string, old, new string) []edit {
	var out []edit
	masked := maskCode(p.src.raw)
	for _, pattern := range patterns {
		re := regexp.MustCompile(strings.ReplaceAll(pattern, "OLD", regexp.QuoteMeta(old)))
		for _, m := range re.FindAllSubmatchIndex(masked, -1) {
			out = append(out, edit{m[2], m[3], new})
		}
	}
	return out
}

// bareTerms are brackets that hold a term's id and nothing else: the words stay, the new id is added.
func (p *paper) bareTerms(old, new string) []edit {
	if path.Ext(p.name) == ".csv" {
		return nil
	}
	var out []edit
	masked := maskCode(p.src.raw)
	re := regexp.MustCompile(`(?i)(^|[^\]!\\])\[` + regexp.QuoteMeta(old) + `\]($|[^\[(:])`)
	for _, m := range re.FindAllSubmatchIndex(masked, -1) {
		out = append(out, edit{m[4], m[4], "[" + new + "]"})
	}
	if path.Ext(p.name) == ".yaml" {
		return p.outsideFlow(out)
	}
	return out
}

// outsideFlow leaves out what is a list of YAML and not a bracket in a text: see: [scope].
func (p *paper) outsideFlow(edits []edit) []edit {
	lists := map[int]bool{}
	for _, s := range p.scalars {
		if at := p.src.offset(s.Pos); at > 0 && !s.Key && len(s.Path) > 0 && s.Path[len(s.Path)-1] == "-" {
			lists[at+len(s.Text)+1] = true
		}
	}
	var out []edit
	for _, e := range edits {
		if !lists[e.from] {
			out = append(out, e)
		}
	}
	return out
}

// column edits a table that a mapping or a framework names.
func (p *paper) column(kind, old, new string) []edit {
	if kind != "practice" && kind != "framework" {
		return nil
	}
	r := csv.NewReader(strings.NewReader(p.text))
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil {
		return nil
	}
	var out []edit
	for {
		fields, err := r.Read()
		if err != nil {
			return out
		}
		for i, f := range fields {
			if i < len(head) && strings.TrimSpace(head[i]) == kind && strings.TrimSpace(f) == old {
				line, col := r.FieldPos(i)
				start := p.src.offset(diag.Pos{Line: line, Col: 1})
				from := start + col - 1 + strings.Index(string(p.src.raw[start+col-1:]), old)
				out = append(out, edit{from, from + len(old), new})
			}
		}
	}
}

var (
	fence    = regexp.MustCompile("(?m)^[ \t]*```[ \t]*([a-z]*)[^\n]*$")
	codeSpan = regexp.MustCompile("`[^`\n]+`")
)

// maskCode blanks code, byte for byte: what stands there names nothing. A table shown as an example is no code.
func maskCode(raw []byte) []byte {
	out := append([]byte{}, raw...)
	marks := fence.FindAllSubmatchIndex(raw, -1)
	for i := 0; i+1 < len(marks); i += 2 {
		if string(raw[marks[i][2]:marks[i][3]]) != "practice" {
			blank(out, marks[i][0], marks[i+1][1])
		}
	}
	for _, m := range codeSpan.FindAllIndex(out, -1) {
		blank(out, m[0], m[1])
	}
	return out
}

func blank(b []byte, from, to int) {
	for i := from; i < to; i++ {
		if b[i] != '\n' {
			b[i] = ' '
		}
	}
}
