package load

import "smmpub/generator/smm"

// issued reads what of a report.json is compared. docs/content/report-json.md says what its keys mean.
func (r *jsonFile) issued(out *smm.Issued) {
	r.object(fields{
		"format":   r.format,
		"version":  r.version,
		"redacted": r.whole,
		"assessment": func() {
			r.object(fields{
				"id":      r.matching(&out.ID, "an id", isID),
				"edition": r.matching(&out.Edition, "an edition", editionForm.MatchString),
				"status":  oneOf(r, &out.Status, string(smm.DraftAssessment), string(smm.FinalAssessment)),
				"date":    r.matching(&out.Date, "a date", isDate),
			}, "id", "status")
		},
		"organization": func() {
			r.object(fields{"id": r.matching(&out.Organization, "an id", isID)}, "id")
		},
		"basis": func() { out.Basis = r.editions() },
		"overall": func() {
			r.object(fields{
				"tested":      r.number(&out.Overall.Tested, maxJSONCount),
				"meeting":     r.number(&out.Overall.Meeting, maxJSONCount),
				"largest_gap": r.number(&out.Overall.LargestGap, maxLevel),
			}, "tested", "meeting", "largest_gap")
		},
		"practices": func() { out.Practices = r.practices() },
	}, "format", "version", "assessment", "organization", "basis", "overall", "practices")
}

const maxLevel = 9 // of any model

func (r *jsonFile) format() {
	var s string
	r.string(&s)()
	if s != smm.IssuedFormat {
		r.refuse("name the report.json beside the report, not another file of data", "expected %s", smm.IssuedFormat)
	}
}

func (r *jsonFile) version() {
	var n int
	r.number(&n, maxJSONCount)()
	if n != smm.IssuedVersion {
		r.refuse("the report is of another version of smmpub; issue it again with this one", "expected %d", smm.IssuedVersion)
	}
}

// whole refuses a redacted report: it says not whose it is, and so cannot be told from another organization's.
func (r *jsonFile) whole() {
	t := r.next()
	redacted, ok := t.(bool)
	switch {
	case !ok:
		r.fail("expected true or false")
	case redacted:
		r.refuse("name the report.json that was issued with all names", "the report does not say whose it is, so it cannot be compared")
	}
}

// editions reads editions by publication.
func (r *jsonFile) editions() map[string]string {
	out := map[string]string{}
	if !r.open() {
		return out
	}
	r.keys(func(pub string) {
		if !isID(pub) || len(pub) > maxName {
			r.fail("expected the id of a publication")
		}
		var s string
		r.matching(&s, "an edition", editionForm.MatchString)()
		out[pub] = s
	})
	return out
}

func (r *jsonFile) practices() []smm.IssuedPractice {
	var out []smm.IssuedPractice
	seen := map[string]bool{}
	r.list(func() {
		p := r.practice()
		if seen[p.ID] {
			r.fail("the practice stands twice")
		}
		seen[p.ID] = true
		out = append(out, p)
	})
	return out
}

func (r *jsonFile) practice() smm.IssuedPractice {
	var p smm.IssuedPractice
	nulls := 0
	level := func(to *int) func() { return r.nullable(to, maxLevel, &nulls) }
	r.object(fields{
		"id":              r.matching(&p.ID, "an id", isID),
		"outcome":         oneOf(r, &p.Outcome, outcomes...),
		"target":          func() { r.aim(&p) },
		"testable_target": level(&p.Testable),
		"low":             level(&p.Low),
		"high":            level(&p.High),
		"current":         level(&p.Current),
		"gap":             level(&p.Gap),
		"statements":      func() { p.Statements = r.statements() },
	}, "id", "outcome", "target", "testable_target", "low", "high", "current", "gap", "statements")
	if p.Tested() && (nulls > 0 || p.Scope == "") {
		r.fail("expected a target and levels: the practice was tested")
	}
	return p
}

var outcomes = []string{string(smm.Meets), string(smm.Falls), string(smm.Exceeds), string(smm.NothingAsked), string(smm.OutOfTarget)}

// aim reads the level and the scope that a practice was to reach; null where it was excluded.
func (r *jsonFile) aim(p *smm.IssuedPractice) {
	t := r.next()
	if t == nil {
		return
	}
	if t != tokenOpen {
		r.fail("expected an object")
		return
	}
	r.rest(fields{
		"level": r.number(&p.Target, maxLevel),
		"scope": r.matching(&p.Scope, "an id", isID),
	}, "level", "scope")
}

func (r *jsonFile) statements() []smm.IssuedStatement {
	var out []smm.IssuedStatement
	r.list(func() {
		var s smm.IssuedStatement
		r.object(fields{
			"id":       r.string(&s.ID),
			"text":     r.string(&s.Text),
			"standing": oneOf(r, &s.Standing, standings...),
			"status":   oneOf(r, &s.Status, smm.AnswerStatuses...),
		}, "id", "text", "standing", "status")
		out = append(out, s)
	})
	return out
}

var standings = []string{
	string(smm.Counts), string(smm.Aids), string(smm.Divided), string(smm.Inform), string(smm.Devices), string(smm.Unasked),
	string(smm.Applies), string(smm.Beyond),
}
