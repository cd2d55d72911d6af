package exchange

import (
	"encoding/json"
	"testing"
)

func TestRedactedReportsSayNothingOfATargetWrittenInPlace(t *testing.T) {
	own := target{Title: "What Acme needs", Rationale: "Acme is small."}
	if got := redacted(report{Target: own}).Target; got != (target{}) {
		t.Errorf("%+v", got)
	}
	known := target{ID: "starter", Edition: "1", Title: "A start"}
	if got := redacted(report{Target: known}).Target; got != known {
		t.Errorf("%+v", got)
	}
}

func TestMeansHaveOneDecimal(t *testing.T) {
	for n, want := range map[tenths]string{0: "0.0", 5: "0.5", 20: "2.0", 37: "3.7"} {
		if b, err := json.Marshal(n); err != nil || string(b) != want {
			t.Errorf("%d tenths: %s %v, want %s", int(n), b, err, want)
		}
	}
}
