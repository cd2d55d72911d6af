package html

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	frameSection = regexp.MustCompile(`(?s)\n### ([a-z0-9]+\.html)\n(.*?)(\n###|$)`)
	fieldName    = regexp.MustCompile("`(\\.[A-Z]\\w*)`")
)

// TestTheGuideNamesEveryFieldOfAFrame compares docs/content/theming.md with the types of the frames' data: all fields of a frame stand in
// its section, and every field that stands there is one, of the frame or of what it holds.
func TestTheGuideNamesEveryFieldOfAFrame(t *testing.T) {
	guide, err := os.ReadFile("../../docs/content/theming.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for rest := string(guide); ; seen++ {
		m := frameSection.FindStringSubmatchIndex(rest)
		if m == nil {
			break
		}
		name, text := rest[m[2]:m[3]], rest[m[4]:m[5]]
		rest = rest[m[5]:]
		data := frameData[name]
		if data == nil {
			t.Errorf("%s is no frame", name)
			continue
		}
		var told []string
		for _, f := range fieldName.FindAllStringSubmatch(text, -1) {
			told = append(told, f[1])
		}
		own := fieldsOf(reflect.TypeOf(data).String())
		for _, f := range own {
			if !slices.Contains(told, f) {
				t.Errorf("%s: the guide does not tell of %s", name, f)
			}
		}
		for _, f := range told {
			if !slices.Contains(fieldsBelow(data), f) {
				t.Errorf("%s: %s is told of and is not there", name, f)
			}
		}
	}
	if seen != len(frameData) {
		t.Errorf("the guide has sections for %d frames of %d", seen, len(frameData))
	}
	for _, limit := range []string{"500,000 steps", "100\ntemplates", "64 MB", "30 seconds", "256 kB", "50 blocks", "6\nloops"} {
		if !strings.Contains(string(guide), limit) {
			t.Errorf("the guide does not say %q", limit)
		}
	}
	if maxSteps != 500_000 || maxCalls != 100 || maxBuilt != 64<<20 || maxTime.Seconds() != 30 || maxFrame != 256<<10 || maxNested != 50 || maxRanges != 6 {
		t.Error("the guide says other limits")
	}
}

// fieldsBelow are the fields of a type and of what it holds.
func fieldsBelow(data any) []string {
	var out []string
	for _, t := range typesBelow(reflect.TypeOf(data)) {
		out = append(out, fieldsOf(t.String())...)
	}
	return out
}
