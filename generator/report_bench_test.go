package generator

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"smmpub/generator/smm"
)

// generated writes assessments of the real site's retail profile, each of another organization: every statement up to the
// target has a status, some a comment and evidence; there are findings and a plan.
func generated(t testing.TB, lib *smm.Library, dir string, n int) []string {
	t.Helper()
	profile := profileOf(lib, "retail-pos")
	var files []string
	for i := range n {
		name := filepath.Join(dir, fmt.Sprintf("org-%03d.yaml", i))
		if err := os.WriteFile(name, []byte(assessmentOf(profile, i)), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	return files
}

func assessmentOf(p *smm.Profile, i int) string {
	random := rand.New(rand.NewPCG(1, uint64(i)))
	var b strings.Builder
	fmt.Fprintf(&b, "kind: assessment\nid: store-%03d\nedition: \"1.0\"\norganization: {id: org-%03d, name: Organization %d}\n", i, i, i)
	b.WriteString("system: {name: Lanes, description: Checkout lanes of one store.}\ntarget: store-checkout\ndate: 2026-09-30\n" +
		"classification: Confidential\nassessors: [{name: C. Lead, affiliation: Example}]\nsummary: What we found.\nevidence:\n")
	for k := range 20 {
		fmt.Fprintf(&b, "  E%d: {title: Record %d, method: examine, date: 2026-03-03, owner: Security}\n", k, k)
	}
	b.WriteString("practices:\n")
	var unmet []string
	for _, t := range p.Tables {
		fmt.Fprintf(&b, "  %s:\n    comment: Seen in the store and in the records.\n    statements: {\n", t.Practice.Text)
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				for s := range c.Statements {
					if len(s.Items) > 0 && !s.Whole || s.Informative || s.Same != nil {
						continue
					}
					status := []string{"met", "met", "met", "partial", "unmet"}[random.IntN(5)]
					if status == "unmet" {
						unmet = append(unmet, s.FullID)
					}
					key := strings.TrimPrefix(s.FullID, t.Practice.Text+".")
					fmt.Fprintf(&b, "      %s: {status: %s, evidence: [E%d], comment: Seen at two of three lanes.},\n", key, status, random.IntN(20))
				}
			}
		}
		b.WriteString("    }\n")
	}
	b.WriteString("findings:\n")
	for k, id := range unmet[:min(12, len(unmet))] {
		fmt.Fprintf(&b, "  - {id: F%d, title: Finding %d, risk: high, statements: [%s], text: Seen., recommendation: Mend it.}\n", k, k, id)
	}
	b.WriteString("actions:\n")
	for k := range min(12, len(unmet)) {
		fmt.Fprintf(&b, "  - {id: A%d, title: Action %d, closes: [F%d], owner: Operations, due: 2027-01-31, effort: M}\n", k, k, k)
	}
	return b.String()
}

// BenchmarkReports makes reports of many assessments in one run, page and PDF. The most memory that is in use at once should
// not follow their number.
func BenchmarkReports(b *testing.B) {
	r := built(b)
	for _, n := range []int{20, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			files := generated(b, r.src.lib, b.TempDir(), n)
			var most uint64
			for b.Loop() {
				opt := reportsOf("..", files...)
				opt.Out = filepath.Join(b.TempDir(), "reports")
				opt.Progress = func(done, _ int, _ string) {
					if done%20 == 0 {
						most = max(most, inUse())
					}
				}
				result, err := Report(opt)
				if err != nil || result.Failed() {
					b.Fatal(err, messages(b, result))
				}
			}
			b.ReportMetric(float64(b.Elapsed())/float64(time.Millisecond)/float64(b.N*n), "ms/report")
			b.ReportMetric(float64(most)/(1<<20), "MB-in-use")
		})
	}
}

// inUse is the memory that something still holds, in bytes.
func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestGeneratedAssessmentsAreReportedWithoutFindings(t *testing.T) {
	r := built(t)
	opt := reportsOf("..", generated(t, r.src.lib, t.TempDir(), 3)...)
	opt.Out = filepath.Join(t.TempDir(), "reports")
	result, err := Report(opt)
	if err != nil || result.Failed() {
		t.Fatal(err, messages(t, result))
	}
	for _, x := range result.Reports {
		for _, d := range x.Found.Diagnostics {
			t.Errorf("%s: %s", d.Pos, d.Message)
		}
		if x.Tested < 10 || x.Out == "" {
			t.Errorf("%+v", x)
		}
	}
}
