package generator

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"smmpub/generator/diag"
)

// planted is a mistake of testdata/sixty: a line `file:line:col rule  words` of its expected.txt, which is written from the
// sources. The words must occur in the message.
type planted struct {
	place, rule, words string
}

func plantedMistakes(t *testing.T) []planted {
	t.Helper()
	text, err := os.ReadFile("testdata/sixty/expected.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []planted
	for line := range strings.Lines(string(text)) {
		head, words, ok := strings.Cut(strings.TrimSpace(line), "  ")
		place, rule, spaced := strings.Cut(head, " ")
		if !ok || !spaced {
			t.Fatalf("not of the form file:line:col rule  words: %q", line)
		}
		out = append(out, planted{place, rule, words})
	}
	return out
}

func (p planted) is(d diag.Diagnostic) bool {
	return p.place == d.Pos.String() && p.rule == d.Rule && strings.Contains(d.Message, p.words)
}

func sixtyFindings(t *testing.T) []diag.Diagnostic {
	t.Helper()
	_, result, err := read(os.DirFS("testdata/sixty"), embedded())
	if err != nil {
		t.Fatal(err)
	}
	return result.Diagnostics
}

// One run over a site with a mistake of each kind reports each at its place, and nothing that merely follows from one.
func TestSixtyMistakesAreReportedInOneRun(t *testing.T) {
	found := sixtyFindings(t)
	for _, p := range plantedMistakes(t) {
		rest := lessOne(found, p)
		if len(rest) == len(found) {
			t.Errorf("not reported: %s %s: %s", p.place, p.rule, p.words)
		}
		found = rest
	}
	for _, d := range found {
		t.Errorf("not planted: %s: %s: %s [%s]", d.Pos, d.Severity, d.Message, d.Rule)
	}
}

// lessOne takes out the first finding of a mistake.
func lessOne(found []diag.Diagnostic, p planted) []diag.Diagnostic {
	for i, d := range found {
		if p.is(d) {
			return append(append([]diag.Diagnostic{}, found[:i]...), found[i+1:]...)
		}
	}
	return found
}

func TestSixtyMistakesAreOfSixtyKinds(t *testing.T) {
	rules, kinds := map[string]bool{}, map[string]bool{}
	for _, p := range plantedMistakes(t) {
		rules[p.rule] = true
		kinds[p.rule+" "+p.words] = true
	}
	if len(rules) < 60 || len(kinds) < 60 {
		t.Errorf("%d rules and %d messages; at least 60 of each are wanted", len(rules), len(kinds))
	}
}

// A message is usable when it says in a sentence what is wrong, or how to mend it, and shows the line.
func TestSixtyMessagesAreUsable(t *testing.T) {
	for _, d := range sixtyFindings(t) {
		if d.Hint == "" && len(strings.Fields(d.Message)) < 4 {
			t.Errorf("%s: %q says too little and has no hint", d.Pos, d.Message)
		}
		if strings.Contains(d.Message+d.Hint, "%!") || strings.HasSuffix(d.Message, ".") {
			t.Errorf("%s: %q is no message", d.Pos, d.Message)
		}
		if d.Pos.Line == 0 && d.Rule != "empty-file" && d.Rule != "unread-file" {
			t.Errorf("%s: %s has no line", d.Pos, fmt.Sprint(d.Rule))
		}
	}
}
