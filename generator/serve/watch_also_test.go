package serve

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestOnlyTheFurtherFileOfItsFolderCounts(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		file := filepath.Join(t.TempDir(), "acme.yaml")
		s.must(os.WriteFile(file, []byte("met"), 0o644))
		s.watch(how, file)
		s.must(os.WriteFile(filepath.Join(filepath.Dir(file), "other.yaml"), []byte("not ours"), 0o644))
		s.must(os.WriteFile(file+".tmp", []byte("partial"), 0o644))
		s.must(os.Rename(file+".tmp", file))
		for _, name := range s.until(file) {
			if name != file && !slices.Contains(sources, name) {
				t.Errorf("%q counts", name)
			}
		}
	})
}

func TestAFurtherFileMayBeInTheSite(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.write("assessments/acme.yaml", "met\n")
		s.watch(how, s.at("assessments/acme.yaml"))
		s.write("assessments/acme.yaml", "partial\n")
		s.until(s.at("assessments/acme.yaml"))
	})
}

func TestAFurtherFileInASiteBehindALink(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		file, link := s.at("acme.yaml"), filepath.Join(t.TempDir(), "link")
		s.must(os.Symlink(s.dir, link))
		s.dir = link
		s.watch(how, file)
		s.write("acme.yaml", "met\n")
		s.write("site.yaml", "changed\n")
		s.until(file, "site.yaml")
	})
}

func TestTheFolderOfAFurtherFileMayComeLater(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		file := filepath.Join(filepath.Dir(s.dir), "later", "acme.yaml")
		s.watch(how, file)
		s.write("../later/acme.yaml", "met\n")
		s.untilKnown(file)
		s.change("../later/acme.yaml", file)
	})
}

func TestAFurtherFileThatIsALink(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.write("../data/1.yaml", "met\n")
		s.write("../data2/2.yaml", "met\n")
		link := filepath.Join(t.TempDir(), "acme.yaml")
		s.must(os.Symlink(s.at("../data/1.yaml"), link))
		s.watch(how, link)
		s.write("../data/1.yaml", "partial\n")
		s.until(link)
		s.must(os.Symlink(s.at("../data2/2.yaml"), link+".new"))
		s.must(os.Rename(link+".new", link))
		s.untilKnown(link)
		s.change("../data2/2.yaml", link)
	})
}

// untilKnown receives batches until one names the file or says that everything may have changed.
func (s *site) untilKnown(file string) {
	s.t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case batch, ok := <-s.batches:
			if !ok || batch == nil || slices.Contains(batch, file) {
				return
			}
		case <-deadline:
			s.t.Fatalf("waiting for %q in vain", file)
		}
	}
}
