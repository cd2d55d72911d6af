package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestFiveHundredFilesAreFewBatches(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		missing := map[string]bool{}
		for i := range 500 {
			missing[fmt.Sprintf("content/c%02d/f%03d.md", i%25, i)] = true
		}
		for name := range missing {
			s.write(name, "checked out\n")
		}
		batches := 0
		for len(missing) > 0 {
			batch, ok := <-s.batches
			if !ok || batch == nil {
				t.Fatal("not told which")
			}
			batches++
			for _, name := range batch {
				delete(missing, name)
			}
		}
		if batches > 100 {
			t.Errorf("500 files came in %d batches", batches)
		}
	})
}

func TestANewFolderWithFilesInIt(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		s.write("content/one/two/three/c.md", "new\n")
		s.until("content/one", "content/one/two/three/c.md")
		s.write("content/one/two/three/c.md", "changed\n")
		s.until("content/one/two/three/c.md")
		s.write("content/one/two/d.md", "beside it\n")
		s.until("content/one/two/d.md")
	})
}

func TestAFolderMovedInAndOut(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.write("../outside/in/e.md", "from elsewhere\n")
		s.watch(how)
		s.rename("../outside", "content/inside")
		s.until("content/inside", "content/inside/in/e.md")
		s.write("content/inside/in/e.md", "changed\n")
		s.until("content/inside/in/e.md")

		s.rename("content/inside", "../outside")
		s.until("content/inside")
		s.write("../outside/in/e.md", "nobody's business\n")
		s.write("site.yaml", "after it\n")
		s.until("site.yaml")
	})
}

func TestFilesOfAMovedFolderHaveItsNewName(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.write("content/from/in/e.md", "here\n")
		s.watch(how)
		s.rename("content/from", "content/to")
		s.until("content/from", "content/to", "content/to/in/e.md")
		for i := range 3 {
			s.write("content/to/in/e.md", fmt.Sprint("changed ", i))
			s.until("content/to/in/e.md")
		}
		s.rename("content/to", "content/from")
		s.until("content/to", "content/from/in/e.md")
		s.write("content/from/in/e.md", "back")
		s.until("content/from/in/e.md")
	})
}

func TestARemovedFolderOfSourcesMayComeBack(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		for range 3 {
			s.remove("content")
			s.until("content")
			s.write("content/deep/b.md", "restored\n")
			s.until("content", "content/deep/b.md")
			s.write("content/deep/b.md", "changed after that\n")
			s.until("content/deep/b.md")
		}
	})
}

func TestARemovedSiteMayComeBack(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		for range 3 {
			s.remove(".")
			s.until(everything)
			s.write("content/a.yaml", "restored\n")
			s.until(everything)
			s.change("content/a.yaml", "content/a.yaml")
		}
	})
}

// The folder may even have the number of the old one in the file system.
func TestASiteRemovedAndRestoredAtOnceIsLookedAtAnew(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		s.remove(".")
		s.write("content/a.yaml", "restored\n")
		s.change("content/a.yaml", "content/a.yaml")
		s.change("content/a.yaml", "content/a.yaml")
	})
}

func TestASiteReplacedAtOnceIsLookedAtAnew(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.write("../next/content/a.yaml", "another site\n")
		s.watch(how)
		s.rename(".", "../before")
		s.rename("../next", ".")
		s.until(everything)
		s.change("content/a.yaml", "content/a.yaml")
	})
}

func TestTheFolderAroundTheSiteMayMove(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		top := s.dir
		s.dir = filepath.Join(top, "inner", "site")
		s.write("content/a.yaml", "old\n")
		s.watch(how)
		s.must(os.Rename(filepath.Join(top, "inner"), filepath.Join(top, "away")))
		s.until(everything)
		s.must(os.Rename(filepath.Join(top, "away"), filepath.Join(top, "inner")))
		s.until(everything)
		s.change("content/a.yaml", "content/a.yaml")
	})
}

func TestASiteBehindALink(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.write("../other/content/a.yaml", "other\n")
		link := filepath.Join(t.TempDir(), "link")
		s.must(os.Symlink(s.dir, link))
		s.dir = link
		s.watch(how)
		s.change("content/deep/b.md", "content/deep/b.md")

		target, err := filepath.EvalSymlinks(link)
		s.must(err)
		s.must(os.Symlink(filepath.Join(filepath.Dir(target), "other"), link+".new"))
		s.must(os.Rename(link+".new", link))
		s.until(everything)
		s.change("content/a.yaml", "content/a.yaml")
	})
}
