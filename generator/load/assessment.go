package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Assessment reads one assessment. The author's mistakes go to list, and nothing else of the file to anyone; an error
// means that the file cannot be read. Without an assessment, list says why. What it names is looked up by
// check.Assessment.
func Assessment(files fs.FS, name string, list *diag.List) (*smm.Assessment, error) {
	b, err := contents(files, name, maxFile)
	switch {
	case errors.Is(err, errTooLarge):
		list.Errorf(diag.Pos{File: name}, "too-large", "the file has more than %d MB", maxFile>>20).Hint = "split it"
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("reading the assessment: %w", err)
	}
	src, ok := clean(name, b, list)
	if !ok {
		return nil, nil
	}
	f := newFile(name, src, list)
	f.site = files
	return f.assessment(), nil
}

func (f *file) assessment() *smm.Assessment {
	n, k := f.open()
	if k == nil {
		return nil
	}
	if k.Name != assessmentKind {
		f.errorf(n, "misplaced-kind", "a file of kind %s is no assessment", k.Name).Hint = "name a file that says kind: " + assessmentKind
		return nil
	}
	a := &smm.Assessment{Status: smm.DraftAssessment}
	a.Pos = readMap(f, n, assessmentKeys, a)
	if a.Target == nil && a.TargetName.Text == "" {
		return nil
	}
	return a
}

const assessmentKind = "assessment"

var assessmentKeys = []key[smm.Assessment]{
	kindKey[smm.Assessment](assessmentKind),
	field("id", "The assessment's id, which is also a folder of the reports.", id, func(a *smm.Assessment) *string { return &a.ID }).required().naming(),
	field("edition", "The edition of the report, in quotation marks.", edition, func(a *smm.Assessment) *string { return &a.Edition }),
	field("status", "What is a warning in a draft can be an error in a final one.", choice(smm.DraftAssessment, smm.FinalAssessment), func(a *smm.Assessment) *smm.AssessmentStatus { return &a.Status }).without("draft"),
	field("organization", "Whose system was assessed.", record(organizationKeys, func(o *smm.Organization) *diag.Pos { return &o.Pos }), func(a *smm.Assessment) *smm.Organization { return &a.Organization }).required(),
	field("system", "What was assessed.", record(systemKeys, nil), func(a *smm.Assessment) *smm.System { return &a.System }),
	custom("target", "The target: its id, or one written in place with the keys of a target.", targetShape(), readAssessmentTarget).required(),
	custom("basis", "The editions of the model, the profiles and the mappings that were used; required when final.", &Shape{Type: Map, By: Name, For: "publication", Of: &Shape{Type: Text}}, readBasis),
	field("role", "The role, as in mappings, that the organization has.", name, func(a *smm.Assessment) *smm.Word { return &a.Role }),
	field("mappings", "Mappings whose requirements are reported.", oneOrMore(name), func(a *smm.Assessment) *[]smm.Word { return &a.MappingNames }),
	field("date", "The day of the report.", day, func(a *smm.Assessment) *smm.Day { return &a.Date }),
	nested("period", "When the assessment took place.", periodKeys),
	field("next", "When the next assessment is due.", day, func(a *smm.Assessment) *smm.Day { return &a.Next }),
	field("classification", "Who may see it, printed on every page.", plain, func(a *smm.Assessment) *string { return &a.Classification }),
	field("brand", "The look of the report: the id of a brand.", name, func(a *smm.Assessment) *smm.Word { return &a.Brand }).without("the site's"),
	field("assessors", "Who assessed.", parties, func(a *smm.Assessment) *[]smm.Party { return &a.Assessors }),
	field("approvals", "Who approved it.", listOf(record(approvalKeys, func(p *smm.Approval) *diag.Pos { return &p.Pos })), func(a *smm.Assessment) *[]smm.Approval { return &a.Approvals }),
	field("distribution", "Who gets it.", oneOrMore(plain), func(a *smm.Assessment) *[]string { return &a.Distribution }),
	field("history", "The editions so far.", listOf(record(changeKeys, func(c *smm.Change) *diag.Pos { return &c.Pos })), func(a *smm.Assessment) *[]smm.Change { return &a.History }),
	field("summary", "What was found, in a few sentences.", blocks, func(a *smm.Assessment) *[]doc.Block { return &a.Summary }),
	field("limitations", "What the assessors did not see.", blocks, func(a *smm.Assessment) *[]doc.Block { return &a.Limitations }),
	field("previous", "Issued reports before this one, oldest first: report.json files, named from this file's folder.", oneOrMore(issued), func(a *smm.Assessment) *[]smm.Word { return &a.Previous }),
	custom("evidence", "What was looked at, by an id of your choice.", &Shape{Type: Map, By: Text, For: "evidence id", Of: evidence.shape}, readEvidence),
	custom("practices", "What was seen, by practice.", &Shape{Type: Map, By: Name, For: "practice", Of: practiceAnswers.shape}, readPractices),
	field("findings", "What is to be noticed.", listOf(pointer(record(findingKeys, func(x *smm.Finding) *diag.Pos { return &x.Pos }))), func(a *smm.Assessment) *[]*smm.Finding { return &a.Findings }),
	field("actions", "The plan: what is to be done, by whom and when.", listOf(action), func(a *smm.Assessment) *[]*smm.Action { return &a.Actions }),
}

var organizationKeys = []key[smm.Organization]{
	field("id", "The organization's id, which is also a folder of the reports.", id, func(o *smm.Organization) *string { return &o.ID }).required().naming(),
	field("name", "Its name.", plain, func(o *smm.Organization) *string { return &o.Name }).required(),
	field("sector", "Its sector, such as retail.", plain, func(o *smm.Organization) *string { return &o.Sector }),
}

var systemKeys = []key[smm.System]{
	field("name", "The system's name.", plain, func(s *smm.System) *string { return &s.Name }).required(),
	field("description", "What the system is and where it ends.", blocks, func(s *smm.System) *[]doc.Block { return &s.Description }),
	field("devices", "The classes or devices that it has.", oneOrMore(name), func(s *smm.System) *[]smm.Word { return &s.Devices }).without("statements about any device count"),
	field("sites", "Where it stands.", oneOrMore(plain), func(s *smm.System) *[]string { return &s.Sites }),
}

var periodKeys = []key[smm.Assessment]{
	field("from", "The first day.", day, func(a *smm.Assessment) *smm.Day { return &a.From }),
	field("to", "The last day.", day, func(a *smm.Assessment) *smm.Day { return &a.To }),
}

var approvalKeys = append(within(partyKeys[:3], func(a *smm.Approval) *smm.Party { return &a.Party }),
	field("date", "The day of the approval.", date, func(a *smm.Approval) *string { return &a.Date }))

// day reads a date and keeps its place.
var day = reading[smm.Day]{date.shape, func(f *file, n *yaml.Node) (smm.Day, bool) {
	s, ok := date.read(f, n)
	return smm.Day{Text: s, Pos: f.pos(resolved(n))}, ok
}}

func targetShape() *Shape {
	return &Shape{Type: Name, Or: aims.shape}
}

func readAssessmentTarget(f *file, n *yaml.Node, a *smm.Assessment) {
	if n.Kind == yaml.MappingNode {
		a.Target, _ = aims.read(f, n)
		return
	}
	a.TargetName, _ = name.read(f, n)
}

func readBasis(f *file, n *yaml.Node, a *smm.Assessment) {
	for _, p := range f.pairs(n) {
		if s, ok := edition.read(f, p[1]); ok {
			a.Basis = append(a.Basis, smm.Basis{Pub: f.asWord(p[0]), Edition: smm.Word{Text: s, Pos: f.pos(p[1])}})
		}
	}
}

// issued reads the path of an issued report that must be there. What is in it is read by Issued.
var issued = reading[smm.Word]{&Shape{Type: Text}, func(f *file, n *yaml.Node) (smm.Word, bool) {
	w, ok := freeWord.read(f, n)
	if !ok {
		return w, false
	}
	at, found := f.neighbour(w.Text)
	switch {
	case found:
	case path.IsAbs(w.Text) || !fs.ValidPath(at):
		outside(w.Text, w.Pos, f.list)
	default:
		noIssued(w.Text, w.Pos, f.list)
	}
	return w, found
}}
