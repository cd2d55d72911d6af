package smm

import (
	"testing"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// tree is a domain d with a subdomain s that holds the practice p, and with a practice q of its own.
func tree() (d, s, p, q *Node) {
	d = &Node{Kind: DomainNode, ID: "d"}
	s = &Node{Kind: SubdomainNode, ID: "s", Parent: d}
	p = &Node{Kind: PracticeNode, ID: "p", Parent: s}
	q = &Node{Kind: PracticeNode, ID: "q", Parent: d}
	return d, s, p, q
}

// aim is what is said of a node: level 0 and scope "" are left out.
func aim(node string, level int, scope string) *Aim {
	a := &Aim{Node: Word{Text: node}, Scope: Word{Text: scope}}
	if level > 0 {
		a.Level = GivenLevel{Level: level, Pos: diag.Pos{File: "t.yaml", Line: level}}
	}
	return a
}

func TestLevelAndScopeAreInheritedEachOnItsOwn(t *testing.T) {
	cases := []struct {
		name   string
		fallto *Aim
		set    []*Aim
		level  int
		scope  string
		ok     bool
	}{
		{"nothing", nil, nil, 0, "", false},
		{"default", aim("", 1, "general"), nil, 1, "general", true},
		{"domain over default", aim("", 1, "general"), []*Aim{aim("d", 2, "team")}, 2, "team", true},
		{"subdomain over domain", nil, []*Aim{aim("d", 2, "team"), aim("s", 3, "general")}, 3, "general", true},
		{"practice over subdomain", nil, []*Aim{aim("p", 1, "general"), aim("s", 3, "team")}, 1, "general", true},
		{"level here, scope above", aim("", 1, "general"), []*Aim{aim("p", 3, ""), aim("d", 0, "team")}, 3, "team", true},
		{"scope here, level from the default", aim("", 1, "general"), []*Aim{aim("p", 0, "team")}, 1, "team", true},
		{"level without any scope", nil, []*Aim{aim("p", 3, "")}, 0, "", false},
		{"scope without any level", nil, []*Aim{aim("d", 0, "team")}, 0, "", false},
		{"another branch", nil, []*Aim{aim("q", 3, "team")}, 0, "", false},
	}
	for _, c := range cases {
		_, _, p, _ := tree()
		target := &Target{Default: c.fallto, Set: c.set}
		level, scope, ok := target.Of(p)
		if level != c.level || scope != c.scope || ok != c.ok {
			t.Errorf("%s: got %d %q %v, want %d %q %v", c.name, level, scope, ok, c.level, c.scope, c.ok)
		}
		noLevel, noScope := target.Lacks(p)
		if ok == (noLevel || noScope) {
			t.Errorf("%s: lacks level %v, scope %v", c.name, noLevel, noScope)
		}
	}
}

func TestTheNearestWordExcludes(t *testing.T) {
	why := doc.Plain("Out of scope.")
	out := func(node string) *Exclusion { return &Exclusion{Node: Word{Text: node}, Reason: why} }
	cases := []struct {
		name     string
		exclude  []*Exclusion
		set      []*Aim
		excluded bool
	}{
		{"none", nil, nil, false},
		{"itself", []*Exclusion{out("p")}, nil, true},
		{"its domain", []*Exclusion{out("d")}, nil, true},
		{"its domain, but it is set", []*Exclusion{out("d")}, []*Aim{aim("p", 2, "team")}, false},
		{"itself, in a domain that is set", []*Exclusion{out("p")}, []*Aim{aim("d", 2, "team")}, true},
		{"another", []*Exclusion{out("q")}, nil, false},
	}
	for _, c := range cases {
		_, _, p, _ := tree()
		target := &Target{Default: aim("", 1, "general"), Set: c.set, Exclude: c.exclude}
		reason, excluded := target.Excluded(p)
		if excluded != c.excluded || excluded && doc.PlainText(reason) != "Out of scope." {
			t.Errorf("%s: %v %v", c.name, excluded, reason)
		}
		if _, _, ok := target.Of(p); ok == excluded {
			t.Errorf("%s: excluded %v and aimed at %v", c.name, excluded, ok)
		}
	}
}

func TestPriorityAndReasonAreTheNearest(t *testing.T) {
	d, _, p, q := tree()
	because := aim("d", 2, "team")
	because.Reason = doc.Plain("Because.")
	target := &Target{
		Set:        []*Aim{because, aim("p", 3, "")},
		Priorities: []*NodePriority{{Word{Text: "d"}, HighPriority}, {Word{Text: "s"}, LowPriority}},
	}
	if target.PriorityOf(p) != LowPriority || target.PriorityOf(q) != HighPriority || (&Target{}).PriorityOf(d) != NormalPriority {
		t.Error(target.PriorityOf(p), target.PriorityOf(q))
	}
	if got := doc.PlainText(target.Reason(q)); got != "Because." {
		t.Errorf("reason %q", got)
	}
	if got := target.Reason(p); got != nil {
		t.Errorf("a level of its own has the reason of another: %v", got)
	}
}

func TestABareNameMeansTheNewestTarget(t *testing.T) {
	targets := []*Target{{ID: "a", Edition: "1.9"}, {ID: "a", Edition: "1.10"}, {ID: "b"}}
	for name, want := range map[string]string{"a": "a@1.10", "a@1.9": "a@1.9", "b": "b"} {
		if got := FindTarget(targets, name); got == nil || got.FullName() != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if FindTarget(targets, "a@2") != nil || FindTarget(targets, "c") != nil {
		t.Error("found what there is not")
	}
}
