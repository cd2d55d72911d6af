package generator

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"smmpub/generator/diag"
)

// examples are the sample assessments of the repository, from the folder of this package.
func examples(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../examples/assessments/*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatalf("%v, %v", files, err)
	}
	return files
}

// TestTheSamplesAreReported makes the reports that README.md promises, and holds the issued one against what is made now.
func TestTheSamplesAreReported(t *testing.T) {
	opt := reportsOf("..", examples(t)...)
	opt.Out = filepath.Join(t.TempDir(), "reports")
	result, err := Report(opt)
	if err != nil || result.Failed() {
		t.Fatalf("%v\n%s", err, messages(t, result))
	}
	warnings := 0
	for _, x := range result.Reports {
		for _, d := range x.Found.Diagnostics {
			if d.Severity != diag.Info {
				warnings++
			}
		}
	}
	if warnings != 1 { // evidence that expired, so that a reader sees how that is told
		t.Errorf("%d warnings, want 1:\n%s", warnings, messages(t, result))
	}
	made, err := os.ReadFile(filepath.Join(opt.Out, "harbour-lane", "harbour-lane-2025", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	issued, err := os.ReadFile("../examples/issued/harbour-lane-2025/report.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, issued) {
		t.Error("examples/issued/harbour-lane-2025/report.json is not what is made now; make the report and copy it there")
	}
}
