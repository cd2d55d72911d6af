package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"smmpub/generator/doc"
)

// props are the document's properties. The information dictionary and the XMP packet say the same.
type props struct {
	title, subject, producer, language string
	authors                            []string
	date                               time.Time
	sources                            []doc.Source
}

const creator = "smmpub"

func properties(p *doc.Publication, o Options) props {
	out := props{title: p.Front.Title, subject: p.Front.Kind, producer: o.Producer, language: p.Language, date: date(p.Front.Date), sources: p.Sources}
	if out.language == "" {
		out.language = "en"
	}
	parties := p.Front.Authors
	if len(parties) == 0 {
		parties = p.Front.Publishers
	}
	if o.Discreet {
		parties = nil
	}
	for _, a := range parties {
		out.authors = append(out.authors, a.Name)
	}
	return out
}

// date reads a publication's date, which may lack day and month. Without one the year is 1980: never the clock's.
func date(s string) time.Time {
	for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t
		}
	}
	return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
}

// pdfDate writes a time as PDF does.
func pdfDate(t time.Time) string { return t.Format("D:20060102150405") + "+00'00'" }

func (p props) info() string {
	when := text(pdfDate(p.date))
	keys := []string{"/Title " + text(p.title), "/Creator " + text(creator), "/Producer " + text(p.producer),
		"/CreationDate " + when, "/ModDate " + when}
	if len(p.authors) > 0 {
		keys = append(keys, "/Author "+text(strings.Join(p.authors, ", ")))
	}
	if p.subject != "" {
		keys = append(keys, "/Subject "+text(p.subject))
	}
	return "<<" + strings.Join(keys, "\n") + ">>"
}

// xmp is the metadata packet. dc:creator holds one entry, as the information dictionary's Author does.
func (p props) xmp(c claims) string {
	when := p.date.Format("2006-01-02T15:04:05") + "+00:00"
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n<dc:format>application/pdf</dc:format>\n")
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", escape(p.title))
	if p.subject != "" {
		fmt.Fprintf(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", escape(p.subject))
	}
	if len(p.authors) > 0 {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escape(strings.Join(p.authors, ", ")))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escape(p.language))
	fmt.Fprintf(&b, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n",
		creator, when, when)
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n</rdf:Description>\n%s</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>", escape(p.producer), c.xmp())
	return b.String()
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // into memory
	return b.String()
}
