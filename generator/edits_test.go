package generator

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"smmpub/templates"
	"smmpub/themes"
)

// editor changes a site as authors do.
type editor struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	n      int // edits so far
}

// edit changes one thing, and says what.
func (e *editor) edit() string {
	e.n++
	edits := []func() string{e.add, e.rename, e.remove, e.draft, e.retitle, e.theme, e.copied, e.edition, e.statement, e.status}
	return edits[e.random.IntN(len(edits))]()
}

func (e *editor) write(name, text string) string {
	put(e.t, e.dir, name+" "+text)
	return "write " + name
}

// chapter picks a chapter that may come and go, or "".
func (e *editor) chapter() string {
	names, _ := filepath.Glob(filepath.Join(e.dir, "content/howto/extra-*.md"))
	if len(names) == 0 {
		return ""
	}
	return names[e.random.IntN(len(names))]
}

// change rewrites a file.
func (e *editor) change(name, what string, change func(string) string) string {
	text, err := os.ReadFile(name)
	if err != nil {
		return e.add()
	}
	if err := os.WriteFile(name, []byte(change(string(text))), 0o644); err != nil {
		e.t.Fatal(err)
	}
	return what + " " + filepath.Base(name)
}

func (e *editor) add() string {
	return e.write(fmt.Sprintf("content/howto/extra-%d.md", e.random.IntN(30)), fmt.Sprintf("# Extra %d\n\nSee [EX-1] and [](practice:guides).\n\n## More %d\n\nText.\n", e.n, e.n%3))
}

func (e *editor) rename() string {
	if name := e.chapter(); name != "" {
		to := filepath.Join(filepath.Dir(name), fmt.Sprintf("extra-%d.md", 30+e.random.IntN(30)))
		_ = os.Rename(name, to)
		return "rename " + filepath.Base(name)
	}
	return e.add()
}

func (e *editor) remove() string {
	if name := e.chapter(); name != "" {
		_ = os.Remove(name)
		return "remove " + filepath.Base(name)
	}
	return e.add()
}

func (e *editor) draft() string {
	return e.change(e.chapter(), "draft", func(s string) string {
		if rest, ok := strings.CutPrefix(s, "---\ndraft: true\n---\n"); ok {
			return rest
		}
		return "---\ndraft: true\n---\n" + s
	})
}

func (e *editor) retitle() string {
	return e.change(filepath.Join(e.dir, "profiles/howto/profile.yaml"), "retitle", func(s string) string {
		head, rest, _ := strings.Cut(s, "title: ")
		_, rest, _ = strings.Cut(rest, "\n")
		return head + fmt.Sprintf("title: Guides %d\n", e.n) + rest
	})
}

func (e *editor) theme() string {
	switch e.random.IntN(3) {
	case 0:
		return e.write("themes/default/palette.yaml", fmt.Sprintf("accent: \"#0033%02x\"\n", e.n))
	case 1:
		return e.write("themes/default/words/en.yaml", fmt.Sprintf("glossary: Words %d\n", e.n))
	}
	_ = os.RemoveAll(filepath.Join(e.dir, "themes"))
	return "remove the theme"
}

func (e *editor) copied() string {
	name := fmt.Sprintf("content/_root/%s", []string{"robots.txt", "CNAME", "files/a.txt", "files/b/c.txt"}[e.random.IntN(4)])
	if _, err := os.Stat(filepath.Join(e.dir, name)); err == nil && e.random.IntN(2) == 0 {
		_ = os.Remove(filepath.Join(e.dir, name))
		return "remove " + name
	}
	return e.write(name, fmt.Sprint(e.n))
}

func (e *editor) edition() string {
	return e.change(filepath.Join(e.dir, "profiles/howto/profile.yaml"), "new edition of", func(s string) string {
		head, rest, _ := strings.Cut(s, "edition: ")
		_, rest, _ = strings.Cut(rest, "\n")
		return head + fmt.Sprintf("edition: \"1.%d\"\n", e.random.IntN(5)) + rest
	})
}

func (e *editor) statement() string {
	return e.change(filepath.Join(e.dir, "profiles/docs/guides.yaml"), "new statement in", func(s string) string {
		head, rest, _ := strings.Cut(s, "        - Write one guide")
		_, rest, _ = strings.Cut(rest, "\n")
		return head + fmt.Sprintf("        - Write one guide for task %d. {#first}\n", e.n) + rest
	})
}

func (e *editor) status() string {
	return e.change(filepath.Join(e.dir, "profiles/crossing/mapping.yaml"), "status of", func(s string) string {
		if strings.Contains(s, "status: published") {
			return strings.Replace(s, "status: published", "status: draft", 1)
		}
		return strings.Replace(s, "status: draft", "status: published", 1)
	})
}

// TestRebuiltOutputEqualsAFreshOne makes 200 edits; after each, what is built over the last output must be, byte for
// byte, what is built into an empty folder. Where an edit breaks the site, the output stays and the edit is undone.
func TestRebuiltOutputEqualsAFreshOne(t *testing.T) {
	e := &editor{t: t, dir: smallCopy(t), random: rand.New(rand.NewPCG(200, 1))}
	top := t.TempDir()
	out := filepath.Join(top, "public")
	put(t, out, "mine/note.txt mine")
	failed, kinds := 0, map[string]bool{}
	for i := range 200 {
		o := Options{Dir: e.dir, Out: out, NoPDF: i%20 != 0, Force: i == 0, Templates: templates.FS, Themes: themes.FS}
		undo := contentsOf(t, e.dir)
		what := e.edit()
		kinds[strings.Fields(what)[0]] = true
		before := map[string][]byte{}
		if i > 0 {
			before = contentsOf(t, out)
		}
		if failsAfter(t, what, o) {
			failed++
			if name := differing(contentsOf(t, out), before); name != "" {
				t.Fatalf("edit %d, %s: it has errors and %s changed", i, what, name)
			}
			restore(t, e.dir, undo)
			continue
		}
		o.Out, o.Force = filepath.Join(top, "fresh"), false
		failsAfter(t, what, o)
		got := contentsOf(t, out)
		if string(got["mine/note.txt"]) != "mine" {
			t.Fatalf("edit %d, %s: the foreign file is gone", i, what)
		}
		delete(got, "mine/note.txt")
		if name := differing(got, contentsOf(t, o.Out)); name != "" {
			t.Fatalf("edit %d, %s: %s is not as in a fresh output", i, what, name)
		}
		if err := os.RemoveAll(o.Out); err != nil {
			t.Fatal(err)
		}
	}
	wantAlone(t, out)
	t.Logf("%d of 200 edits broke the site", failed)
	if failed > 60 || len(kinds) < 7 {
		t.Errorf("the edits prove too little: %d of 200 broke the site, kinds are %v", failed, kinds)
	}
}

func failsAfter(t *testing.T, what string, o Options) bool {
	t.Helper()
	result, err := Build(o)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	return result.Failed()
}

// restore makes a folder hold just these files.
func restore(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name := range contentsOf(t, dir) {
		if _, ok := files[name]; !ok {
			_ = os.Remove(filepath.Join(dir, name))
		}
	}
	for name, data := range files {
		at := filepath.Join(dir, name)
		if was, err := os.ReadFile(at); err == nil && bytes.Equal(was, data) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
