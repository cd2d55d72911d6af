package layout

import (
	"testing"

	"smmpub/generator/doc"
)

func TestTheTitleOfCodeStaysWithIt(t *testing.T) {
	f := testLayouter().flow(portrait, bodyText)
	f.code(&doc.CodeBlock{Title: "profiles/a.yaml", Lines: [][]doc.Token{{{Text: "kind: profile"}}}})
	var said []string
	for _, it := range f.items {
		if it.line == nil {
			continue
		}
		text := ""
		for _, r := range it.line.runs {
			text += r.text
		}
		if said = append(said, text); len(said) == 1 && !it.keep {
			t.Error("a page may end between the title and the code")
		}
	}
	if len(said) != 2 || said[0] != "profiles/a.yaml" || said[1] != "kind: profile " {
		t.Errorf("the lines are %q", said)
	}
}
