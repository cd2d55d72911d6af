package smm

import (
	"testing"

	"smmpub/generator/diag"
)

// oneLevel is an assessment of one practice whose only level has the statements given.
func oneLevel(target int, statements ...*Statement) *Assessment {
	m := &Model{
		Levels: []*Level{{Level: 0}, {Level: 1}}, Scopes: []*Scope{{ID: "general"}},
		Parts:   []*Part{{ID: "actions", Assess: AssessEach}},
		Domains: []*Node{{Kind: DomainNode, ID: "d", Children: []*Node{{Kind: PracticeNode, ID: "p"}}}},
	}
	c := &Cell{ID: "p.general-1", Scope: "general", Level: 1, Blocks: []*CellBlock{{Parts: []*CellPart{{Statements: statements}}}}}
	t := &Table{Practice: Word{Text: "p"}, Model: m, Rows: []*Row{{Scope: Word{Text: "general"}, Cells: []*Cell{c}}}}
	for s := range c.Statements {
		s.Cell, s.Table, s.Part, s.FullID = c, t, m.Parts[0], c.ID+"."+s.ID
	}
	m.Tables = []*Table{t}
	given := GivenLevel{Level: target, Pos: diag.Pos{File: "a.yaml"}}
	return &Assessment{Model: m, Target: &Target{Model: m, Default: &Aim{Level: given, Scope: Word{Text: "general"}}}}
}

func TestATargetOfLevelZeroTestsNothing(t *testing.T) {
	p := Score(oneLevel(0, &Statement{ID: "x"})).Practices[0]
	if p.Outcome != NothingAsked || p.Testable != 0 || p.Gap != 0 || p.High != 1 || len(p.Blocking) > 0 {
		t.Errorf("%+v", p)
	}
}

// A heading's item may say that it is the same as the heading, or two headings as each other's items. It makes no sense,
// and it has an end.
func TestHeadingsInACircleHaveAnEnd(t *testing.T) {
	one, two := &Statement{ID: "one"}, &Statement{ID: "two"}
	one.Items = []*Statement{{ID: "self", Same: one, Under: one}, {ID: "to-two", Same: two, Under: one}}
	two.Items = []*Statement{{ID: "to-one", Same: one, Under: two}}
	a := oneLevel(1, one, two)
	if p := Score(a).Practices[0]; p.Low != 0 || p.High != 1 {
		t.Errorf("%+v", p)
	}
	a.Practices = []*PracticeAnswers{{Answers: []*Answer{{Status: Met, Subject: Subject{Statement: one}}, {Status: Met, Subject: Subject{Statement: two}}}}}
	if p := Score(a).Practices[0]; p.Low != 1 {
		t.Errorf("%+v", p)
	}
}

func TestTheMeanIsRoundedHalfUp(t *testing.T) {
	level := func(levels ...int) int {
		var list []*PracticeResult
		for _, l := range levels {
			list = append(list, &PracticeResult{Outcome: Meets, Current: l})
		}
		return rollup(nil, list).MeanTenths
	}
	for want, levels := range map[int][]int{0: nil, 10: {1}, 15: {1, 2}, 13: {1, 1, 2}, 17: {1, 2, 2}, 3: {0, 0, 0, 1}} {
		if got := level(levels...); got != want {
			t.Errorf("%v: %d, want %d", levels, got, want)
		}
	}
}
