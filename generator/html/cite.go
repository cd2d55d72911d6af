package html

import (
	"fmt"
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// named is a publication as it is named in a citation of one of its places.
func (b *book) named() string {
	f := b.pub.Front
	return joinNonEmpty(", ", f.Title, f.Number, b.words["edition"]+" "+f.Edition)
}

// months are BibTeX's own names of the months.
var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// bibTeX is the publication's entry for a bibliography, of the type techreport, which has a number and an institution.
func (b *book) bibTeX() string {
	f := b.pub.Front
	var s strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&s, "  %s = %s,\n", name, value)
		}
	}
	fmt.Fprintf(&s, "@techreport{%s-%s,\n", b.pub.ID, b.pub.Edition)
	field("title", `"{`+tex(f.Title)+`}"`) // its letters stay as they are
	field("author", braced(texNames(f.Authors)))
	field("institution", braced(texNames(f.Publishers)))
	field("number", braced(tex(f.Number)))
	year, month, _ := strings.Cut(f.Date, "-")
	field("year", braced(tex(year)))
	month, _, _ = strings.Cut(month, "-")
	if n, err := strconv.Atoi(month); err == nil && n >= 1 && n <= len(months) {
		field("month", months[n-1])
	}
	field("note", braced(tex(b.words["edition"]+" "+f.Edition)))
	if base := b.web.site.BaseURL; base != "" {
		field("url", braced(base+b.titlePath()))
	}
	return s.String() + "}\n"
}

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// texNames joins names as BibTeX wants them. A name that it would take apart at the wrong place is kept whole by braces.
func texNames(parties []doc.Party) string {
	var out []string
	for _, p := range parties {
		name := tex(p.Name)
		if strings.Contains(name, ",") || strings.Contains(name, " and ") {
			name = braced(name)
		}
		out = append(out, name)
	}
	return strings.Join(out, " and ")
}

var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

func tex(s string) string { return texEscapes.Replace(s) }
