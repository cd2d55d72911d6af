package pdf

import (
	"crypto/md5" // the checksum that the format asks for; nothing rests on it
	"fmt"
	"strings"
	"time"

	"smmpub/generator/doc"
)

// attached writes the sources that the file carries, each with its description, and gives references to those. They are
// associated files of the document (ISO 19005-3, 6.8 and annex E): what it was made of.
func (f *finisher) attached(sources []doc.Source, when time.Time) []string {
	var out []string
	for _, s := range sources {
		data := f.w.add(object{
			body: fmt.Appendf(nil, "<</Type /EmbeddedFile /Subtype %s /Params <</Size %d /ModDate %s /CheckSum <%x>>>>>",
				name(s.Type), len(s.Data), text(pdfDate(when)), md5.Sum(s.Data)),
			stream: s.Data, has: true,
		})
		out = append(out, ref(f.w.value(fmt.Sprintf("<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Source /EF <</F %s /UF %s>>>>",
			literal(flat(s.Name)), text(flat(s.Name)), text(s.Name), ref(data), ref(data)))))
	}
	return out
}

// flat is a path as the name of a single file: many viewers cannot save an attachment into a folder that is not there. The
// description and the name tree have the path itself.
func flat(path string) string { return strings.ReplaceAll(path, "/", "_") }

// files writes the name tree of attachments, and gives its number. Sources come in order of their names.
func (f *finisher) files(sources []doc.Source, refs []string) int {
	var b strings.Builder
	for i, s := range sources {
		fmt.Fprintf(&b, "%s %s\n", literal(s.Name), refs[i])
	}
	return f.w.value("<</Names [" + b.String() + "]>>")
}

// name writes a name: text/csv is /text#2Fcsv.
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > 0x20 && c < 0x7f && !strings.ContainsRune("()<>[]{}/%#", rune(c)) {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "#%02X", s[i])
	}
	return b.String()
}
