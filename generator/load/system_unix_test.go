//go:build unix

package load_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"smmpub/generator/diag"
	"smmpub/generator/load"
)

func TestWhatIsNoFileIsNamedAndNeverOpened(t *testing.T) {
	dir, root := disk(t, map[string]string{"site.yaml": siteYAML, "content/a.md": "# A\n", "content/_root/.nojekyll": "x", "content/.a.md.swp": "\x00", "profiles/g.yaml": "kind: glossary\nid: g\n"})
	secret := filepath.Join(t.TempDir(), "secret.md")
	for _, err := range []error{
		os.WriteFile(secret, []byte("# Secret"), 0o600),
		os.Symlink(secret, filepath.Join(dir, "content/out.md")),
		os.Symlink("loop.md", filepath.Join(dir, "content/loop.md")),
		os.Symlink("a.md", filepath.Join(dir, "content/in.md")),
		os.Symlink("..", filepath.Join(dir, "content/up.md")),
		syscall.Mkfifo(filepath.Join(dir, "content/pipe.md"), 0o600),
		syscall.Mkfifo(filepath.Join(dir, "content/pipe.png"), 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var list diag.List
	lib, err := load.Library(root.FS(), &list)
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, d := range list.Sorted() {
		named = append(named, d.Pos.File+" "+d.Rule)
	}
	want := "content/loop.md unreadable, content/out.md unreadable, content/pipe.md unreadable, content/pipe.png unreadable, content/up.md unreadable"
	if got := strings.Join(named, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(lib.Contents) != 2 || lib.Contents["in.md"] == nil || string(lib.Root[".nojekyll"]) != "x" {
		t.Errorf("contents %v, root %v", lib.Contents, lib.Root)
	}
}
