package load

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/markdown"
	"smmpub/generator/smm"
)

// csvRow is a row of a table: its fields by column, with their places. The column "" is there when the row has fields too
// many, so that some stand under a wrong column.
type csvRow map[string]smm.Word

// csv reads a table beside the file. Columns may stand in any order; required ones must be there.
func (f *file) csv(name smm.Word, columns, required []string) []csvRow {
	at := path.Join(path.Dir(f.path), name.Text)
	if path.Ext(at) != ".csv" || strings.HasPrefix(name.Text, "/") || !inside(at, profilesDir) {
		f.list.Errorf(name.Pos, "bad-path", "%q is no table of this site", name.Text).Hint = "name a .csv file relative to this one, below profiles/"
		return nil
	}
	if !f.exists(at) {
		d := f.list.Errorf(name.Pos, "unknown-file", "there is no file %q", at)
		d.Hint = didYouMean(path.Base(at), f.beside(at))
		return nil
	}
	src, ok := text(f.site, at, f.list)
	if !ok {
		return nil
	}
	f.also = append(f.also, at)
	return readTable(at, src, columns, required, f.list)
}

func readTable(at, src string, columns, required []string, list *diag.List) []csvRow {
	r := csv.NewReader(strings.NewReader(src))
	r.FieldsPerRecord = -1
	lines := strings.Split(src, "\n")
	head, err := r.Read()
	if err != nil {
		csvError(at, err, list)
		return nil
	}
	if len(head) > maxColumns {
		list.Errorf(diag.Pos{File: at, Line: 1}, "too-complex", "the table has more than %d columns", maxColumns).Hint = "columns are: " + strings.Join(columns, ",")
		return nil
	}
	if !checkHead(at, head, columns, required, list) {
		return nil
	}
	var out []csvRow
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			csvError(at, err, list)
			return out
		}
		if len(out) == maxRows {
			list.Errorf(fieldPos(at, r, 0, lines), "too-complex", "the table has more than %d rows", maxRows).Hint = "split it"
			return out
		}
		row := csvRow{}
		for i, text := range fields {
			pos := fieldPos(at, r, i, lines)
			if i >= len(head) {
				list.Errorf(pos, "csv-row", "the row has %d fields, the head has %d", len(fields), len(head)).Hint = "put a text with commas in double quotes"
				row[""] = smm.Word{Text: text, Pos: pos}
				break
			}
			row[strings.TrimSpace(head[i])] = smm.Word{Text: strings.TrimSpace(text), Pos: pos}
		}
		for _, c := range columns {
			if _, ok := row[c]; !ok {
				row[c] = smm.Word{Pos: fieldPos(at, r, 0, lines)}
			}
		}
		out = append(out, row)
	}
}

// fieldPos is the place of a field's text; FieldPos counts bytes.
func fieldPos(at string, r *csv.Reader, i int, lines []string) diag.Pos {
	line, col := r.FieldPos(i)
	text := ""
	if line <= len(lines) {
		text = lines[line-1]
	}
	before := text[:min(max(col-1, 0), len(text))]
	return diag.Pos{File: at, Line: line, Col: utf8.RuneCountInString(before) + 1}
}

func checkHead(at string, head, columns, required []string, list *diag.List) bool {
	ok := true
	var known []string
	for i, h := range head {
		h = strings.TrimSpace(h)
		if slices.Contains(known, h) {
			list.Errorf(diag.Pos{File: at, Line: 1}, "duplicate-key", "column %q stands there twice", h)
			ok = false
		}
		known = append(known, h)
		if !slices.Contains(columns, h) {
			d := list.Errorf(diag.Pos{File: at, Line: 1, Col: columnOf(head, i)}, "unknown-key", "unknown column %q", h)
			if d.Hint = didYouMean(h, columns); d.Hint == "" {
				d.Hint = "columns are: " + strings.Join(columns, ",")
			}
		}
	}
	for _, c := range required {
		if !slices.Contains(known, c) {
			list.Errorf(diag.Pos{File: at, Line: 1}, "missing-key", "column %q is missing", c).Hint = "the first line names the columns: " + strings.Join(columns, ",")
			ok = false
		}
	}
	return ok
}

func columnOf(head []string, i int) int {
	col := 1
	for _, h := range head[:i] {
		col += utf8.RuneCountInString(h) + 1
	}
	return col
}

func csvError(at string, err error, list *diag.List) {
	var pe *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		list.Errorf(diag.Pos{File: at}, "empty-file", "the file is empty")
	case errors.As(err, &pe):
		d := list.Errorf(diag.Pos{File: at, Line: pe.Line, Col: pe.Column}, "syntax", "this is no CSV: %s", pe.Err)
		d.Hint = `a text with commas or quotes stands in double quotes, quotes inside it are doubled: "a ""b"" c"`
	default:
		list.Errorf(diag.Pos{File: at}, "unreadable", "cannot be read: %s", err)
	}
}

func (f *file) exists(at string) bool {
	_, err := fs.Stat(f.site, at)
	return err == nil
}

// beside are the names of the files in the folder of a path.
func (f *file) beside(at string) []string {
	var out []string
	entries, _ := fs.ReadDir(f.site, path.Dir(at))
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// cellText reads a field as a paragraph of Markdown.
func (f *file) cellText(w smm.Word) []doc.Inline {
	base := markdown.Base{File: w.Pos.File, Line: w.Pos.Line, Col: w.Pos.Col, Fixed: strings.Contains(w.Text, "\n")}
	return markdown.Inlines(markdown.Source{Text: w.Text, Base: base, Images: f.images}, f.list)
}
