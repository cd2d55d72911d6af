package check

import (
	"cmp"
	"path"
	"slices"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Join makes one assessment of several files of it, which have one id and one organization. It joins what load.Assessment
// gives, before Assessment connects the whole, and leaves the parts as they are. Two different answers are errors that name
// both; nil when there are any.
//
// The order of the parts does not matter: they are taken by the names of their files. What every file may say of the whole,
// such as its date, is said once or alike; lists are united. A statement left unassessed in one file takes its answer from
// another.
func Join(parts []*smm.Assessment, list *diag.List) *smm.Assessment {
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, func(a, b *smm.Assessment) int { return cmp.Compare(a.Pos.File, b.Pos.File) })
	whole := *parts[0]
	j := &joining{whole: &whole, list: list}
	whole.Practices = nil
	for _, p := range parts[0].Practices {
		whole.Practices = append(whole.Practices, copied(p))
	}
	for _, part := range parts[1:] {
		j.head(part)
		j.lists(part)
		for _, p := range part.Practices {
			j.practice(p)
		}
	}
	if j.failed {
		return nil
	}
	return j.whole
}

func copied(p *smm.PracticeAnswers) *smm.PracticeAnswers {
	out := *p
	out.Answers = slices.Clone(p.Answers)
	return &out
}

// joining adds parts to a whole.
type joining struct {
	whole  *smm.Assessment
	list   *diag.List
	failed bool
}

// differs reports what a part says otherwise than one before it.
func (j *joining) differs(rule string, second, first diag.Pos, format string, args ...any) *diag.Diagnostic {
	j.failed = true
	d := j.list.Errorf(second, rule, format, args...)
	d.Related = []diag.Related{{Pos: first, Message: "the other file"}}
	return d
}

// once takes over what one file says of the whole, or both say alike. Where a value knows no place, the id's is given.
func once[T any](j *joining, key string, whole, part *T, at, from diag.Pos) {
	switch {
	case unsaid(part):
	case unsaid(whole):
		*whole = *part
	case !alike(*whole, *part):
		d := j.differs("differing-part", cmp.Or(placeOf(*part), from), cmp.Or(placeOf(*whole), at), "%s is not what %s says", key, at.File)
		d.Hint = "say it alike in all files of the assessment, or in one of them"
	}
}

// head takes over what is said of the whole assessment.
func (j *joining) head(p *smm.Assessment) {
	w := j.whole
	at, from := w.Pos, p.Pos
	once(j, "edition", &w.Edition, &p.Edition, at, from)
	if w.Status != p.Status {
		j.differs("differing-part", from, at, "the status is %s, and %s in %s", p.Status, w.Status, at.File).Hint = "say status: final in all files of the assessment, or in none"
	}
	once(j, "the organization's name", &w.Organization.Name, &p.Organization.Name, w.Organization.Pos, p.Organization.Pos)
	once(j, "the organization's sector", &w.Organization.Sector, &p.Organization.Sector, w.Organization.Pos, p.Organization.Pos)
	once(j, "the system's name", &w.System.Name, &p.System.Name, at, from)
	once(j, "the system's description", &w.System.Description, &p.System.Description, at, from)
	once(j, "the list of devices", &w.System.Devices, &p.System.Devices, at, from)
	once(j, "the list of sites", &w.System.Sites, &p.System.Sites, at, from)
	j.target(p)
	once(j, "role", &w.Role, &p.Role, at, from)
	once(j, "date", &w.Date, &p.Date, at, from)
	once(j, "the first day of the period", &w.From, &p.From, at, from)
	once(j, "the last day of the period", &w.To, &p.To, at, from)
	once(j, "next", &w.Next, &p.Next, at, from)
	once(j, "classification", &w.Classification, &p.Classification, at, from)
	once(j, "brand", &w.Brand, &p.Brand, at, from)
	once(j, "summary", &w.Summary, &p.Summary, at, from)
	once(j, "limitations", &w.Limitations, &p.Limitations, at, from)
}

// target holds two targets, by name or in place, to be one.
func (j *joining) target(p *smm.Assessment) {
	w := j.whole
	if alike(w.TargetName, p.TargetName) && alike(w.Target, p.Target) {
		return
	}
	d := j.differs("differing-part", cmp.Or(p.TargetName.Pos, placeOf(p.Target), p.Pos), cmp.Or(w.TargetName.Pos, placeOf(w.Target), w.Pos), "target is not what %s says", w.Pos.File)
	d.Hint = "name one target in all files of the assessment"
}

// lists takes over entries of lists. Those with an id are said once, or alike.
func (j *joining) lists(p *smm.Assessment) {
	w := j.whole
	w.Assessors, w.Approvals = united(w.Assessors, p.Assessors), united(w.Approvals, p.Approvals)
	w.Distribution, w.History = united(w.Distribution, p.Distribution), united(w.History, p.History)
	w.MappingNames = united(w.MappingNames, p.MappingNames)
	w.Previous = unitedBy(w.Previous, p.Previous, func(a, b smm.Word) bool { return beside(a) == beside(b) })
	w.Basis = identified(j, "the edition of", w.Basis, p.Basis, func(b smm.Basis) (string, diag.Pos) { return b.Pub.Text, b.Pub.Pos })
	w.Evidence = identified(j, "evidence", w.Evidence, p.Evidence, func(e *smm.Evidence) (string, diag.Pos) { return e.ID, e.Pos })
	w.Findings = identified(j, "finding", w.Findings, p.Findings, func(f *smm.Finding) (string, diag.Pos) { return f.ID, f.Pos })
	w.Actions = identified(j, "action", w.Actions, p.Actions, func(a *smm.Action) (string, diag.Pos) { return a.ID, a.Pos })
}

// beside is the path of a file that is named from the folder of another.
func beside(w smm.Word) string { return path.Join(path.Dir(w.Pos.File), w.Text) }

func united[T any](whole, part []T) []T {
	return unitedBy(whole, part, func(a, b T) bool { return alike(a, b) })
}

// unitedBy adds what is not there yet, and leaves both lists as they are.
func unitedBy[T any](whole, part []T, same func(a, b T) bool) []T {
	out := slices.Clip(whole)
	for _, x := range part {
		if !slices.ContainsFunc(out, func(y T) bool { return same(x, y) }) {
			out = append(out, x)
		}
	}
	return out
}

// identified adds the entries whose id is not there yet.
func identified[T any](j *joining, what string, whole, part []T, id func(T) (string, diag.Pos)) []T {
	out := slices.Clip(whole)
	for _, x := range part {
		name, at := id(x)
		i := slices.IndexFunc(whole, func(y T) bool { known, _ := id(y); return known == name })
		switch {
		case i < 0:
			out = append(out, x)
		case !alike(whole[i], x):
			_, first := id(whole[i])
			d := j.differs("differing-part", at, first, "%s %q is not what %s says", what, name, first.File)
			d.Len, d.Hint = len([]rune(name)), "say it alike in both files; what is not the same thing needs another id"
		}
	}
	return out
}

// practice adds what a part says of a practice.
func (j *joining) practice(p *smm.PracticeAnswers) {
	i := slices.IndexFunc(j.whole.Practices, func(w *smm.PracticeAnswers) bool { return w.Practice.Text == p.Practice.Text })
	if i < 0 {
		j.whole.Practices = append(j.whole.Practices, copied(p))
		return
	}
	w := j.whole.Practices[i]
	once(j, "the level of "+p.Practice.Text, &w.Declared, &p.Declared, w.Pos, p.Pos)
	once(j, "the override of "+p.Practice.Text, &w.Override, &p.Override, w.Pos, p.Pos)
	if !alike(w.Comment, p.Comment) {
		w.Comment = slices.Concat(w.Comment, p.Comment)
	}
	for _, a := range p.Answers {
		j.answer(w, a)
	}
}

// answer adds an answer. What was left unassessed gives way.
func (j *joining) answer(p *smm.PracticeAnswers, a *smm.Answer) {
	i := slices.IndexFunc(p.Answers, func(w *smm.Answer) bool { return w.Key.Text == a.Key.Text })
	switch {
	case i < 0:
		p.Answers = append(p.Answers, a)
	case leftOpen(a) || alike(p.Answers[i], a):
	case leftOpen(p.Answers[i]):
		p.Answers[i] = a
	default:
		first := p.Answers[i]
		d := j.differs("differing-answer", a.Key.Pos, first.Key.Pos, "%q is answered otherwise in %s", a.Key.Text, first.Key.Pos.File)
		d.Len, d.Hint = len([]rune(a.Key.Text)), "agree on one answer: its status, its evidence and its comment"
	}
}

// leftOpen reports an answer that says no more than that there is none.
func leftOpen(a *smm.Answer) bool {
	return a.Status == smm.Unassessed && len(a.By) == 0 && len(a.Evidence) == 0 && sayNothing(a.Comment, a.Reason)
}

func sayNothing(texts ...[]doc.Block) bool {
	return !slices.ContainsFunc(texts, func(b []doc.Block) bool { return len(b) > 0 })
}
