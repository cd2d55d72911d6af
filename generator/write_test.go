package generator

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// pages are files of an output, from lines "name text".
func pages(lines ...string) map[string][]byte {
	out := map[string][]byte{}
	for _, l := range lines {
		name, text, _ := strings.Cut(l, " ")
		out[name] = []byte(text)
	}
	return out
}

// treeOf lists what lies below a folder: "name text", "name/", "name -> where". The manifest is left out.
func treeOf(t testing.TB, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || at == dir || d.Name() == manifest {
			return err
		}
		name, _ := filepath.Rel(dir, at)
		out = append(out, name+described(at, d))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func described(at string, d fs.DirEntry) string {
	switch {
	case d.IsDir():
		return "/"
	case d.Type()&fs.ModeSymlink != 0:
		to, _ := os.Readlink(at)
		return " -> " + to
	case d.Type().IsRegular():
		b, _ := os.ReadFile(at)
		return " " + string(b)
	}
	return " " + d.Type().String()
}

func wantTree(t testing.TB, dir string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, treeOf(t, dir)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", filepath.Base(dir), diff)
	}
}

// wantAlone checks that nothing lies beside an output.
func wantAlone(t testing.TB, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".smmpub-") {
			t.Errorf("%s lies beside the output", e.Name())
		}
	}
}

func put(t testing.TB, dir string, lines ...string) {
	t.Helper()
	for name, text := range pages(lines...) {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func mustWrite(t testing.TB, out string, files map[string][]byte) {
	t.Helper()
	if err := write(out, files, false); err != nil {
		t.Fatal(err)
	}
	wantAlone(t, out)
}

func TestOutputFollowsTheFiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a", "b", "public")
	mustWrite(t, out, pages("index.html one", "x/y/index.html two", "gone.html three"))
	wantTree(t, out, "gone.html three", "index.html one", "x/", "x/y/", "x/y/index.html two")
	mustWrite(t, out, pages("index.html new", "x/y/index.html two", "x/z.html four"))
	wantTree(t, out, "index.html new", "x/", "x/y/", "x/y/index.html two", "x/z.html four")
	// What was a file becomes a folder, and the reverse.
	mustWrite(t, out, pages("index.html/a.html one", "x two"))
	wantTree(t, out, "index.html/", "index.html/a.html one", "x two")
}

func TestForeignFilesAreKept(t *testing.T) {
	for _, where := range []workname{beside, within} {
		t.Run([]string{"exchanged", "replaced"}[where], func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			mustWrite(t, out, pages("index.html one", "x/index.html two", "y/index.html three"))
			put(t, out, "mine.txt mine", ".git/config git", "x/note.txt note", "y/deep/er.txt deep", "glossary/mine.html mine")
			if err := os.Mkdir(filepath.Join(out, "empty"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink("nowhere", filepath.Join(out, "link")); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(t.TempDir(), filepath.Join(out, "x", "outside")); err != nil {
				t.Fatal(err)
			}
			p := &publication{out: out, target: out, files: pages("index.html new", "glossary/index.html terms")}
			if err := p.look(); err != nil {
				t.Fatal(err)
			}
			if err := p.at(where); err != nil {
				t.Fatal(err)
			}
			got := treeOf(t, out)
			for i, l := range got {
				if name, _, ok := strings.Cut(l, " -> /"); ok {
					got[i] = name + " -> elsewhere"
				}
			}
			want := []string{".git/", ".git/config git", "empty/", "glossary/", "glossary/index.html terms", "glossary/mine.html mine",
				"index.html new", "link -> nowhere", "mine.txt mine", "x/", "x/note.txt note", "x/outside -> elsewhere", "y/", "y/deep/", "y/deep/er.txt deep"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the output differs (-want +got):\n%s", diff)
			}
			if info, err := os.Stat(filepath.Join(out, "empty")); err != nil || info.Mode().Perm() != 0o700 {
				t.Errorf("the mode of a foreign folder is %v now, %v", info.Mode(), err)
			}
			wantAlone(t, out)
			wantAlone(t, filepath.Join(out, "any"))
		})
	}
}

func TestForeignThingsInTheWayStopTheBuild(t *testing.T) {
	for _, c := range []struct{ name, foreign string }{
		{"file for file", "index.html mine"},
		{"file for folder", "x mine"},
		{"file for a folder deep down", "x/y mine"},
		{"folder for file", "index.html/a.txt mine"},
		{"manifest", ".smmpub/a.txt mine"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			put(t, out, c.foreign)
			before := treeOf(t, out)
			for _, force := range []bool{false, true} {
				if err := write(out, pages("index.html new", "x/y/index.html new"), force); err == nil {
					t.Errorf("force %t: it was written", force)
				} else if force && !strings.Contains(err.Error(), "something new belongs there") {
					t.Error(err)
				}
			}
			wantTree(t, out, before...)
			wantAlone(t, out)
		})
	}
	t.Run("link", func(t *testing.T) {
		out, other := filepath.Join(t.TempDir(), "public"), t.TempDir()
		mustWrite(t, out, pages("index.html one"))
		if err := os.Symlink(other, filepath.Join(out, "x")); err != nil {
			t.Fatal(err)
		}
		if err := write(out, pages("index.html two", "x/y/index.html new"), true); err == nil {
			t.Error("it was written")
		}
		wantTree(t, out, "index.html one", "x -> "+other)
		wantTree(t, other)
	})
}

func TestForcedBuildKeepsForeignFiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	put(t, out, "mine.txt mine", "index.html same")
	if err := write(out, pages("index.html same"), false); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Fatalf("error is %v", err)
	}
	if err := write(out, pages("index.html same", "x.html new"), true); err != nil {
		t.Fatal(err)
	}
	wantTree(t, out, "index.html same", "mine.txt mine", "x.html new")
	mustWrite(t, out, pages("x.html newer"))
	wantTree(t, out, "mine.txt mine", "x.html newer")
}

func TestOutputIsFoundThroughLinks(t *testing.T) {
	real, dir := t.TempDir(), t.TempDir()
	link := filepath.Join(dir, "public")
	if err := os.Symlink(filepath.Join(real), link); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, link, pages("index.html one"))
	mustWrite(t, link, pages("index.html two"))
	wantTree(t, real, "index.html two")
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	mustWrite(t, filepath.Join(link, "new", "folder"), pages("index.html three"))
	wantTree(t, filepath.Join(real, "new"), "folder/", "folder/index.html three")
}

// TestOutputThatMustNotBeIsRefused tries outputs that would harm, and looks that nothing has changed.
func TestOutputThatMustNotBeIsRefused(t *testing.T) {
	top := t.TempDir()
	site, home := filepath.Join(top, "home", "site"), filepath.Join(top, "home")
	t.Setenv("HOME", home)
	put(t, site, "site.yaml x", "content/a.md x", "file x", "profiles/p.yaml x")
	link := func(to, from string) string {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
		return from
	}
	before := treeOf(t, top)
	other := t.TempDir()
	for _, c := range []struct{ out, want string }{
		{site, "holds the sources"},
		{filepath.Join(site, "."), "holds the sources"},
		{home, "holds the sources"},
		{top, "holds the sources"},
		{"/", "holds the sources"},
		{filepath.Join(site, "content"), "lies in the sources"},
		{filepath.Join(site, "content", "new"), "lies in the sources"},
		{filepath.Join(site, "public", "..", "profiles"), "lies in the sources"},
		{filepath.Join(site, ".git", "new"), "lies in the sources"},
		{filepath.Join(site, "file"), "is a file"},
		{filepath.Join(site, "file", "below"), "not a directory"},
		{link(site, filepath.Join(other, "toSite")), "holds the sources"},
		{filepath.Join(link(home, filepath.Join(other, "toHome")), "site", "content"), "lies in the sources"},
		{link(filepath.Join(top, "nowhere"), filepath.Join(other, "lost")), "leads nowhere"},
		{filepath.Join(other, "lost", "below"), "leads nowhere"},
		{link("loop", filepath.Join(other, "loop")), "leads nowhere"},
	} {
		err := refuse(site, c.out)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want %q", c.out, err, c.want)
		}
	}
	wantTree(t, top, before...)
	elsewhere := t.TempDir()
	if err := refuse(elsewhere, home); err == nil || !strings.Contains(err.Error(), "home folder") {
		t.Errorf("home: %v", err)
	}
	if err := refuse(elsewhere, top); err == nil || !strings.Contains(err.Error(), "home folder") {
		t.Errorf("above home: %v", err)
	}
	if err := refuse(site, filepath.Join(site, "public")); err != nil {
		t.Error(err)
	}
}

func TestLeftoversOfAKilledRunAreClearedAway(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustWrite(t, out, pages("index.html one"))
	work := beside.dir(out)
	put(t, work, "lock 999999999", "tree/half.html half", "tree/locked/deep.html half")
	if err := os.Chmod(filepath.Join(work, "tree", "locked"), 0o500); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, out, pages("index.html two"))
	wantTree(t, out, "index.html two")
}

func TestRunsTakeTurns(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	w, err := enter(out, beside)
	if err != nil {
		t.Fatal(err)
	}
	defer func(was time.Duration) { longestWait = was }(longestWait)
	longestWait = 0
	err = write(out, pages("index.html one"), false)
	if want := fmt.Sprintf("process %d is writing there", os.Getpid()); err == nil || !strings.Contains(err.Error(), want) {
		t.Fatalf("error is %v, want %q", err, want)
	}
	longestWait = time.Minute
	done := make(chan error)
	for range 5 {
		go func() { done <- write(out, pages("index.html one"), false) }()
	}
	w.leave()
	for range 5 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	wantTree(t, out, "index.html one")
	wantAlone(t, out)
}

// TestReplacingHealsWhatAKilledRunLeft plays a run on a system that cannot exchange folders, and that was killed when
// it had moved half of its files.
func TestReplacingHealsWhatAKilledRunLeft(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustWrite(t, out, pages("a.html old", "b.html old", "c/d.html old", "e old"))
	put(t, out, ".smmpub a.html\nb.html\nc\nc/d.html\ne\ne/f.html\nnew.html\n", "a.html half", "new.html half", "mine.txt mine")
	p := &publication{out: out, target: out, files: pages("a.html new", "c new", "e/f.html new")}
	if err := p.look(); err != nil {
		t.Fatal(err)
	}
	if err := p.at(within); err != nil {
		t.Fatal(err)
	}
	wantTree(t, out, "a.html new", "c new", "e/", "e/f.html new", "mine.txt mine")
	mustWrite(t, out, pages("a.html newer"))
	wantTree(t, out, "a.html newer", "mine.txt mine")
}

func TestForeignFilesThatCameMeanwhileAreKept(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustWrite(t, out, pages("a.html old"))
	p := &publication{out: out, target: out, files: pages("a.html new")}
	if err := p.look(); err != nil {
		t.Fatal(err)
	}
	w, err := enter(out, beside)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.build(w); err != nil {
		t.Fatal(err)
	}
	put(t, out, "late.txt late", "folder/later.txt later")
	if err := p.publish(w); err != nil {
		t.Fatal(err)
	}
	w.leave()
	wantTree(t, out, "a.html new", "folder/", "folder/later.txt later", "late.txt late")
	wantAlone(t, out)
}

func TestAddressesOutsideTheOutputAreRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for _, name := range []string{"../x", "/x", "a/../../x", "", manifest} {
		if err := write(out, map[string][]byte{name: nil}, false); err == nil {
			t.Errorf("%q was written", name)
		}
	}
}
