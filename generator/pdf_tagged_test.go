package generator

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"smmpub/generator/smm"
)

// cellsOf are the words of the data cells that pdfinfo finds in a file's structure, in reading order.
func cellsOf(t testing.TB, file string) []string {
	t.Helper()
	out, err := exec.Command(tool(t, "pdfinfo"), "-struct-text", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	depth := -1 // of the cell that is read
	for line := range strings.SplitSeq(string(out), "\n") {
		words := strings.TrimLeft(line, " ")
		indent := len(line) - len(words)
		switch {
		case words == "":
		case strings.HasPrefix(words, "\"") && depth >= 0:
			cells[len(cells)-1] += strings.TrimSuffix(words[1:], "\"")
		case indent <= depth || depth < 0:
			depth = -1
			if words == "TD" || words == "TD:" {
				depth = indent
				cells = append(cells, "")
			}
		}
	}
	return cells
}

// letters takes the white space out, which depends on where lines break.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

func TestReadersFindEveryStatementInACellOfATable(t *testing.T) {
	if testing.Short() {
		t.Skip("poppler reads a page anew for every element")
	}
	r := built(t)
	cells := cellsOf(t, printed(t, r, r.pub(t, "retail-pos")))
	at, found := 0, 0
	statements(r, func(s *smm.Statement) {
		want := letters(said(s))
		for i := at; i < len(cells); i++ {
			if strings.Contains(letters(cells[i]), want) {
				at = i
				found++
				return
			}
		}
		t.Errorf("no cell from the %dth on says %q", at, said(s))
	})
	if found < 100 {
		t.Errorf("only %d statements were looked for", found)
	}
}

func TestOtherReadersAcceptAReport(t *testing.T) {
	file := filepath.Join(sampleReport(t), "harbour-lane-2026.pdf")
	for _, c := range [][]string{{"qpdf", "--check"}, {"mutool", "info"}, {"pdfinfo", "-struct"}} {
		out, err := exec.Command(tool(t, c[0]), append(c[1:], file)...).CombinedOutput()
		for line := range strings.SplitSeq(string(out), "\n") {
			if s := strings.ToLower(line); err != nil || strings.HasPrefix(s, "warning:") && !strings.Contains(s, "icc support") || strings.Contains(s, "syntax error") {
				t.Errorf("%q: %v %s", c, err, line)
			}
		}
	}
}
