package report_test

import (
	"slices"
	"strings"
	"testing"

	"smmpub/generator/report"
	"smmpub/generator/smm"
)

// oneOfEach are changes that leave the sample a single finding, and a single practice below its target.
func oneOfEach(t *testing.T) []string {
	t.Helper()
	all := string(folder(t, "testdata/sample")["assessments/now.yaml"].Data)
	second := all[strings.Index(all, "  - {id: F 2,"):strings.Index(all, "actions:")]
	return []string{second, "", "findings:", "  watch: {statements: {general-1: met}}\nfindings:"}
}

func TestSentencesOfOneAreInTheSingular(t *testing.T) {
	one := oneOfEach(t)
	has(t, chapter(t, "summary", one...), "There is 1 finding: 1 medium.", "1 practice falls below its target; 2 statements stand in between.")
	has(t, chapter(t, "summary", slices.Concat(one, []string{"notes: unmet", "notes: met"})...), "1 practice falls below its target; 1 statement stands in between.")
	has(t, chapter(t, "summary"), "There are 2 findings: 1 critical and 1 medium.", "2 practices fall below their target; 3 statements stand between them and it.")
}

func TestSentencesOfOneAreInTheSingularInGerman(t *testing.T) {
	summary := func(changes ...string) string {
		lib, th, r, _ := sample(t, changes...)
		th.Words["en"] = th.Language("de")
		full := &smm.Report{Document: []*smm.ReportItem{{Section: smm.Word{Text: "summary"}}}}
		p := report.Compose(lib, th, r, report.Options{Outline: full})
		return chapterText(p, p.Chapters[0])
	}
	has(t, summary(oneOfEach(t)...), "1 Feststellung, nach Risiko: 1 mittel.", "1 Praktik liegt unter dem Ziel; bis dahin fehlen 2 Kriterien.")
	has(t, summary(), "2 Feststellungen, nach Risiko:", "2 Praktiken liegen unter dem Ziel; bis dahin fehlen 3 Kriterien.")
}
