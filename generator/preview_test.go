package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"smmpub/generator/diag"
)

// previewOf is a preview of a folder that takes the short way wherever it can.
func previewOf(t *testing.T, dir string) *Preview {
	t.Helper()
	p, err := NewPreview(PreviewOptions{Options: draftsOf(dir)})
	if err != nil {
		t.Fatal(err)
	}
	p.bears = 0
	return p
}

func draftsOf(dir string) Options {
	o := embedded()
	o.Dir, o.Drafts = dir, true
	return o
}

func compiled(t *testing.T, p *Preview, changed []string) *Shown {
	t.Helper()
	s, err := p.Compile(t.Context(), changed)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// wantBuilt holds what a preview gives against what a build with drafts would write.
func wantBuilt(t *testing.T, s *Shown, dir, after string, withPDF bool) {
	t.Helper()
	o := draftsOf(dir)
	o.NoPDF = !withPDF && !strings.Contains(after, "PDF")
	files, result, err := Files(os.DirFS(dir), draftsOf(dir))
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() != s.Result.Failed() {
		t.Fatalf("after %s: a build fails: %v, the preview: %v", after, result.Failed(), s.Result.Failed())
	}
	for address, want := range files {
		if !withPDF && strings.HasSuffix(address, ".pdf") {
			continue
		}
		got, err := s.File(address)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("after %s: %s is not what a build writes (%v)", after, address, err)
		}
	}
	if _, err := s.File("nothing/index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a page that is not there: %v", err)
	}
}

func TestPreviewGivesTheBytesOfABuildWithDrafts(t *testing.T) {
	wantBuilt(t, compiled(t, previewOf(t, ".."), nil), "..", "the first look at the real site", true)
}

// TestPreviewAfterEditsIsABuild makes edits as authors do. After the short way everything must be as in a build where nothing
// was renamed; after the whole way always.
func TestPreviewAfterEditsIsABuild(t *testing.T) {
	e := &editor{t: t, dir: smallCopy(t), random: rand.New(rand.NewPCG(5, 5))}
	p := previewOf(t, e.dir)
	compiled(t, p, nil)
	partial := 0
	for range 120 {
		before := contentsOf(t, e.dir)
		what := e.edit()
		changed := namesThatDiffer(before, contentsOf(t, e.dir))
		s := compiled(t, p, changed)
		if s.Partial {
			partial++
			wantBuilt(t, s, e.dir, what+", the short way", false)
			s = compiled(t, p, nil)
		}
		if s.Result.Failed() {
			restore(t, e.dir, before)
			s = compiled(t, p, nil)
		}
		wantBuilt(t, s, e.dir, what, false)
	}
	if partial < 10 {
		t.Errorf("only %d of 120 edits took the short way", partial)
	}
}

func namesThatDiffer(before, after map[string][]byte) []string {
	changed := []string{}
	for name, text := range after {
		if was, ok := before[name]; !ok || !bytes.Equal(was, text) {
			changed = append(changed, name)
		}
	}
	for name := range before {
		if _, ok := after[name]; !ok {
			changed = append(changed, name)
		}
	}
	return changed
}

// TestTextsTakeTheShortWay edits one file of each kind in a copy of the real site.
func TestTextsTakeTheShortWay(t *testing.T) {
	dir := realCopy(t)
	p := previewOf(t, dir)
	compiled(t, p, nil)
	for _, c := range []struct{ file, from, to string }{
		{"profiles/retail-pos/practices/threat-modeling.yaml", "PCI", "[PCI-DSS] with [security level] and IIC"},
		{"content/retail-pos/introduction.md", ".\n", ". See [](practice:threat-modeling) and [PCI-DSS].\n"},
		{"content/index.md", ".\n", ". And [PCI-DSS].\n"},
		{"profiles/glossary.yaml", "text: ", "text: Quite another meaning. "},
		{"profiles/iot-smm/model.yaml", "", ""},
	} {
		change(t, filepath.Join(dir, c.file), c.from, c.to)
		s := compiled(t, p, []string{c.file})
		if s.Result.Failed() {
			t.Fatalf("%s: %v", c.file, s.Result.Diagnostics[0])
		}
		if s.Partial != (c.from != "") {
			t.Errorf("%s: the short way: %v", c.file, s.Partial)
		}
		wantBuilt(t, s, dir, c.file, true)
	}
	put(t, dir, "templates/404.html "+`<!doctype html><html lang="en"><title>Gone</title><p>{{.Site}}`)
	if s := compiled(t, p, []string{"templates/404.html"}); !s.Partial {
		t.Error("a frame took the whole way")
	} else {
		wantBuilt(t, s, dir, "a frame", false)
	}
	if now := p.now; compiled(t, p, []string{"templates/404.html"}) != now {
		t.Error("the same bytes are another state")
	}
}

// realCopy is a copy of the site of this repository.
func realCopy(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"content", "profiles", "examples"} {
		from := filepath.Join("..", name)
		if _, err := os.Stat(from); err != nil {
			continue
		}
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile("../site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// change replaces the first of a text in a file; "" for from appends a remark.
func change(t *testing.T, file, from, to string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := string(text) + "\n# a remark\n"
	if from != "" {
		if out = strings.Replace(string(text), from, to, 1); out == string(text) {
			t.Fatalf("%s does not say %q", file, from)
		}
	}
	if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestFilesWrittenBesideAreNoReasonToReadAll saves as sed -i does: another file, of which nothing is left, takes the old one's place.
func TestFilesWrittenBesideAreNoReasonToReadAll(t *testing.T) {
	dir := smallCopy(t)
	p := previewOf(t, dir)
	compiled(t, p, nil)
	change(t, filepath.Join(dir, "profiles/docs/guides.yaml"), "Write one guide", "Write two guides")
	s := compiled(t, p, []string{"profiles/docs/guides.yaml", "profiles/docs/sedAbCdEf"})
	if !s.Partial {
		t.Error("the whole way was taken")
	}
	wantBuilt(t, s, dir, "saving", false)
	if s := compiled(t, p, []string{"profiles/docs/gone.yaml"}); s.Partial {
		t.Error("what went waits for nobody")
	}
}

func TestAFolderMayGoAndComeBackAgainAndAgain(t *testing.T) {
	dir, away := smallCopy(t), filepath.Join(t.TempDir(), "docs")
	p := previewOf(t, dir)
	compiled(t, p, nil)
	names := []string{"profiles/docs", "profiles/docs/guides.yaml", "profiles/docs/model.yaml"}
	for range 2 {
		moved(t, filepath.Join(dir, names[0]), away)
		if s := compiled(t, p, names[:1]); !s.Result.Failed() {
			t.Fatal("the model is gone, and nobody misses it")
		}
		moved(t, away, filepath.Join(dir, names[0]))
		wantBuilt(t, compiled(t, p, names), dir, "the folder came back", false)
	}
}

func TestAFileMayBecomeWhatItWasBeforeAllWasRead(t *testing.T) {
	const file = "profiles/docs/guides.yaml"
	dir := smallCopy(t)
	p := previewOf(t, dir)
	compiled(t, p, nil)
	at := filepath.Join(dir, file)
	one, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	two := bytes.Replace(one, []byte("Write one guide"), []byte("Write two guides"), 1)
	written(t, at, string(two))
	compiled(t, p, []string{file})
	written(t, at, string(one))
	compiled(t, p, nil)
	written(t, at, string(two))
	wantBuilt(t, compiled(t, p, []string{file}), dir, "the second change", false)
}

func TestABaseIsRefusedForItsError(t *testing.T) {
	base := fstest.MapFS{}
	for name, data := range contentsOf(t, smallCopy(t)) {
		base[name] = &fstest.MapFile{Data: data}
	}
	base["content/a-warning.md"] = &fstest.MapFile{Data: []byte("# Nothing leads here\n")}
	guides := base["profiles/docs/guides.yaml"]
	guides.Data = bytes.Replace(guides.Data, []byte("practice: guides"), []byte("practice: gides"), 1)
	_, err := NewPreview(PreviewOptions{Options: draftsOf(t.TempDir()), Base: base, BaseName: "v1"})
	if err == nil || !strings.Contains(err.Error(), "gides") {
		t.Errorf("got %v", err)
	}
}

func TestAnAssessmentThatCannotBeReadIsAFailure(t *testing.T) {
	p, err := NewPreview(PreviewOptions{Options: draftsOf(smallCopy(t)), Assessment: []string{"nowhere.yaml"}})
	if err != nil {
		t.Fatal(err)
	}
	s := compiled(t, p, nil)
	list, _ := s.Findings()
	if !s.Failed() || !slices.ContainsFunc(list, isError) {
		t.Errorf("failed: %v, %v", s.Failed(), list)
	}
}

func TestPreviewKeepsTheLastGoodPages(t *testing.T) {
	dir := smallCopy(t)
	p := previewOf(t, dir)
	good, err := compiled(t, p, nil).File("index.html")
	if err != nil {
		t.Fatal(err)
	}
	guides := filepath.Join(dir, "profiles/docs/guides.yaml")
	was, _ := os.ReadFile(guides)
	change(t, guides, "practice: guides", "practice: gides")
	s := compiled(t, p, []string{"profiles/docs/guides.yaml"})
	list, _ := s.Findings()
	if !s.Result.Failed() || s.Empty() || !slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
		return d.Pos.File == "profiles/docs/guides.yaml" && d.Severity == diag.Error
	}) {
		t.Fatalf("the mistake is not found: %v", list)
	}
	if got, err := s.File("index.html"); err != nil || !bytes.Equal(got, good) {
		t.Errorf("the last good page is gone: %v", err)
	}
	if qa, err := s.File("-/qa/index.html"); err != nil || !bytes.Contains(qa, []byte("gides")) {
		t.Errorf("the page for reviewers says nothing of it: %v", err)
	}
	if err := os.WriteFile(guides, was, 0o644); err != nil {
		t.Fatal(err)
	}
	wantBuilt(t, compiled(t, p, []string{"profiles/docs/guides.yaml"}), dir, "mending it", false)
}

func TestPreviewOfABrokenSiteIsEmpty(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "site.yaml kind: nothing")
	s := compiled(t, previewOf(t, dir), nil)
	if _, err := s.File("index.html"); !s.Empty() || !s.Result.Failed() || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("empty %v, failed %v, %v", s.Empty(), s.Result.Failed(), err)
	}
	if _, err := s.Remarks("index.html"); err != nil {
		t.Error(err)
	}
}

func TestPreviewGivesUpWhenNobodyWaits(t *testing.T) {
	p := previewOf(t, smallCopy(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Compile(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if s := compiled(t, p, nil); s.Result.Failed() || s.Empty() {
		t.Error("the next run suffers from it")
	}
}

func TestRemarksNameSourcesAndDifferences(t *testing.T) {
	dir := smallCopy(t)
	base := fstest.MapFS{}
	for name, data := range contentsOf(t, dir) {
		base[name] = &fstest.MapFile{Data: data}
	}
	p, err := NewPreview(PreviewOptions{Options: draftsOf(dir), Base: base, BaseName: "v1"})
	if err != nil {
		t.Fatal(err)
	}
	change(t, filepath.Join(dir, "profiles/docs/guides.yaml"), "        - Write one guide", "        - Check every guide. {#checked}\n        - Write just one guide")
	s := compiled(t, p, nil)
	if s.Result.Failed() {
		t.Fatal(s.Result.Diagnostics)
	}
	var page string
	for _, name := range s.shelf.plan.Names() {
		if strings.HasPrefix(name, "docs@") {
			page = "docs/" + strings.TrimPrefix(name, "docs@") + "/practices/guides/index.html"
		}
	}
	r, err := s.Remarks(page)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Place{}
	for _, x := range r.Places {
		found[x.Change] = x
	}
	if x := found["added"]; !strings.HasSuffix(x.Anchor, ".checked") || x.Pos.File != "profiles/docs/guides.yaml" || x.Pos.Line == 0 {
		t.Errorf("added: %+v", x)
	}
	if x := found["changed"]; !strings.Contains(x.Was, "Write one guide") {
		t.Errorf("changed: %+v", x)
	}
	list, err := s.File("-/changes/index.html")
	if err != nil || !bytes.Contains(list, []byte("Check every guide.")) || !bytes.Contains(list, []byte(`href="../../`+page)) {
		t.Errorf("the list of changes lacks it (%v)\n%s", err, list)
	}
}

// TestPreviewMayBeAskedWhileFilesChange is for the race detector.
func TestPreviewMayBeAskedWhileFilesChange(t *testing.T) {
	dir := realCopy(t)
	p := previewOf(t, dir)
	var now atomic.Pointer[Shown]
	now.Store(compiled(t, p, nil))
	done := make(chan struct{})
	var askers sync.WaitGroup
	for _, address := range []string{
		"retail-pos/1.0/practices/threat-modeling/index.html", "retail-pos/1.0/retail-pos.pdf", "iot-smm/1.2/all/index.html",
		"glossary/index.html", "library.json", "search/index.js", "-/qa/index.html",
	} {
		askers.Go(func() {
			for {
				if _, err := now.Load().File(address); err != nil {
					t.Errorf("%s: %v", address, err)
				}
				if _, err := now.Load().Remarks(address); err != nil {
					t.Error(err)
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	text := edited(t, dir)
	for i := range 6 {
		written(t, filepath.Join(dir, editedFile), text(fmt.Sprint("Again", i)))
		change(t, filepath.Join(dir, "content/retail-pos/introduction.md"), ".\n", fmt.Sprintf(". %d [PCI-DSS].\n", i))
		now.Store(compiled(t, p, []string{editedFile, "content/retail-pos/introduction.md"}))
		if i == 3 {
			now.Store(compiled(t, p, nil))
		}
	}
	close(done)
	askers.Wait()
}

func TestAReportWithMistakesLeavesTheLastGoodOne(t *testing.T) {
	dir := realCopy(t)
	file := "examples/assessments/harbour-lane-2026.yaml"
	p, err := NewPreview(PreviewOptions{Options: draftsOf(dir), Assessment: []string{filepath.Join(dir, file)}})
	if err != nil {
		t.Fatal(err)
	}
	p.bears = 0
	s := compiled(t, p, nil)
	good, err := s.File("-/report/page.html")
	if err != nil || s.Failed() {
		t.Fatal(err, s.Failed())
	}
	text, _ := os.ReadFile(filepath.Join(dir, file))
	written(t, filepath.Join(dir, file), strings.Replace(string(text), "organization:", "organisation:", 1))
	s = compiled(t, p, []string{filepath.Join(dir, file)})
	if !s.Failed() || !s.Partial {
		t.Errorf("a broken assessment: failed %v, the short way %v", s.Failed(), s.Partial)
	}
	if page, err := s.File("-/report/page.html"); err != nil || !bytes.Equal(page, good) {
		t.Errorf("the last good report is gone: %v", err)
	}
	written(t, filepath.Join(dir, file), string(text))
	if s = compiled(t, p, []string{filepath.Join(dir, file)}); s.Failed() {
		t.Error("what is mended still fails")
	}
}
