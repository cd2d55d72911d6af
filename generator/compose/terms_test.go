package compose

import (
	"testing"

	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

func TestLabelsBecomeTermsOfRunningText(t *testing.T) {
	model := &smm.Model{}
	model.Language, model.Labels = "en", map[string]string{"level": "Comprehensiveness Level", "objective": "Aim"}
	for _, c := range []struct {
		language string
		labels   map[string]string
		want     theme.Terms
	}{
		{"en", nil, theme.Terms{Level: "Level", Levels: "Levels", Objective: "Aim"}},
		{"en", map[string]string{"level": "Capability"}, theme.Terms{Level: "Capability", Levels: "Capabilities", Objective: "Aim"}},
		{"en", map[string]string{"level": "Axis", "levels": "Axes"}, theme.Terms{Level: "Axis", Levels: "Axes", Objective: "Aim"}},
		{"de", nil, theme.Terms{}},
		{"de", map[string]string{"level": "Reifegrad"}, theme.Terms{Level: "Reifegrad"}},
	} {
		p := &smm.Pub{Front: &smm.Front{Language: c.language, Labels: c.labels}, Model: model}
		if got := termsOf(p); got != c.want {
			t.Errorf("%s, %v: %+v, want %+v", c.language, c.labels, got, c.want)
		}
	}
}
