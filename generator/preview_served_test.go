package generator

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// previewTag is the one thing that the preview adds to a page.
var previewTag = regexp.MustCompile(`<script src="/-/preview\.js" defer data-page="[^"]*" data-stamp="[^"]*" data-run="[^"]*"></script>`)

// TestServedBytesAreThoseOfABuildWithDrafts asks the program's preview of the real site for every file.
func TestServedBytesAreThoseOfABuildWithDrafts(t *testing.T) {
	files, result, err := Files(os.DirFS(".."), draftsOf(".."))
	if err != nil || result.Failed() {
		t.Fatal(err, result.Diagnostics)
	}
	address := serving(t, "..")
	for deadline := time.Now().Add(patience); status(t, address) != http.StatusOK; {
		if time.Now().After(deadline) {
			t.Fatal("the site is never there")
		}
	}
	pages := 0
	for name, want := range files {
		answer, err := http.Get(address + name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %s %v", name, answer.Status, err)
			continue
		}
		tags := len(previewTag.FindAll(got, -1))
		if strings.HasSuffix(name, ".html") != (tags == 1) {
			t.Errorf("%s has %d script tags", name, tags)
		}
		pages += tags
		if !bytes.Equal(previewTag.ReplaceAll(got, nil), want) {
			t.Errorf("%s is not what a build writes", name)
		}
	}
	if pages < 100 {
		t.Errorf("only %d pages", pages)
	}
}
