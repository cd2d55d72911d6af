package theme

import (
	"testing"

	"smmpub/generator/doc"
)

func TestWordsAreSpokenWithTheTermsOfAModel(t *testing.T) {
	th := &Theme{Words: map[string]doc.Words{
		"en": {"level-word": "Level", "levels": "Levels", "objective": "Objective", "next": "[Level] by [level]: [levels]", "aim": "[objective]"},
		"de": {"level-word": "Stufe", "levels": "Stufen", "next": "[Level] um [Level]: [Levels]"},
	}}
	for _, c := range []struct {
		language, key, want string
		terms               Terms
	}{
		{"en", "next", "Level by level: levels", Terms{}},
		{"en", "next", "Stage by stage: stages", Terms{Level: "Stage", Levels: "Stages"}},
		{"en", "next", "CL by CL: CLs", Terms{Level: "CL", Levels: "CLs"}},
		{"en", "aim", "what it is for", Terms{Objective: "What it is for"}},
		{"de", "next", "Grad um Grad: Grade", Terms{Level: "Grad", Levels: "Grade"}},
		{"de", "next", "Stufe um Stufe: Stufen", Terms{}},
		{"fr", "next", "Level by level: levels", Terms{}},
	} {
		if got := th.Speak(c.language, c.terms)[c.key]; got != c.want {
			t.Errorf("%s, %+v: %q, want %q", c.language, c.terms, got, c.want)
		}
	}
}
