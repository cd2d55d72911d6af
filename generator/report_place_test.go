package generator

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

func TestReportsAreNotWrittenWhereTheyWouldBePublished(t *testing.T) {
	o := newOffice(t)
	b := embedded()
	b.Dir, b.Out, b.NoPDF = o.dir, filepath.Join(t.TempDir(), "web"), true
	if _, err := Build(b); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{b.Out, b.Out + "/reports", b.Out + "/howto/1.0", o.dir + "/public", o.dir + "/public/x", o.dir + "/content/x",
		o.dir + "/profiles", o.dir, filepath.Dir(o.dir)} {
		opt := reportsOf(o.dir, o.clients[1].file())
		opt.Out, opt.Force = out, true
		if _, err := Report(opt); err == nil {
			t.Errorf("reports went to %s", out)
		}
	}
	opt := reportsOf(o.dir, o.clients[1].file())
	opt.Out = filepath.Dir(b.Out) // where an organization of the name of the output could be
	o.report(t, opt)
}

func TestNoBuildGoesWhereReportsAre(t *testing.T) {
	o := newOffice(t)
	opt := reportsOf(o.dir, o.clients[1].file())
	opt.Out = filepath.Join(t.TempDir(), "kept", "secret")
	o.report(t, opt)
	for _, out := range []string{"", "bolt", "bolt/bolt-2026", "bolt/bolt-2026/web", "new", ".."} {
		b := embedded()
		b.Dir, b.Out, b.Force, b.NoPDF = o.dir, filepath.Join(opt.Out, out), true, true
		if _, err := Build(b); err == nil || !strings.Contains(err.Error(), "reports") {
			t.Errorf("a build went to %q: %v", out, err)
		}
	}
}

func TestAReportStaysOutOfTheFolderOfAnother(t *testing.T) {
	board := strings.Replace(assessedHead, "id: a\n", "id: a-board\n", 1)
	dir := smallCopy(t, "assessments/a.yaml "+assessedHead, "assessments/b.yaml "+board)
	opt := reportsOf(dir, "assessments/b.yaml")
	if result, err := Report(opt); err != nil || result.Failed() {
		t.Fatal(err)
	}
	opt.Files, opt.Variant = []string{"assessments/a.yaml"}, "board"
	result, err := Report(opt)
	if err != nil || !strings.Contains(messages(t, result), "holds another report") {
		t.Error(err, messages(t, result))
	}
}

// modesBelow are the modes of all that lies in a folder, and its own.
func modesBelow(t testing.TB, dir string) map[string]fs.FileMode {
	out := map[string]fs.FileMode{}
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		name, _ := filepath.Rel(dir, at)
		out[name] = info.Mode()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
