package markdown

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// inked writes code with the class of each token that has one.
func inked(c *doc.CodeBlock) string {
	var lines []string
	for _, tokens := range c.Lines {
		line := ""
		for _, t := range tokens {
			if t.Class == "" {
				line += t.Text
			} else {
				line += t.Class + "(" + t.Text + ")"
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestCodeSaysWhatItShows(t *testing.T) {
	for _, c := range []struct{ text, language, title, want string }{
		{"```yaml profiles/howto/profile.yaml\nid: howto\n```\n", "yaml", "profiles/howto/profile.yaml", "tag(id)punctuation(:) literal(howto)"},
		{"```text  two words &amp; \\*more\\*  \nx\n```\n", "text", "two words & *more*", "x"},
		{"```\nplain\n```\n", "", "", "plain"},
		{"```yaml\na: {rule: gap, path: \"x, y\", id: Z}\n```\n", "yaml", "",
			`tag(a)punctuation(:) {tag(rule)punctuation(:) literal(gap)punctuation(, )tag(path)punctuation(:) string("x, y")punctuation(, )tag(id)punctuation(:) literal(Z})`},
		{"```console\n$ smmpub build \\\n    -o out\nout: 19 pages\n\n$ ls\n```\n", "console", "",
			"prompt($ )smmpub build \\\n    -o out\noutput(out: 19 pages)\n\nprompt($ )ls"},
	} {
		blocks, found := read(t, c.text)
		b, ok := blocks[0].(*doc.CodeBlock)
		if !ok || found != "" {
			t.Fatalf("%q: %T, findings %q", c.text, blocks[0], found)
		}
		if b.Language != c.language || b.Title != c.title || inked(b) != c.want {
			t.Errorf("%q: %q %q\n%s\nwant\n%s", c.text, b.Language, b.Title, inked(b), c.want)
		}
	}
}
