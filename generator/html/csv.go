package html

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// dataFiles are the tables of a book that can be had as CSV, by address.
func (b *book) dataFiles(files map[string][]byte) {
	for s := range b.parts {
		doc.EachBlock(s.Body, func(block doc.Block) {
			if t, ok := block.(*doc.Table); ok && t.Data != "" {
				files[t.Data] = b.csv(t)
			}
		})
	}
}

// csv writes a table as RFC 4180 has it, a line for each statement and for each text beside them. It begins with the mark
// by which spreadsheet programs know UTF-8.
func (b *book) csv(t *doc.Table) []byte {
	d := &dataTable{book: b, practice: practiceOf(t)}
	d.line("practice", "scope", "level", "part", "id", "text", "devices")
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			d.cell(r, c)
		}
	}
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	if err := w.WriteAll(d.lines); err != nil {
		panic("html: writing to memory: " + err.Error())
	}
	return out.Bytes()
}

func practiceOf(t *doc.Table) string {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Facets.Practice != "" {
				return c.Facets.Practice
			}
		}
	}
	return ""
}

// dataTable is a table while it is turned into lines.
type dataTable struct {
	book     *book
	practice string
	lines    [][]string
}

// line adds a line. A spreadsheet program takes what begins like a formula for one and runs it (CWE-1236); an apostrophe
// makes it text.
func (d *dataTable) line(fields ...string) {
	for i, s := range fields {
		if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
			fields[i] = "'" + s
		}
	}
	d.lines = append(d.lines, fields)
}

// cell adds what a cell says: first its own text, then its statements.
func (d *dataTable) cell(r *doc.Row, c *doc.Cell) {
	if c.Head != doc.Data {
		return
	}
	at := c.Facets
	at.Practice = cmp.Or(at.Practice, d.practice)
	at.Scope = cmp.Or(at.Scope, r.Facets.Scope)
	at.Part = c.Class
	if c.Class == "filled" {
		at.Part = "description"
	}
	d.item(at, c.ID, c.Blocks)
}

func (d *dataTable) item(at doc.Facets, id string, blocks []doc.Block) {
	if text := strings.Join(d.texts(blocks), "\n"); text != "" {
		level := ""
		if at.Level > 0 {
			level = strconv.Itoa(at.Level)
		}
		d.line(at.Practice, at.Scope, level, at.Part, id, text, strings.Join(at.Devices, " "))
	}
	for _, b := range blocks {
		if list, ok := b.(*doc.List); ok && stated(list) {
			for _, it := range list.Items {
				d.item(it.Facets, it.ID, it.Blocks)
			}
		}
	}
}

// stated tells a list of statements, which have lines of their own, from one inside a text.
func stated(l *doc.List) bool {
	return slices.ContainsFunc(l.Items, func(it *doc.Item) bool { return it.Facets.Part != "" })
}

// texts are the paragraphs of what stands beside statements; headings over them are left out.
func (d *dataTable) texts(blocks []doc.Block) []string {
	var out []string
	for _, b := range blocks {
		if l, ok := b.(*doc.List); ok && stated(l) {
			continue
		}
		doc.EachBlock([]doc.Block{b}, func(b doc.Block) {
			switch b := b.(type) {
			case *doc.Paragraph:
				if b.Class != "label" {
					out = append(out, d.book.plain(b.Content))
				}
			case *doc.CodeBlock:
				for _, l := range b.Lines {
					out = append(out, codeLine(l))
				}
			}
		})
	}
	return out
}

func codeLine(tokens []doc.Token) string {
	var s strings.Builder
	for _, t := range tokens {
		s.WriteString(t.Text)
	}
	return s.String()
}
