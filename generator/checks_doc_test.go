package generator

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/diag"
)

const checksPage = "../docs/content/checks.md"

// ruleSection is a rule's section of the page: severity, words, example.
var ruleSection = regexp.MustCompile("(?s)\n### ([a-z-]+)\n\n\\*(Error|Warning|Info)\\.\\* (.*?)\n\n```text\n(.*?)```\n")

// TestEveryRuleIsDocumented compares the page with the rules that the sources have.
func TestEveryRuleIsDocumented(t *testing.T) {
	var documented []string
	for _, m := range ruleSection.FindAllStringSubmatch(checks(t), -1) {
		documented = append(documented, m[1])
	}
	for _, rule := range diag.Rules() {
		if !slices.Contains(documented, rule) {
			t.Errorf("%s has no section on %s: heading, severity, meaning and example", checksPage, rule)
		}
	}
	for i, rule := range documented {
		if !slices.Contains(diag.Rules(), rule) {
			t.Errorf("%s has a section on %s, which is no rule", checksPage, rule)
		}
		if slices.Contains(documented[:i], rule) {
			t.Errorf("%s has two sections on %s", checksPage, rule)
		}
	}
}

// TestExamplesOfChecksAreReal holds every example to be a finding that the program prints for one of its test cases.
// SMMPUB_UPDATE=1 puts the first such finding in the place of an example that is none.
func TestExamplesOfChecksAreReal(t *testing.T) {
	page, real := checks(t), printedByRule(t)
	for _, m := range ruleSection.FindAllStringSubmatch(page, -1) {
		rule, severity, example := m[1], strings.ToLower(m[2]), m[4]
		if slices.Contains(real[rule], example) && strings.Contains(example, ": "+severity+": ") {
			continue
		}
		if !update || len(real[rule]) == 0 {
			t.Errorf("%s: no test case prints the example of %s:\n%s", checksPage, rule, example)
			continue
		}
		page = strings.Replace(page, m[0], strings.Replace(m[0], example, real[rule][0], 1), 1)
	}
	if update {
		if err := os.WriteFile(checksPage, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func checks(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(checksPage)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// oneFinding is what is printed of one finding; all lines but the first are indented.
var oneFinding = regexp.MustCompile(`(?m)^\S.*: (?:error|warning|info): .* \[([a-z-]+)\]\n(?:[ \t].*\n)*`)

// printedByRule gives, by rule, every finding of the golden outputs, and of the sites that no archive can hold.
func printedByRule(t *testing.T) map[string][]string {
	out := map[string][]string{}
	for _, text := range append(goldens(t), unheldSites(t)...) {
		for _, m := range oneFinding.FindAllStringSubmatch(text, -1) {
			out[m[1]] = append(out[m[1]], m[0])
		}
	}
	return out
}

func goldens(t *testing.T) []string {
	var out []string
	for _, root := range []string{"testdata/check", "testdata", "load/testdata"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(name)
			switch filepath.Ext(name) {
			case ".out":
				out = append(out, string(b))
			case ".txtar":
				for _, f := range txtar.Parse(b).Files {
					if f.Name == "out" {
						out = append(out, string(f.Data))
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// unheldSites is what is printed of sites that an archive cannot hold or show: a folder that is no site, a pipe, a file larger
// than any source, names and characters that cannot be told apart, and what only a build finds.
func unheldSites(t *testing.T) []string {
	pipe, large := smallSite(t), smallSite(t)
	pipe["profiles/pipe.yaml"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	large["content/howto/large.md"] = &fstest.MapFile{Data: bytes.Repeat([]byte("All of it.\n"), 1<<20)}
	return []string{
		findings(t, fstest.MapFS{}), findings(t, pipe), findings(t, large), findings(t, alike(t)),
		builtFindings(t, "templates/page.html", "<!doctype html>\n{{nonesuch}}\n"),
		builtFindings(t, "content/howto/second.md", "# Second\n\nA sign of our own: \ue000.\n"),
	}
}

// alike is a site with names and characters that look like others, and a file at an address of the program's own.
func alike(t *testing.T) fstest.MapFS {
	site := smallSite(t)
	site["profiles/more.yaml"] = &fstest.MapFile{Data: []byte("kind: references\nid: more\nentries:\n  Cafe\u0301: {title: One}\n  Caf\u00e9: {title: Two}\n" +
		"  ISO-1: {title: \u202eThree}\n  Iso-1: {title: Four}\n")}
	site["profiles/long.yaml"] = &fstest.MapFile{Data: []byte("kind: references\nid: long\nentries:\n  L-1: {title: " + strings.Repeat("long ", 500) + "}\n")}
	site["content/_root/index.html"] = &fstest.MapFile{Data: []byte("Mine.\n")}
	site["content/howto/two\u202e.md"] = &fstest.MapFile{Data: []byte("# Two\n")}
	return site
}

// builtFindings is what a build prints of a site with one more file.
func builtFindings(t *testing.T, name, text string) string {
	site := smallSite(t)
	site[name] = &fstest.MapFile{Data: []byte(text)}
	_, result, err := Files(site, embedded())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := diag.Fprint(&b, result.Diagnostics, result.Source); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
