package smm

import "slices"

// status gives the status of a statement and the answer that says so. What is the same as a heading elsewhere, and is asked
// here as one, stands as the worst of that heading's items.
func (s *scorer) status(x *Statement) (AnswerStatus, *Answer) {
	from := s.answer(x)
	if root := x.Root(); root.Divided() && !x.Divided() {
		if worst, ok := s.ofItems(root); ok {
			return worst, from
		}
	}
	return from.status(), from
}

// answer is an answer to a statement or to what is the same; else the one around it. Where it stands in several places, the
// worst of those around them counts.
func (s *scorer) answer(x *Statement) *Answer {
	root := x.Root()
	if a := s.own[root]; a != nil || s.seeking[root] {
		return a
	}
	s.seeking[root] = true
	defer delete(s.seeking, root)
	from := s.around(root)
	for _, place := range s.twins[root] {
		if a := s.around(place); a != nil && (from == nil || worse(a.status(), from.status())) {
			from = a
		}
	}
	return from
}

// around is the answer to the statement whose item this one is, or to its cell.
func (s *scorer) around(x *Statement) *Answer {
	if x.Under != nil {
		return s.answer(x.Under)
	}
	return s.cells[cellKey{x.Table, x.Cell.Scope, x.Cell.Level}]
}

// ofItems is the worst status of a heading's items; ok is false where none of them is asked.
func (s *scorer) ofItems(heading *Statement) (worst AnswerStatus, ok bool) {
	if s.opened[heading] {
		return NA, false
	}
	s.opened[heading] = true
	defer delete(s.opened, heading)
	worst = NA
	for _, item := range heading.Items {
		if item.Told() || !s.concerned(item) {
			continue
		}
		status, asked := s.ofItem(item)
		ok = ok || asked
		if asked && worse(status, worst) {
			worst = status
		}
	}
	return worst, ok
}

func (s *scorer) ofItem(item *Statement) (AnswerStatus, bool) {
	if item.Divided() {
		return s.ofItems(item)
	}
	status, _ := s.status(item)
	return status, true
}

// status is the answer's own, or the worst of its devices; no answer says nothing.
func (a *Answer) status() AnswerStatus {
	if a == nil {
		return Unassessed
	}
	worst := NA
	for _, st := range a.Statuses() {
		if worse(st, worst) {
			worst = st
		}
	}
	return worst
}

// severity orders statuses from the worst on. What does not apply gives way to all others.
var severity = []AnswerStatus{Unmet, Partial, Unassessed, Compensated, Met, NA}

func worse(a, b AnswerStatus) bool { return slices.Index(severity, a) < slices.Index(severity, b) }
