package author_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"smmpub/generator/author"
	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// TestNothingIsLostWhateverChanges answers all that the real profile asks, in all the ways answers can be written, changes the
// profile here and there, and carries the answers over.
func TestNothingIsLostWhateverChanges(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			dir := realSite(t)
			write(t, filepath.Join(dir, "profiles/all.yaml"), "kind: target\nid: all\nedition: \"1\"\ntitle: All\nmodel: iot-smm\nprofiles: [retail-pos]\ndefault: {level: 4, scope: system}\n")
			path, err := open(t, dir).New(author.Wish{Kind: "assessment", ID: "acme", Target: "all"})
			if err != nil {
				t.Fatal(err)
			}
			old := answerAll(r, read(t, dir, path))
			write(t, filepath.Join(dir, path), old)
			laterEdition(t, r, dir)
			m, now := migrated(t, dir, author.Carry{File: path, To: []string{"retail-pos@1.1"}})
			nothingIsLost(t, m, old, now)
			sameAnswers(t, dir, path, m.Path)
			if m.Carried == 0 || m.Again == 0 {
				t.Errorf("%d carried, %d again", m.Carried, m.Again)
			}
		})
	}
}

// sameAnswers finds no answer in the new file that the old one has not under the same key, or no key to.
func sameAnswers(t *testing.T, dir, old, now string) {
	t.Helper()
	var list diag.List
	before, err1 := load.Assessment(os.DirFS(dir), old, &list)
	after, err2 := load.Assessment(os.DirFS(dir), now, &list)
	if err1 != nil || err2 != nil || list.HasErrors() {
		t.Fatal(err1, err2, list.Sorted())
	}
	was := map[string]*smm.Answer{}
	for _, p := range before.Practices {
		for _, a := range p.Answers {
			was[p.Practice.Text+" "+a.Key.Text] = a
		}
	}
	for _, p := range after.Practices {
		for _, a := range p.Answers {
			b := was[p.Practice.Text+" "+a.Key.Text]
			if b != nil && a.Status != smm.Unassessed && (a.Status != b.Status || len(a.Comment) != len(b.Comment)) {
				t.Errorf("%s: %s was %s and is %s", a.Pos, a.Key.Text, b.Status, a.Status)
			}
		}
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var (
	unassessed = regexp.MustCompile(`(?m)^      ([a-z0-9-]+)\.([a-z0-9-]+): unassessed\n`)
	named      = regexp.MustCompile(`([A-Za-z]+)( [^{}]*)\{#([a-z0-9-]+)`)
)

// answerAll answers every statement in a form of its own, and now and then its whole cell.
func answerAll(r *rand.Rand, text string) string {
	cells := map[string]bool{}
	practice := ""
	var out strings.Builder
	for line := range strings.Lines(text) {
		if len(line) > 2 && line[0] == ' ' && line[2] > ' ' && line[2] != '#' {
			practice = line
		}
		m := unassessed.FindStringSubmatch(line)
		if m == nil {
			out.WriteString(line)
			continue
		}
		if r.IntN(6) == 0 && !cells[practice+m[1]] {
			cells[practice+m[1]] = true
			fmt.Fprintf(&out, "      %s: {status: partial, comment: \"Cell, %s\"} # {\n", m[1], m[1])
		}
		key := m[1] + "." + m[2]
		if !cells[practice] {
			cells[practice] = true
			fmt.Fprintf(&out, "      %s: {status: met}\n", key)
			continue
		}
		out.WriteString([]string{
			"",
			"      " + key + ": met # as seen\n",
			"      " + key + ": {status: na, comment: 'It''s, not, there'}\n",
			"      # Mine.\n      '" + key + "':\n        status: unmet\n        comment: |\n          # heading " + key + "\n\n          Text.\n      # Behind.\n",
			"      " + key + ":\n        {status: partial,\n        note: \"a\n        b, {\"}\n\n",
		}[r.IntN(5)])
	}
	return out.String()
}

// laterEdition puts edition 1.1 beside edition 1.0: some statements have other ids, other words, or both.
func laterEdition(t *testing.T, r *rand.Rand, dir string) {
	t.Helper()
	from := filepath.Join(dir, "profiles/retail-pos")
	to := filepath.Join(dir, "profiles/later")
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(to, "store-checkout.yaml")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(to, "profile.yaml"), strings.Replace(read(t, to, "profile.yaml"), `edition: "1.0"`, `edition: "1.1"`, 1))
	files, _ := filepath.Glob(to + "/practices/*.yaml")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		write(t, f, named.ReplaceAllStringFunc(string(b), func(s string) string {
			m := named.FindStringSubmatch(s)
			switch r.IntN(8) {
			case 0:
				return m[1] + m[2] + "{#now-" + m[3] + " was=" + m[3]
			case 1:
				return m[1] + " not" + m[2] + "{#" + m[3]
			case 2:
				return m[1] + " never" + m[2] + "{#new-" + m[3]
			case 3:
				return m[1] + m[2] + "{#by-words-" + m[3]
			}
			return s
		}))
	}
}
