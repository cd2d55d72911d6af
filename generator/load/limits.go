package load

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// The bounds of what is in a file, far above what a publication needs, so that no input is costly. Those of YAML's own
// structure stand in yaml.go, those of Markdown in its package.
const (
	maxPlain      = 2_000  // characters of a plain text
	maxName       = 100    // characters of an id or an edition, which become names of folders
	maxRepeated   = 100    // keys of a file that stand twice
	maxRows       = 30_000 // of a CSV file
	maxColumns    = 50
	maxStatements = 1_000  // of a cell
	maxBlocks     = 20_000 // paragraphs, items and the like of a Markdown file
	maxHeadings   = 1_000
	maxDrawn      = 100 // figures that are drawn and tables that are shown as examples
	maxMarks      = 20  // direction marks that are reported in a file
	maxSlips      = 20  // slips that are reported in a file that YAML cannot read
	maxOpen       = 100 // lines that a value in quotes or brackets goes on for, as far as slips are looked for
)

// short reports a plain text that is too long to be one.
func (f *file) short(s string, pos diag.Pos) bool {
	if len(s) <= maxPlain || utf8.RuneCountInString(s) <= maxPlain {
		return true
	}
	d := f.list.Errorf(pos, "too-long", "the text has more than %d characters", maxPlain)
	d.Len, d.Hint = 1, "long texts stand in Markdown files"
	return false
}

// crowded reports a cell with more statements than anyone could be asked.
func (f *file) crowded(c *smm.Cell) {
	n := 0
	for range c.Statements {
		n++
	}
	if n > maxStatements {
		f.list.Errorf(c.Pos, "too-complex", "the cell has more than %d statements", maxStatements)
		c.Blocks = nil
	}
}

// weigh reports a Markdown file with more in it than a chapter has, and leaves its text out.
func (f *file) weigh(c *smm.Content) {
	var blocks, headings, drawn int
	doc.EachBlock(c.Blocks, func(b doc.Block) {
		blocks++
		switch b.(type) {
		case *doc.Heading:
			headings++
		case *doc.Drawn, *doc.Example:
			drawn++
		}
	})
	for _, m := range []struct {
		n, most int
		what    string
	}{
		{blocks, maxBlocks, "paragraphs and other blocks"},
		{headings, maxHeadings, "headings"},
		{drawn, maxDrawn, "figures and examples that are drawn from data"},
	} {
		if m.n > m.most {
			f.list.Errorf(c.Pos, "too-complex", "the file has more than %d %s", m.most, m.what).Hint = "split it"
			c.Blocks = nil
		}
	}
}

// overrides are the characters that make text read in another order than it is written. Marks for a single place (U+200E,
// U+200F, U+061C) are left alone: Hebrew and Arabic need them.
func overrides(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// directions reports characters that would show a reader, or a reviewer, another text than the program reads.
func directions(file, s string, list *diag.List) {
	if !strings.ContainsFunc(s, overrides) {
		return
	}
	found := 0
	for i, r := range s {
		if !overrides(r) {
			continue
		}
		if found++; found > maxMarks {
			return
		}
		d := list.Errorf(place(file, s, i), "direction-control", "the invisible character U+%04X turns the order of the text around", r)
		d.Len, d.Hint = 1, "delete it; languages that are written from right to left need no such character"
	}
}

// named reports whether the name of a file can stand in a message, a manifest and an address.
func named(name string, list *diag.List) bool {
	odd := func(r rune) bool { return unicode.IsControl(r) || overrides(r) || r == utf8.RuneError || r == '\\' }
	i := strings.IndexFunc(name, odd)
	if i < 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(name[i:])
	d := list.Errorf(diag.Pos{File: name}, "file-name", "the name of the file has the character U+%04X", r)
	d.Hint = "rename " + path.Base(strings.Map(func(r rune) rune {
		if odd(r) {
			return '?'
		}
		return r
	}, name))
	return false
}

// guarded is a folder of the site of which only files and folders are opened: to open a pipe is to wait for ever.
type guarded struct {
	site fs.FS
	dir  string
}

// Open opens a file or folder.
func (g guarded) Open(name string) (fs.File, error) {
	at := path.Join(g.dir, name)
	info, err := fs.Stat(g.site, at)
	if err != nil {
		return nil, err
	}
	switch {
	case !info.IsDir() && !info.Mode().IsRegular():
		err = errors.New("is " + modeName(info.Mode()) + ", not a file")
	case info.Size() > maxImage && !info.IsDir():
		err = errTooLarge
	default:
		return g.site.Open(at)
	}
	return nil, &fs.PathError{Op: "open", Path: at, Err: err}
}
