package generator

import (
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/doc"
)

// TestTargets composes the small site with the files of each testdata/targets/*.txtar laid over it. The file `out` of an
// archive is the chapters of the publication howto that print a target, as text.
func TestTargets(t *testing.T) {
	cases(t, "testdata/targets", func(t *testing.T, site fstest.MapFS) string {
		r := builtFrom(t, site)
		var b strings.Builder
		pub := r.pub(t, "howto")
		for _, ch := range pub.Chapters {
			if !strings.HasPrefix(ch.ID, "target-") {
				continue
			}
			b.WriteString("chapter " + ch.Label + " " + ch.Text() + " at " + ch.Path + "\n")
			for _, block := range ch.Body {
				if table, ok := block.(*doc.Table); ok {
					tableText(&b, table)
				} else {
					blockText(&b, "  ", block)
				}
			}
			if r.files[ch.Path] == nil {
				t.Errorf("no page at %s", ch.Path)
			}
		}
		return b.String()
	})
}
