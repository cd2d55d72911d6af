package main

import (
	"embed"
	"os/exec"
	"path/filepath"
	"strings"
	"text/template"
)

// rival is a program that makes the PDF of a profile out of its own kind of source.
type rival struct {
	name     string
	programs []string // what it may be called
	source   string   // file name
	markup   markup
	commands func(program, dir string) [][]string // run in dir, one after the other; they leave out.pdf there
}

var rivals = []rival{
	{"pdflatex", []string{"pdflatex"}, "out.tex", latex, func(program, _ string) [][]string {
		pass := []string{program, "-interaction=batchmode", "-halt-on-error", "out.tex"}
		return [][]string{pass, pass} // the second one prints the contents
	}},
	{"typst", []string{"typst"}, "out.typ", typst, func(program, _ string) [][]string {
		return [][]string{{program, "compile", "out.typ", "out.pdf"}}
	}},
	{"chromium", []string{"chromium", "chromium-browser", "google-chrome"}, "out.html", webpage, func(program, dir string) [][]string {
		return [][]string{{program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
			"--user-data-dir=" + filepath.Join(dir, "user"), "--print-to-pdf=out.pdf", "file://" + filepath.ToSlash(dir) + "/out.html"}}
	}},
}

// find gives the path of the first of its programs that is installed, "" for none.
func (r rival) find() string {
	for _, name := range r.programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

//go:embed rivals/*.tmpl
var rivalFiles embed.FS

// write makes a profile's source.
func (r rival) write(p *Profile) (string, error) {
	t, err := template.New("").Delims("«", "»").Funcs(template.FuncMap{
		"text":    r.markup.text,
		"slug":    slug,
		"levels":  func() []int { return []int{1, 2, 3, 4} },
		"devices": func(ids []string) string { return r.markup.escape(p.c.deviceNames(ids)) },
	}).ParseFS(rivalFiles, "rivals/"+r.name+".tmpl")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.ExecuteTemplate(&b, r.name+".tmpl", p)
	return b.String(), err
}
