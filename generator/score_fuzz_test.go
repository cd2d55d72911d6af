package generator

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// FuzzScore holds what must be true of every result: the bytes make up a model, profiles, a target and answers.
func FuzzScore(f *testing.F) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		b := make([]byte, 200+40*seed)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		before := smm.Score(invented(b).a)
		for _, p := range before.Practices {
			holdsTogether(t, p)
		}
		raisingNeverLowers(t, b, before)
		addingUnmetNeverRaises(t, b, before)
		excludingChangesNothingElse(t, b, before)
		orderDoesNotMatter(t, b, before)
		joinedIsTheWhole(t, b, before)
	})
}

func holdsTogether(t *testing.T, p *smm.PracticeResult) {
	if !p.Tested() && p.Gap > 0 || p.Low > p.High || p.Testable > p.Target {
		t.Errorf("%s", practiceText(p))
	}
	if p.Current != p.Low && !p.Declared() {
		t.Errorf("current is neither low nor declared: %s", practiceText(p))
	}
	gap := 0
	for _, l := range p.Levels {
		if l.Asks() && l.Level > p.Current && l.Level <= p.Testable {
			gap++
		}
		if l.Met+l.Open > l.Asked || l.Low && !l.High || l.Asks() && (l.Level <= p.Low && !l.Low || l.Level <= p.High && !l.High) {
			t.Errorf("level %+v: %s", l, practiceText(p))
		}
	}
	if gap != p.Gap || (gap > 0) != (p.Outcome == smm.Falls) {
		t.Errorf("the gap is %d: %s", gap, practiceText(p))
	}
	for _, x := range p.Blocking {
		if !slices.Contains(p.Missing(), x) {
			t.Errorf("%s blocks and is not missing: %s", x.ID, practiceText(p))
		}
	}
	if p.Low < p.Next && len(p.Blocking) == 0 {
		t.Errorf("nothing blocks level %d: %s", p.Next, practiceText(p))
	}
}

// never compares the levels of all practices.
func never(t *testing.T, what string, lower, higher *smm.Result) {
	t.Helper()
	for i, l := range lower.Practices {
		h := higher.Practices[i]
		if l.Low > h.Low || l.High > h.High || l.Current > h.Current {
			t.Errorf("%s:\n%s\n%s", what, resultText(lower), resultText(higher))
		}
	}
}

func raisingNeverLowers(t *testing.T, b []byte, before *smm.Result) {
	higher := map[smm.AnswerStatus]smm.AnswerStatus{smm.Unmet: smm.Partial, smm.Partial: smm.Met, smm.Unassessed: smm.Met, smm.Compensated: smm.Met}
	for i := range invented(b).answers {
		w := invented(b)
		a := w.answers[i]
		if to, ok := higher[a.Status]; ok {
			a.Status = to
		}
		for k, by := range a.By {
			if to, ok := higher[by.Status]; ok {
				a.By[k].Status = to
			}
		}
		never(t, "raising "+a.Key.Text, before, smm.Score(w.a))
	}
}

func addingUnmetNeverRaises(t *testing.T, b []byte, before *smm.Result) {
	for i := range invented(b).cells {
		for part := range 2 {
			w := invented(b)
			c := w.cells[i]
			x := w.statement(c, w.a.Model.Parts[part], nil)
			c.cell.Blocks[0].Parts[part].Statements = append(c.cell.Blocks[0].Parts[part].Statements, x)
			w.answer(c, x, smm.Unmet)
			never(t, "adding to "+c.cell.ID, smm.Score(w.a), before)
		}
	}
}

func excludingChangesNothingElse(t *testing.T, b []byte, before *smm.Result) {
	for i, n := range before.Assessment.Model.Practices() {
		w := invented(b)
		w.a.Target.Set = nil
		base := smm.Score(w.a)
		w.a.Target.Exclude = []*smm.Exclusion{{Node: smm.Word{Text: n.ID}}}
		for k, p := range smm.Score(w.a).Practices {
			if k != i && scoreOf(p) != scoreOf(base.Practices[k]) {
				t.Errorf("excluding %s:\n%s\n%s", n.ID, scoreOf(base.Practices[k]), scoreOf(p))
			}
		}
	}
}

func orderDoesNotMatter(t *testing.T, b []byte, before *smm.Result) {
	w := invented(b)
	slices.Reverse(w.a.Practices)
	for _, p := range w.a.Practices {
		slices.Reverse(p.Answers)
	}
	same(t, "in another order", before, smm.Score(w.a))
	w = invented(b)
	slices.Reverse(w.a.Profiles)
	never(t, "with the profiles in another order", before, smm.Score(w.a))
	never(t, "with the profiles in another order", smm.Score(w.a), before)
}

func joinedIsTheWhole(t *testing.T, b []byte, before *smm.Result) {
	w := invented(b)
	first, second := *w.a, *w.a
	first.Practices, second.Practices = nil, nil
	first.Pos.File, second.Pos.File = "a.yaml", "b.yaml"
	for i, p := range w.a.Practices {
		one, two := *p, *p
		one.Answers, two.Answers = nil, nil
		for k, x := range p.Answers {
			if (i+k)%3 != 0 {
				one.Answers = append(one.Answers, x)
			}
			if (i+k)%3 != 1 {
				two.Answers = append(two.Answers, x)
			}
		}
		first.Practices, second.Practices = append(first.Practices, &one), append(second.Practices, &two)
	}
	var list diag.List
	for _, parts := range [][]*smm.Assessment{{&first, &second}, {&second, &first}} {
		a := check.Join(parts, &list)
		if a == nil {
			t.Fatalf("%v", list.Sorted())
		}
		same(t, "joined", before, smm.Score(a))
	}
}

func same(t *testing.T, what string, a, b *smm.Result) {
	t.Helper()
	if x, y := resultText(a), resultText(b); x != y {
		t.Errorf("%s:\n%s\n%s", what, x, y)
	}
}

func resultText(r *smm.Result) string {
	var b strings.Builder
	for _, p := range r.Practices {
		b.WriteString(scoreOf(p) + "\n")
	}
	return b.String() + rollupText(r.Overall)
}

func scoreOf(p *smm.PracticeResult) string {
	out := p.Node.ID + ": " + practiceText(p)
	for _, x := range p.Statements {
		out += fmt.Sprintf("\n  %s %s %s", x.ID, x.Status, x.Standing)
	}
	return out
}
