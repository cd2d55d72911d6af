package report_test

import (
	"strings"
	"testing"
)

// practiceText is the section of one practice in a full report.
func practiceText(t *testing.T, id string, changes ...string) string {
	t.Helper()
	_, text, _ := strings.Cut(chapter(t, "practices", changes...), " #"+id+"\n")
	text, _, _ = strings.Cut(text, "\n== ")
	return text
}

func TestAPracticeIsShownAsFarAsItsTargetReaches(t *testing.T) {
	text := practiceText(t, "leaks")
	has(t, text, "nothing there was answered: 3 (Measured).", "Repair leaks", "-Count leaks", "-nothing there was answered: 2")
	has(t, practiceText(t, "leaks", "{level: 2, scope: general}", "{level: 3, scope: general}"), "Count leaks", "-nothing there was answered")
}

func TestWhatWasAnsweredAboveTheTargetIsShown(t *testing.T) {
	text := practiceText(t, "leaks", "general-2.repair: met", "general-2.repair: met\n      general-3.count: partial")
	has(t, text, "Count leaks", "-nothing there was answered")
}

func TestWhatAFindingLeadsToIsShown(t *testing.T) {
	has(t, practiceText(t, "paint"), "Measure how thick", "-nothing there was answered")
	has(t, practiceText(t, "paint", ", paint.general-3.thick]", "]"), "-Measure how thick", "nothing there was answered: 3 (Measured)")
}

func TestARegisterHasNoEmptyColumns(t *testing.T) {
	has(t, practiceText(t, "paint"), "-Evidence", "-Remarks")
	has(t, practiceText(t, "drills"), "Evidence", "Remarks")
}
