package main

import (
	"slices"
	"strings"
	"testing"
)

// fenced makes a page of a text in which three apostrophes stand for fences, so that they can stand in a Go string.
func fenced(text string) string { return strings.ReplaceAll(text, "'''", "```") }

func played(t *testing.T, text string) (problems []string, fresh string) {
	t.Helper()
	g := newGuide(t, map[string]string{"a.md": fenced(text)}, nil)
	problems = g.run("a.md")
	return problems, strings.ReplaceAll(g.fresh["a.md"], "```", "'''")
}

const goodPage = `# A page
'''yaml notes/first.yaml
a: 1
'''
'''yaml notes/first.yaml append
b: 2
'''
'''console
$ cat notes/first.yaml
a: 1
b: 2
$ mkdir -p site/below
$ cp notes/first.yaml site/
$ cd site
$ ls
below  first.yaml
$ cat \
  first.yaml
a: …
...
$ smmpub --version
smmpub …
$ smmpub check
...
[exit code 1]
$ smmpub serve
smmpub: there is no site.yaml in /home/me/site
...
[exit code 2]
$ smmpub build --ouput "a folder"
smmpub: smmpub build has no flag --ouput
  hint: did you mean --output?
[exit code 2]
'''
'''sh
docker run what is not run
'''
'''yaml
shown: and no more
'''
`

func TestAGoodPageOfTheGuidePasses(t *testing.T) {
	problems, fresh := played(t, goodPage)
	if len(problems) > 0 {
		t.Errorf("problems: %q", problems)
	}
	if fresh != goodPage {
		t.Errorf("a page that fits was changed:\n%s", fresh)
	}
}

func TestMistakesOfTheGuideAreReported(t *testing.T) {
	for _, c := range []struct{ name, block, want string }{
		{"other output", "'''console\n$ smmpub --version\nsmmdoc …\n'''", "2: smmpub --version\ndiff the page printed"},
		{"too little output", "'''console\n$ smmpub --version\n'''", "+smmpub "},
		{"a failure unannounced", "'''console\n$ smmpub biuld\n...\n  hint: did you mean smmpub build?\n'''", "+[exit code 2]"},
		{"another exit code", "'''console\n$ smmpub biuld\n...\n[exit code 1]\n'''", "+[exit code 2]"},
		{"a program of the system", "'''console\n$ git init\n'''", `2: "git init" is not run in the guide`},
		{"a pipe", "'''console\n$ smmpub schema | more\n'''", "no pipes"},
		{"an open quote", "'''console\n$ cat 'a\n'''", "a quote is open"},
		{"no command", "'''console\nsmmpub build\n'''", "2: a session begins with a command"},
		{"out of the folder", "'''console\n$ cd ..\n'''", "leads out of the session's folder"},
		{"a file out of the folder", "'''yaml ../x.yaml\na: 1\n'''", "1: \"../x.yaml\" leads out"},
		{"no file", "'''yaml whatever\na: 1\n'''", "a block's first line is a language, a file"},
		{"another word", "'''yaml a.yaml replace\na: 1\n'''", "perhaps append"},
		{"a file that is not there", "'''console\n$ cat a.yaml\n'''", "no such file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems, _ := played(t, c.block)
			if all := strings.Join(problems, "\n"); !strings.Contains(all, c.want) {
				t.Errorf("%q is not in %q", c.want, all)
			}
		})
	}
}

func TestUpdatingTheGuideKeepsWhatIsLeftOpen(t *testing.T) {
	for _, c := range []struct{ name, want, got, show string }{
		{"new line", "a", "a b", "a b"},
		{"open text", "x… old", "xyz new", "x… new"},
		{"open lines around", "a ... z", "b 1 2 y", "b ... y"},
		{"open lines at the end", "a ...", "b 1 2", "b ..."},
		{"too few lines", "a ... z", "b", "b"},
		{"several", "a ... m ... z", "b 1 2 3 z", "b ... z"},
		{"nothing printed", "a ...", "", ""},
	} {
		if show := strings.Join(renewed(strings.Fields(c.want), strings.Fields(c.got)), " "); show != c.show {
			t.Errorf("%s: %q, want %q", c.name, show, c.show)
		}
	}
	problems, fresh := played(t, "'''console\n$ smmpub biuld\nold\n'''\nText after it.\n")
	want := "'''console\n$ smmpub biuld\nsmmpub: unknown command \"biuld\"\n  hint: did you mean smmpub build?\n[exit code 2]\n'''\nText after it.\n"
	if len(problems) != 1 || fresh != want {
		t.Errorf("problems %q, page:\n%s", problems, fresh)
	}
}

func TestAPageGoesOnWhereAnotherEnded(t *testing.T) {
	pages := map[string]string{
		"z.md": fenced("'''console\n$ smmpub init site\nsite: … files; next: smmpub build -C site\n$ cd site\n'''\n"),
		"a.md": fenced("'''yaml only-here.yaml\na: 1\n'''\n'''console\n$ smmpub check\n...\n'''\n"),
		"b.md": fenced("'''console\n$ ls\ncontent  profiles  README.md  site.yaml\n'''\n"),
		"c.md": fenced("'''console\n$ ls\n'''\n"),
	}
	g := newGuide(t, pages, map[string]string{"a.md": "z.md", "b.md": "z.md", "d.md": "y.md"})
	for _, name := range []string{"a.md", "b.md", "c.md", "z.md"} {
		if problems := g.run(name); len(problems) > 0 {
			t.Errorf("%s: %q", name, problems)
		}
	}
	if problems := g.run("d.md"); !slices.Equal(problems, []string{"1: continues y.md, which is no page"}) {
		t.Errorf("a chain that leads nowhere: %q", problems)
	}
}
