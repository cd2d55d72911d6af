package serve

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestEveryWayOfSavingIsSeen(t *testing.T) {
	ways := map[string]func(*site){
		"truncate": func(s *site) { s.write("content/a.yaml", "new!\n") },
		"rename": func(s *site) {
			s.write("content/.a.yaml.tmp", "new!\n")
			s.rename("content/.a.yaml.tmp", "content/a.yaml")
		},
		"vim": func(s *site) {
			s.write("content/4913", "")
			s.remove("content/4913")
			s.rename("content/a.yaml", "content/a.yaml~")
			s.write("content/a.yaml", "new!\n")
			s.remove("content/a.yaml~")
		},
		"append": func(s *site) {
			f, err := os.OpenFile(s.at("content/a.yaml"), os.O_APPEND|os.O_WRONLY, 0)
			s.must(err)
			_, err = f.WriteString("new\n")
			s.must(errors.Join(err, f.Close()))
		},
		"same size": func(s *site) { s.write("content/a.yaml", "new\n") },
		"removal":   func(s *site) { s.remove("content/a.yaml") },
	}
	for name, save := range ways {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, how func(*lookout)) {
				s := newSite(t).watch(how)
				save(s)
				for _, name := range s.until("content/a.yaml") {
					if !slices.Contains(sources, name) {
						t.Errorf("%q is no source and counts", name)
					}
				}
			})
		})
	}
}

func TestAFileSavedAgainByRenameIsSeenAgain(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		for range 5 {
			s.write("content/.new", "new\n")
			s.rename("content/.new", "content/a.yaml")
			s.until("content/a.yaml")
		}
	})
}

func TestTheLastOfManySavesIsToldAfterIt(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		go func() {
			for i := range 20 {
				_ = os.WriteFile(s.at("content/a.yaml"), bytes.Repeat([]byte("x"), i+1), 0o644)
			}
		}()
		for read := 0; read != 20; {
			s.until("content/a.yaml")
			b, err := os.ReadFile(s.at("content/a.yaml"))
			s.must(err)
			read = len(b)
		}
	})
}

func TestFilesOfEveryFolderOfSourcesCount(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		for _, name := range sources {
			s.write(name, "another\n")
		}
		s.write("content/_root/.well-known/security.txt", "Contact: mailto:a@example.org\n")
		s.until(append(sources, "content/_root/.well-known/security.txt")...)
	})
}

func TestNoiseCountsForNothing(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		for _, dir := range []string{"public", "reports/x", ".git", "content/.git", "themes/own/node_modules/x", "content/.hidden", "assessments"} {
			s.must(os.MkdirAll(s.at(dir), 0o755))
		}
		s.watch(how)
		for _, name := range []string{
			"content/.a.yaml.swp", "content/.a.yaml.swx", "content/4913", "content/a.yaml~", "content/#a.yaml#", "content/.#a.yaml", "content/.env",
			"content/_root/.x.swp", "content/_root/.#x", "content/_root/#x#", "content/_root/x~", "content/_root/.DS_Store", "public/index.html", "reports/x/report.json", ".git/index", "content/.git/HEAD", "themes/own/node_modules/x/a.js",
			"content/.hidden/a.md", "README.md", "assessments/acme.yaml", "site.yaml.bak", ".smmpub",
		} {
			s.write(name, "noise\n")
		}
		s.write("profiles/p/profile.yaml", "the last of all\n")
		for _, name := range s.until("profiles/p/profile.yaml") {
			if name != "content/_root" && !slices.Contains(sources, name) {
				t.Errorf("%q counts", name)
			}
		}
	})
}

func TestAChangeOfModeIsNone(t *testing.T) {
	s := newSite(t).watch(told)
	s.must(os.Chmod(s.at("content/a.yaml"), 0o600))
	s.write("site.yaml", "after it\n")
	if got := s.until("site.yaml"); len(got) != 1 {
		t.Errorf("%q changed, but only site.yaml did", got)
	}
}

func TestASiteThatIsNotThereCannotBeWatched(t *testing.T) {
	for _, dir := range []string{filepath.Join(t.TempDir(), "none"), os.DevNull} {
		if _, err := watch(t.Context(), &Options{Dir: dir}); err == nil {
			t.Errorf("%s is no folder, and was watched", dir)
		}
	}
}
