package author

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/load"
)

// keyWriter writes tables of keys, one for each record that differs from those before it.
type keyWriter struct {
	strings.Builder
	anchors map[string]string // of records, by fingerprint
	titles  map[string]string
	current []load.Key   // of the table that is being written
	waiting []recordKeys // found in it
}

// recordKeys is a record that waits for its table.
type recordKeys struct {
	shape         *load.Shape
	title, anchor string
}

func keysText(files []txtar.File) string {
	w := &keyWriter{anchors: map[string]string{}, titles: map[string]string{}}
	w.WriteString(keysHead)
	for _, k := range load.Kinds() {
		fmt.Fprintf(w, "| [`%s`](#key-%s) | %s |\n", k.Name, k.Name, k.Doc)
	}
	w.WriteString(keysValues)
	w.section("key-publication", load.FrontKeys())
	for _, k := range load.Kinds() {
		w.kind(k, examplesOf(k.Name, files))
	}
	fmt.Fprintf(w, "\n## Markdown files {#key-markdown}\n\nA Markdown file below `content/` may begin with keys between two lines of three hyphens.\n\n")
	for _, f := range files {
		if strings.HasPrefix(string(f.Data), "---\n") {
			w.example(f)
		}
	}
	w.section("key-markdown", load.ContentKeys())
	return w.String()
}

func (w *keyWriter) kind(k load.Kind, examples []txtar.File) {
	fmt.Fprintf(w, "\n## %s {#key-%s}\n\n%s\n\n", k.Name, k.Name, k.Doc)
	w.example(examples[0])
	if last := len(examples) - 1; last > 0 {
		w.example(examples[last])
	}
	own := slices.DeleteFunc(slices.Clone(k.Keys), isFront)
	if len(own) < len(k.Keys)-len(load.FrontKeys())+1 {
		w.WriteString("Beside the keys below, the file has those of [every publication](#key-publication), of which `id`, `edition` and `title` are required.\n\n")
	}
	w.section("key-"+k.Name, own)
}

func isFront(k load.Key) bool {
	return slices.ContainsFunc(load.FrontKeys(), func(f load.Key) bool { return f.Name == k.Name && f.Doc == k.Doc })
}

func (w *keyWriter) example(f txtar.File) {
	language := "yaml"
	if strings.HasSuffix(f.Name, ".md") {
		language = "markdown"
	}
	fmt.Fprintf(w, "For example, `%s`:\n\n```%s\n%s```\n\n", f.Name, language, f.Data)
}

// section writes the table of some keys, then those of the records in it.
func (w *keyWriter) section(base string, keys []load.Key) {
	w.table(base, keys, nil)
	for len(w.waiting) > 0 {
		r := w.waiting[0]
		rest := w.waiting[1:]
		w.waiting = nil
		fmt.Fprintf(w, "\n### %s {#%s}\n\n", r.title, r.anchor)
		w.table(r.anchor, r.shape.Keys(), r.shape)
		w.waiting = append(w.waiting, rest...) // what a record holds comes right after it
	}
}

// table lists keys and, of an open record, what the author's keys are.
func (w *keyWriter) table(base string, keys []load.Key, open *load.Shape) {
	w.current = keys
	w.WriteString("| Key | Value | Default | Meaning |\n|---|---|---|---|\n")
	for _, k := range keys {
		fmt.Fprintf(w, "| `%s` | %s | %s | %s |\n", k.Name, w.value(k.Shape, "`"+k.Name+"`", base+"-"+slugged(k.Name)), standard(k), escaped(k.Doc))
	}
	if open != nil && open.Of != nil {
		fmt.Fprintf(w, "| *%s* | %s | | One for each %s. |\n", open.For, w.value(open.Of, "each "+open.For, base+"-"+slugged(open.For)), open.For)
	}
}

// standard is what holds where a key is missing.
func standard(k load.Key) string {
	switch {
	case k.Required:
		return "**required**"
	case k.Shape.Type == load.Choice || k.Shape.Type == load.Boolean:
		if k.Default != "" && !strings.Contains(k.Default, " ") && !strings.Contains(k.Default, "'") {
			return "`" + k.Default + "`"
		}
	}
	return escaped(k.Default)
}

// value says what a shape looks like, what is shortest first; records are named by what they are found under.
func (w *keyWriter) value(s *load.Shape, title, anchor string) string {
	if s.Type == load.List && s.Or == s.Of { // one, or a list
		return w.value(s.Of, title, anchor) + ", or a list"
	}
	return strings.Join(w.alternatives(s, title, anchor), ", or ")
}

func (w *keyWriter) alternatives(s *load.Shape, title, anchor string) []string {
	var short, long []string
	for ; s != nil; s = s.Or {
		switch s.Type {
		case load.Record:
			long = append([]string{w.one(s, title, anchor)}, long...)
		case load.List:
			long = append(long, w.one(s, title, anchor))
		default:
			short = append(short, w.one(s, title, anchor))
		}
	}
	return append(short, long...)
}

func (w *keyWriter) one(s *load.Shape, title, anchor string) string {
	switch s.Type {
	case load.Line:
		return "Markdown, one paragraph"
	case load.Markdown:
		return "Markdown"
	case load.Boolean:
		return "`true` or `false`"
	case load.Level:
		return "level, 0 to 9"
	case load.Choice:
		return oneOf(s.Words)
	case load.List:
		items := w.alternatives(s.Of, title, anchor)
		for i := range items {
			items[i] = plural(items[i])
		}
		return "list of " + strings.Join(items, " or ")
	case load.Map:
		return fmt.Sprintf("map by %s: %s", s.For, w.value(s.Of, title, anchor))
	case load.Record:
		switch keys := s.Keys(); {
		case len(keys) == 1 && s.Of != nil:
			return w.nested(s, keys[0], title, anchor)
		case s.Of == nil && len(keys) == len(w.current)-1 && !keys[0].Required && allOf(keys, w.current):
			return "map of one of the other keys"
		}
		return w.record(s, title, anchor)
	}
	return string(s.Type)
}

func allOf(keys, in []load.Key) bool {
	return !slices.ContainsFunc(keys, func(k load.Key) bool {
		return !slices.ContainsFunc(in, func(o load.Key) bool { return o.Name == k.Name && o.Doc == k.Doc })
	})
}

// plural makes the first word of a value plural: map, keys of x -> maps, keys of x.
func plural(s string) string {
	word, rest, more := s, "", false
	if at := strings.IndexAny(s, ", "); at > 0 {
		word, rest, more = s[:at], s[at:], true
	}
	switch word {
	case "map", "text", "name", "id", "date", "level":
		return word + "s" + rest
	case "Markdown":
		if !more {
			return "Markdown texts"
		}
	}
	return s
}

func oneOf(words []string) string {
	var quoted []string
	for _, w := range words {
		quoted = append(quoted, "`"+w+"`")
	}
	last := len(quoted) - 1
	if last == 0 {
		return quoted[0]
	}
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}

// nested describes maps in maps, each of which may hold the same one key in place of the author's.
func (w *keyWriter) nested(s *load.Shape, k load.Key, title, anchor string) string {
	var by []string
	for s.Type == load.Record && s.Of != nil {
		by = append(by, s.For)
		s = s.Of
	}
	last := *s
	last.Or = &load.Shape{Type: load.Name} // beside the map of the one key, of which the sentence speaks
	why := strings.ToLower(k.Doc[:1]) + strings.TrimSuffix(k.Doc[1:], ".")
	return fmt.Sprintf("map by %s: %s. In place of any of these, `{%s: …}` says %s", strings.Join(by, ", then "), w.value(&last, title, anchor), k.Name, why)
}

// record links to the table of a record, which follows unless it stands above.
func (w *keyWriter) record(s *load.Shape, title, anchor string) string {
	for _, k := range load.Kinds() {
		if len(s.Keys()) > 4 && allOf(s.Keys(), k.Keys) {
			return fmt.Sprintf("map ([keys of a %s](#key-%s))", k.Name, k.Name)
		}
	}
	print := fingerprint(s)
	if w.anchors[print] == "" {
		w.anchors[print], w.titles[print] = anchor, title
		w.waiting = append(w.waiting, recordKeys{s, "Keys of " + title, anchor})
	}
	return fmt.Sprintf("map ([keys of %s](#%s))", w.titles[print], w.anchors[print])
}

func slugged(s string) string { return strings.NewReplacer(" ", "-", "_", "-").Replace(s) }

var (
	codeIn  = regexp.MustCompile(`content/ID/\*\.md|--drafts|\{[a-z]+\}|content/|\b[a-z]+_[a-z_]+\b|id@edition|report\.json|\b[a-z]+(,[a-z]+){3,}|industry-2\.a1|industry-2`)
	markUps = strings.NewReplacer("|", `\|`, "*", `\*`, "<", `\<`)
)

// escaped makes Markdown of a declaration's text.
func escaped(s string) string {
	var b strings.Builder
	for s != "" {
		at := codeIn.FindStringIndex(s)
		if at == nil {
			at = []int{len(s), len(s)}
		}
		b.WriteString(markUps.Replace(s[:at[0]]))
		if at[0] < at[1] {
			b.WriteString("`" + s[at[0]:at[1]] + "`")
		}
		s = s[at[1]:]
	}
	return b.String()
}
