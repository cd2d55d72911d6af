package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

var reportKeys = []key[smm.Report]{
	kindKey[smm.Report]("report"),
	field("id", "The report's id; board, technical, full and redacted stand in place of the built-in ones.", id, func(r *smm.Report) *string { return &r.ID }).required().naming(),
	field("title", "The report's title.", plain, func(r *smm.Report) *string { return &r.Title }),
	field("document", "The outline, in order: names of generated sections, and Markdown files.", listOf(reportItem), func(r *smm.Report) *[]*smm.ReportItem { return &r.Document }).required(),
}

// sectionName is the name of a generated section.
var sectionName = reading[smm.Word]{&Shape{Type: Choice, Words: sectionNames()}, func(f *file, n *yaml.Node) (smm.Word, bool) {
	w, ok := freeWord.read(f, n)
	if !ok {
		return w, false
	}
	_, ok = choice(sectionNames()...).read(f, n)
	return w, ok
}}

func sectionNames() []string {
	var out []string
	for _, s := range smm.ReportSections {
		out = append(out, s.Name)
	}
	return out
}

var reportItemKeys = []key[smm.ReportItem]{
	field("content", "A Markdown file, from content/.", name, func(i *smm.ReportItem) *smm.Word { return &i.File }),
	field("section", "A generated section; its name alone does too.", sectionName, func(i *smm.ReportItem) *smm.Word { return &i.Section }),
	field("title", "The heading, in place of the usual one.", plain, func(i *smm.ReportItem) *string { return &i.Title }),
}

var reportItemRecord = record(reportItemKeys, func(i *smm.ReportItem) *diag.Pos { return &i.Pos })

// reportItem is the name of a section, or a map.
var reportItem = reading[*smm.ReportItem]{
	&Shape{Type: Record, Keys: reportItemRecord.shape.Keys, Or: sectionName.shape},
	func(f *file, n *yaml.Node) (*smm.ReportItem, bool) {
		n = resolved(n)
		if n.Kind == yaml.ScalarNode {
			w, ok := sectionName.read(f, n)
			return &smm.ReportItem{Section: w, Pos: w.Pos}, ok
		}
		before := f.list.Count(diag.Error)
		it, ok := reportItemRecord.read(f, n)
		if !ok || f.list.Count(diag.Error) > before {
			return nil, false
		}
		if (it.File.Text == "") == (it.Section.Text == "") {
			f.errorf(n, "outline-item", "a line of the outline holds one thing: content or section").Hint = "begin a line of its own with a hyphen"
			return nil, false
		}
		return &it, true
	},
}

func readReport(f *file, n *yaml.Node) func(*smm.Library) {
	r := &smm.Report{}
	r.Pos = readMap(f, n, reportKeys, r)
	return func(lib *smm.Library) { lib.Reports = append(lib.Reports, r) }
}
