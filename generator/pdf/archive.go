package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"smmpub/generator/pdf/layout"
)

// form is what the file is made as: a tagged file of PDF 1.7, or the plainer PDF/A-1b, by which tests have a validator judge
// fonts, colours and metadata.
type form struct{ plain bool }

// claims are the standards that the file says it keeps.
type claims struct {
	part        int    // of PDF/A, 0 for none
	conformance string // to it: A or B
	accessible  bool   // PDF/UA-1
}

// claimed says what is true of a document: a character that no font has, one that means nothing outside its font, or an image
// in inks of a printing press, and it is no archival file.
func claimed(d *layout.Document, in *flatFile, p props, kind form, fonts []usedFont) claims {
	sound := len(d.Missing) == 0 && strings.TrimSpace(p.title) != ""
	for _, f := range fonts {
		for _, r := range f.chars {
			sound = sound && (r < 0xe000 || r > 0xf8ff)
		}
	}
	press := false
	for i := range in.objects {
		press = press || bytes.Contains(in.objects[i].body, []byte("/DeviceCMYK"))
	}
	switch {
	case kind.plain:
		return claims{part: 1, conformance: "B"}
	case !sound:
		return claims{}
	case press:
		return claims{accessible: true}
	}
	return claims{part: 3, conformance: "A", accessible: true}
}

// xmp are the claims as the metadata packet has them.
func (c claims) xmp() string {
	s := ""
	if c.part > 0 {
		s += fmt.Sprintf("<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"+
			"<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>\n</rdf:Description>\n", c.part, c.conformance)
	}
	if c.accessible {
		s += "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n" +
			"<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n" + uaSchema
	}
	return s
}

// uaSchema describes the one property above, which PDF/A does not know by itself (ISO 19005-3, 6.6.2.3).
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ` +
	`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

// profile is made once; it does not change.
var profile = srgbProfile()

// outputIntent says what the colours of the file mean.
func (f *finisher) outputIntent() string {
	n := f.w.add(object{body: []byte("<</N 3>>"), stream: profile, has: true})
	return fmt.Sprintf("[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier %s /Info %s /DestOutputProfile %s>>]",
		literal(nameOfSRGB), literal(nameOfSRGB), ref(n))
}
