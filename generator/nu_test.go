package generator

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// accepted are words of messages that say nothing of our pages, each with its reason.
var accepted = map[string]string{
	"violates Content Security Policy": "the checker knows neither file: as a source, nor hashes of styles, nor that data in a script element " +
		"is not run; the browser, whose complaints other tests collect, does",
	"appears to be written in English but the “html” start tag has “lang=\"de\"”": "the references of a translation are titles, and these stay English",
}

// finding is a message of the checker.
type finding struct {
	Type, SubType, URL, Message, Extract string
	LastLine                             int
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d: %s %s: %s\n\t%s", f.URL, f.LastLine, f.Type, f.SubType, f.Message, f.Extract)
}

func (f finding) accepted() bool {
	for words := range accepted {
		if strings.Contains(f.Message, words) {
			return true
		}
	}
	return false
}

// TestPagesAndStylesAreValid lets the Nu HTML checker, which W3C runs, read every page and every style sheet.
func TestPagesAndStylesAreValid(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing of ours runs beside itself here; the plain run of the tests holds this")
	}
	root := everythingOnDisk(t)
	put(t, root, "planted/index.html <!DOCTYPE html><html lang=en><title>x</title><p id=a>b<p id=a>c")
	put(t, root, "planted/x.css a { colour: red }")
	planted := map[string]bool{"index.html": false, "x.css": false}
	for _, f := range checked(t, root) {
		if strings.Contains(f.URL, "/planted/") {
			planted[filepath.Base(f.URL)] = true
		} else if !f.accepted() {
			t.Error(f)
		}
	}
	for name, told := range planted {
		if !told {
			t.Errorf("the checker found nothing in the planted %s", name)
		}
	}
}

// checked runs the checker over a folder. It recurses by the depth of its grammar, for which the stack of Java is small.
func checked(t *testing.T, root string) []finding {
	t.Helper()
	command := exec.Command(tool(t, "java"), "-Xss8m", "-jar", fromNPM(t, "vnu-jar/build/dist/vnu.jar"),
		"--format", "json", "--skip-non-html", "--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always", root)
	command.Stderr = os.Stderr
	out, err := command.Output()
	var told struct{ Messages []finding }
	if err == nil {
		err = json.Unmarshal(out, &told)
	}
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	return told.Messages
}
