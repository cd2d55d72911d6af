package author

import (
	"strings"
	"testing"
)

// FuzzStamp holds that stamping only ever adds bytes, and that a second run finds nothing left that can be stamped.
func FuzzStamp(f *testing.F) {
	head := "kind: practice\npractice: p\nconsiderations:\n  s:\n    1:\n"
	for _, body := range []string{
		"      actions: |\n        - One.\n        - Two {devices=d}\n          - Three\n",
		"      actions:\n        - One\n        - text: Two\n        - {text: Three}\n        - \"Four\"\n        - 'Fi''ve' # six\n",
		"      actions: [One, Two]\n      signs: >\n        - Folded\n          text\n",
	} {
		f.Add(head + body)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip()
		}
		raw := []byte(text)
		for _, keep := range []bool{false, true} {
			after, stamps := stampFile("p.yaml", raw, keep)
			if !within(string(raw), string(after)) {
				t.Errorf("bytes are gone:\n%q\n%q", raw, after)
			}
			failed := 0
			for _, st := range stamps {
				if st.Failed {
					failed++
				}
			}
			if _, again := stampFile("p.yaml", after, keep); len(again) != failed {
				t.Errorf("a second run finds %d statements without an id, the first left %d:\n%q", len(again), failed, after)
			}
		}
	})
}

// within reports that a text holds all bytes of another in their order.
func within(part, whole string) bool {
	for i := range len(part) {
		at := strings.IndexByte(whole, part[i])
		if at < 0 {
			return false
		}
		whole = whole[at+1:]
	}
	return true
}

func TestIDsAreMadeOfTellingWords(t *testing.T) {
	taken := map[string]bool{"seal-log-exists": true}
	for _, c := range []struct{ words, want string }{
		{"vulnerability assessment report names threats", "vulnerability-assessment-report"},
		{"vulnerability assessment report names threats", "vulnerability-assessment-report-2"},
		{"seal log exists", "seal-log-exists-2"},
		{"all", "statement"},
		{"none", "statement-2"},
		{"a1", "statement-3"},
		{"", "statement-4"},
		{"configuration documentation internationalization", "configuration-documentation"},
	} {
		if got := freeID(strings.Fields(c.words), taken); got != c.want {
			t.Errorf("%q: got %s, want %s", c.words, got, c.want)
		}
	}
}
