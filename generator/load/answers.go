package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

var evidenceKeys = []key[smm.Evidence]{
	field("title", "What it is.", plain, func(e *smm.Evidence) *string { return &e.Title }).required(),
	field("method", "How it was seen, such as examine, interview or test.", plain, func(e *smm.Evidence) *string { return &e.Method }),
	field("reference", "Where it is kept.", plain, func(e *smm.Evidence) *string { return &e.Reference }),
	field("date", "The day on which it was seen.", day, func(e *smm.Evidence) *smm.Day { return &e.Date }),
	field("owner", "Who keeps it.", plain, func(e *smm.Evidence) *string { return &e.Owner }),
	field("expires", "The last day on which it holds.", day, func(e *smm.Evidence) *smm.Day { return &e.Expires }),
}

var evidence = pointer(record(evidenceKeys, nil))

func readEvidence(f *file, n *yaml.Node, a *smm.Assessment) {
	for _, p := range f.pairs(n) {
		if e, ok := evidence.read(f, p[1]); ok {
			e.ID, e.Pos = p[0].Value, f.pos(p[0])
			a.Evidence = append(a.Evidence, e)
		}
	}
}

var practiceAnswers = pointer(record(practiceAnswerKeys, nil))

var practiceAnswerKeys = []key[smm.PracticeAnswers]{
	custom("level", "The level that the assessors declare.", level.shape, func(f *file, n *yaml.Node, p *smm.PracticeAnswers) { p.Declared = f.given(n) }),
	field("override", "Why the declared level may differ from what the statements say.", freeWord, func(p *smm.PracticeAnswers) *smm.Word { return &p.Override }),
	field("comment", "A remark, printed in the report.", blocks, func(p *smm.PracticeAnswers) *[]doc.Block { return &p.Comment }),
	noteKey[smm.PracticeAnswers](),
	custom("statements", "The answers: to whole cells (industry-2) and to statements (industry-2.a1), which count over their cell's.", &Shape{Type: Map, By: Name, For: "cell or statement", Of: answerShape()}, readAnswers),
}

// noteKey declares a remark of the assessors to themselves. It is held to be a text and not kept: what is not there
// cannot be printed.
func noteKey[T any]() key[T] {
	return custom("note", "A remark that is never printed or exported.", &Shape{Type: Markdown}, func(f *file, n *yaml.Node, _ *T) {
		f.scalar(n, "a text")
	})
}

func readPractices(f *file, n *yaml.Node, a *smm.Assessment) {
	for _, p := range f.pairs(n) {
		if answers, ok := practiceAnswers.read(f, p[1]); ok {
			answers.Practice, answers.Pos = f.asWord(p[0]), f.pos(p[0])
			a.Practices = append(a.Practices, answers)
		}
	}
}

var answerStatus = choice(smm.AnswerStatuses...)

var answerKeys = []key[smm.Answer]{
	field("status", "How far the statement is fulfilled.", answerStatus, func(a *smm.Answer) *smm.AnswerStatus { return &a.Status }).without("unassessed"),
	custom("by", "The status by class or device, in place of status; the worst counts.", &Shape{Type: Map, By: Name, For: "class or device", Of: answerStatus.shape}, readDeviceAnswers),
	field("evidence", "Ids of the evidence register.", oneOrMore(name), func(a *smm.Answer) *[]smm.Word { return &a.Evidence }),
	field("comment", "A remark, printed in the report; required with na.", blocks, func(a *smm.Answer) *[]doc.Block { return &a.Comment }),
	field("reason", "What stands in for it and why that is enough; required with compensated.", blocks, func(a *smm.Answer) *[]doc.Block { return &a.Reason }),
	field("approved_by", "Who accepts the compensation.", plain, func(a *smm.Answer) *string { return &a.ApprovedBy }),
	field("until", "The last day on which the compensation is accepted.", day, func(a *smm.Answer) *smm.Day { return &a.Until }),
	noteKey[smm.Answer](),
}

var answer = record(answerKeys, nil)

func answerShape() *Shape {
	return &Shape{Type: Record, Keys: answer.shape.Keys, Or: answerStatus.shape}
}

func readAnswers(f *file, n *yaml.Node, p *smm.PracticeAnswers) {
	for _, pair := range f.pairs(n) {
		a := &smm.Answer{}
		ok := false
		if pair[1].Kind == yaml.ScalarNode {
			a.Status, ok = answerStatus.read(f, pair[1])
		} else {
			*a, ok = answer.read(f, pair[1])
		}
		if !ok {
			continue
		}
		if a.Status != "" && a.By != nil {
			f.errorf(pair[0], "status-and-by", "status and by both answer %q", pair[0].Value).Hint = "leave out status: the worst of the devices counts"
		}
		if a.Status == "" {
			a.Status = smm.Unassessed
		}
		a.Key, a.Pos = f.asWord(pair[0]), f.pos(pair[0])
		p.Answers = append(p.Answers, a)
	}
}

func readDeviceAnswers(f *file, n *yaml.Node, a *smm.Answer) {
	for _, p := range f.pairs(n) {
		if status, ok := answerStatus.read(f, p[1]); ok {
			a.By = append(a.By, smm.DeviceAnswer{Device: f.asWord(p[0]), Status: status})
		}
	}
}

var findingKeys = []key[smm.Finding]{
	field("id", "The finding's id.", plain, func(x *smm.Finding) *string { return &x.ID }).required().naming(),
	field("title", "What was found, in a few words.", plain, func(x *smm.Finding) *string { return &x.Title }).required(),
	field("risk", "How grave it is.", choice(smm.CriticalRisk, smm.HighRisk, smm.MediumRisk, smm.LowRisk), func(x *smm.Finding) *smm.Risk { return &x.Risk }),
	field("statements", "Full ids of the statements or cells that it is about.", oneOrMore(name), func(x *smm.Finding) *[]smm.Word { return &x.Statements }),
	field("text", "What was seen.", blocks, func(x *smm.Finding) *[]doc.Block { return &x.Text }),
	field("recommendation", "What to do about it.", plain, func(x *smm.Finding) *string { return &x.Recommendation }),
}

var actionKeys = []key[smm.Action]{
	field("id", "The action's id.", plain, func(a *smm.Action) *string { return &a.ID }).required().naming(),
	field("title", "What is to be done.", plain, func(a *smm.Action) *string { return &a.Title }).required(),
	field("closes", "Findings, or full ids of statements or cells, that it closes.", oneOrMore(name), func(a *smm.Action) *[]smm.Word { return &a.Closes }),
	field("owner", "Who does it.", plain, func(a *smm.Action) *string { return &a.Owner }),
	field("due", "The day until which it is done.", day, func(a *smm.Action) *smm.Day { return &a.Due }),
	field("effort", "How much work it is, such as S, M or L.", plain, func(a *smm.Action) *string { return &a.Effort }),
	field("status", "How far it is.", choice(smm.OpenAction, smm.DoingAction, smm.DoneAction), func(a *smm.Action) *smm.ActionStatus { return &a.Status }).without("open"),
}

var actionRecord = pointer(record(actionKeys, func(a *smm.Action) *diag.Pos { return &a.Pos }))

var action = reading[*smm.Action]{actionRecord.shape, func(f *file, n *yaml.Node) (*smm.Action, bool) {
	a, ok := actionRecord.read(f, n)
	if a.Status == "" {
		a.Status = smm.OpenAction
	}
	return a, ok
}}
