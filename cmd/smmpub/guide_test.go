package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The guide's sessions are run, so that what a reader types gives what the page shows. What a page may hold:
//
//	```console               a session in a terminal, run
//	$ smmpub build           a command: smmpub, or one of cd, ls, cat, mkdir, cp; one that ends in \ goes on in the next line
//	public: 2 publications, … files in … s
//	$ smmpub check
//	...
//	1 error, 0 warnings
//	[exit code 1]            how a command ends that does not end well
//	```
//
//	```yaml profiles/lift/profile.yaml          the whole file, written where it is reached
//	```yaml profiles/glossary.yaml append       added to the file that is there
//	```yaml                                     shown and no more, as is ```sh: go install, git, docker
//
// Lines that begin with "$ " are commands, the others what they print, on stdout and stderr together. A line "..." stands for any
// lines, … within a line for any text: times, counts, dates. Names are seen from the session's folder, cd changes it; the blocks of a
// page run in order in one folder, which is empty at first or as the page before left it (continues).
// The folder prints as /home/me. Arguments may be quoted; there are no pipes, patterns or variables. ls prints names on one line, two
// spaces between them.
//
// SMMPUB_UPDATE=1 writes what was printed into the pages, and keeps "..." and … where they still fit.
const guideFolder = "../../docs/content"

// continues names the page whose folder a page goes on in, in the state in which that page leaves it.
var continues = map[string]string{
	"assessing.md":  "publishing.md",
	"mapping.md":    "profile.md",
	"profile.md":    "first-publication.md",
	"publishing.md": "mapping.md",
}

func TestTheGuideDoesWhatItSays(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(guideFolder, "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages in %s: %v", guideFolder, err)
	}
	pages := map[string]string{}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(name)] = string(b)
	}
	g := newGuide(t, pages, continues)
	for _, name := range names {
		base := filepath.Base(name)
		problems := g.run(base)
		if os.Getenv("SMMPUB_UPDATE") != "" && g.fresh[base] != g.pages[base] {
			t.Logf("docs/content/%s: brought up to date", base)
			if err := os.WriteFile(name, []byte(g.fresh[base]), 0o644); err != nil {
				t.Fatal(err)
			}
			problems = g.again(base)
		}
		for _, p := range problems {
			t.Errorf("docs/content/%s:%s", base, p)
		}
	}
}
