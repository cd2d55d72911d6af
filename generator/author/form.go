package author

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"
	"text/template"

	"smmpub/generator/smm"
)

//go:embed forms
var formFiles embed.FS

var forms = template.Must(template.New("").Funcs(template.FuncMap{"quote": strconv.Quote, "comment": comment, "title": titleOf}).ParseFS(formFiles, "forms/*.yaml"))

// form is what a new file is filled from.
type form struct {
	Modeline  string
	ID, Title string
	Model     *smm.Model
	Profile   *smm.Profile // of a practice, a target or an assessment; nil: none
	Practice  *smm.Node
	Own       bool         // the practice's file is the model's own
	Scopes    []*smm.Scope // the rows to write
	From      string       // of a mapping
	Framework string       // one that the site has, for the example in a mapping
	// of an assessment
	Target       string
	Aim          *smm.Target // in place of Target
	Basis        []*smm.Front
	Mapping      *smm.Mapping // one that the site has, for the example
	Organization string
	Today        string
	Example      example
	Sheets       string // its practices, as YAML
}

// domainGroup is the practices of a domain or a subdomain, under its name.
type domainGroup struct {
	Domain    string
	Practices []*smm.Node
}

// fill writes a form for a file that will stand at a path.
func (f *form) fill(kind, at string) ([]byte, error) {
	up := strings.Repeat("../", strings.Count(at, "/"))
	f.Modeline = "# yaml-language-server: $schema=" + up + schemaFolder + "/" + kind + ".json"
	if f.Title == "" {
		f.Title = titleOf(f.ID)
	}
	var b bytes.Buffer
	if err := forms.ExecuteTemplate(&b, kind+".yaml", f); err != nil {
		return nil, fmt.Errorf("fill %s: %w", path.Base(at), err)
	}
	return b.Bytes(), nil
}

// Levels are the levels that tables have a column for.
func (f *form) Levels() []*smm.Level { return f.Model.Asking() }

// FirstPractice is the first practice of the model.
func (f *form) FirstPractice() *smm.Node { return f.Model.Practices()[0] }

// PartNames are the parts of a cell, in words.
func (f *form) PartNames() string {
	var out []string
	for _, p := range f.Model.Parts {
		out = append(out, p.ID)
	}
	return strings.Join(out, ", ")
}

// Domains are the practices in the model's order, grouped by what holds them.
func (f *form) Domains() []domainGroup {
	var out []domainGroup
	for _, n := range f.Model.Practices() {
		name := ""
		for p := n.Parent; p != nil; p = p.Parent {
			name = strings.TrimSuffix(p.Name+": "+name, ": ")
		}
		if len(out) == 0 || out[len(out)-1].Domain != name {
			out = append(out, domainGroup{Domain: name})
		}
		last := &out[len(out)-1]
		last.Practices = append(last.Practices, n)
	}
	return out
}

// titleOf makes a title of an id: Retail pos.
func titleOf(id string) string {
	words := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// commentWidth is how much of a text a comment shows.
const commentWidth = 140

// comment makes one line of a text.
func comment(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	r := []rune(text)
	if len(r) <= commentWidth {
		return text
	}
	return strings.TrimRight(string(r[:commentWidth-1]), " ") + "…"
}
