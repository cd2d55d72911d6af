package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"smmpub/generator/smm"
)

var (
	wordKey  = regexp.MustCompile(`(?:Words\[|Fill\(|under\(\w+, "[a-z-]+", )"([a-z-]+)"`)
	sizedKey = regexp.MustCompile(`sized\([^\n"]*"([a-z-]+[a-z])"`)
	nounKey  = regexp.MustCompile(`count\([^\n"]*"([a-z-]+)"\)|add\([^\n"]*"([a-z-]+)", "report|\{d\.\w+, "([a-z-]+)"\}|\{n\.\w+, "([a-z-]+)"\}`)
)

// TestEveryWordIsThere looks for the interface words that the package names among those of the default theme.
func TestEveryWordIsThere(t *testing.T) {
	_, th, _, _ := sample(t)
	words := th.Language("en")
	need := func(file, key string) {
		if words[key] == "" {
			t.Errorf("%s: there is no word %q", file, key)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range wordKey.FindAllStringSubmatch(string(src), -1) {
			if !strings.HasSuffix(m[1], "-") {
				need(file, m[1])
			}
		}
		for _, m := range sizedKey.FindAllStringSubmatch(string(src), -1) {
			need(file, m[1])
			need(file, m[1]+"-1")
		}
		for _, m := range nounKey.FindAllStringSubmatch(string(src), -1) {
			noun := strings.Join(m[1:], "")
			need(file, "n-"+noun)
			need(file, "n-"+noun+"-1")
		}
	}
	for _, key := range composedKeys() {
		need("a key in parts", key)
	}
}

// composedKeys are those that the program puts together.
func composedKeys() []string {
	out := []string{"report-closed", "report-closed-none", "report-fell-back", "report-fell-back-none", "need-nothing-asked", "risk-unrated"}
	for _, s := range smm.AnswerStatuses {
		out = append(out, "status-"+string(s), "status-"+string(s)+"-means")
	}
	for _, o := range []smm.Outcome{smm.Meets, smm.Falls, smm.Exceeds, smm.NothingAsked, smm.OutOfTarget} {
		out = append(out, "outcome-"+string(o))
	}
	for _, s := range []string{"met", "unmet", "unassessed"} {
		out = append(out, "need-"+s)
	}
	for _, r := range []smm.Risk{smm.CriticalRisk, smm.HighRisk, smm.MediumRisk, smm.LowRisk} {
		out = append(out, "risk-"+string(r))
	}
	for _, s := range []smm.ActionStatus{smm.OpenAction, smm.DoingAction, smm.DoneAction} {
		out = append(out, "action-"+string(s))
	}
	for _, p := range []smm.Priority{smm.HighPriority, smm.NormalPriority, smm.LowPriority} {
		out = append(out, "priority-"+string(p))
	}
	for _, r := range smm.Relations[1:] {
		out = append(out, "relation-"+r)
	}
	return out
}
