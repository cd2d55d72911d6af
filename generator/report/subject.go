package report

import (
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// How many statements a cell of a table names one by one: in the plan, which is worked by, and in tables of many rows.
const (
	manyNamed = 8
	someNamed = 3
)

// safe makes an anchor of an author's free id. What is neither letter, digit nor hyphen is written as its number between
// dots, a dot itself as two, so that different ids never share an anchor.
func safe(prefix, id string) string {
	var b strings.Builder
	b.WriteString(prefix)
	for _, r := range id {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-':
			b.WriteRune(r)
		case r == '.':
			b.WriteString("..")
		default:
			b.WriteString("." + strconv.FormatInt(int64(r), 16) + ".")
		}
	}
	return b.String()
}

func evidenceAnchor(id string) string { return safe("evidence-", id) }
func findingAnchor(id string) string  { return safe("finding-", id) }
func actionAnchor(id string) string   { return safe("action-", id) }

// matters reports a statement whose status says something: it makes a level, was found not to apply, or was answered
// beyond the target's scope.
func matters(x *smm.Asked) bool {
	return slices.Contains([]smm.Standing{smm.Counts, smm.Aids, smm.Applies, smm.Beyond}, x.Standing)
}

// holds reports a statement that is met, or that another measure stands in for.
func holds(s smm.AnswerStatus) bool { return s == smm.Met || s == smm.Compensated }

// concerned are the statements that a finding or an action is about, in the order of the practices.
func (w *writer) concerned(about []smm.Subject) []*smm.Asked {
	var out []*smm.Asked
	for _, p := range w.r.Practices {
		for _, x := range p.Statements {
			if matters(x) && within(x, about) {
				out = append(out, x)
			}
		}
	}
	return out
}

// unseen are the subjects of which the assessment asks nothing: of an excluded practice, or beyond the target's scope.
func (w *writer) unseen(about []smm.Subject) [][]doc.Inline {
	var out [][]doc.Inline
	for _, one := range about {
		if len(w.concerned([]smm.Subject{one})) == 0 {
			out = append(out, append(w.subject(one), plain(" "+w.Words["report-not-asked"])))
		}
	}
	return out
}

// subject names what nothing is asked of.
func (w *writer) subject(s smm.Subject) []doc.Inline {
	id := smm.CellID(s.Practice.ID, s.Scope, s.Level)
	if s.Statement == nil {
		return []doc.Inline{w.To(id, []doc.Inline{&doc.Code{Text: id}})}
	}
	id = w.a.Name(s.Statement.Table, s.Statement.FullID)
	return append(s.Statement.Wording(), plain(" "), w.To(id, []doc.Inline{&doc.Code{Text: id}}))
}

// seen lists statements, each with its status before it.
func (w *writer) seen(list []*smm.Asked) [][]doc.Inline {
	var out [][]doc.Inline
	for _, x := range list {
		out = append(out, append([]doc.Inline{w.status(x.Status), plain(" ")}, w.statement(x)...))
	}
	return out
}

// ids names statements practice by practice, each leading to its place; of more than most the first, and how many more there
// are.
func (w *writer) ids(statements []*smm.Asked, most int) []doc.Inline {
	var runs [][]doc.Inline
	practice := ""
	for i, x := range statements {
		if i == most && len(statements) > most+1 {
			runs = append(runs, doc.Plain(w.Fill("report-more", "n", strconv.Itoa(len(statements)-i))))
			break
		}
		of := x.Table.Practice.Text
		link := w.To(x.ID, []doc.Inline{&doc.Code{Text: strings.Replace(x.ID, of+".", "", 1)}})
		if of != practice {
			practice = of
			runs = append(runs, []doc.Inline{w.practice(x.Table.Node), plain(": "), link})
			continue
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], plain(", "), link)
	}
	return join(runs, "; ")
}

// practicesOf are the practices that subjects belong to, in the model's order.
func (w *writer) practicesOf(about []smm.Subject) []doc.Inline {
	var out []*smm.PracticeResult
	for _, p := range w.r.Practices {
		if slices.ContainsFunc(about, func(s smm.Subject) bool { return s.Practice == p.Node }) {
			out = append(out, p)
		}
	}
	return w.names(out)
}

// before compares days as far as both go. A day that is not given lies before nothing.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] < b[:n]
}
