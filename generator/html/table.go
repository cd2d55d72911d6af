package html

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// broadFrom is the number of columns from which a table scrolls sideways on every screen.
const broadFrom = 7

func (w *writer) table(t *doc.Table) {
	w.str("<div")
	w.attr("class", tableClass(t))
	w.attr("id", t.ID)
	w.str(">")
	w.permalink(t.ID)
	w.str("\n")
	w.tableTitle(t)
	w.tools(t)
	w.str(`<div class="table-scroll" role="region" tabindex="0"`)
	w.str(` aria-label="`)
	w.mark(mark{kind: nameMark, name: fill(w.book.words["table-scroll"], "caption", w.tableName(t))})
	w.str("\">\n<table>\n")
	w.caption(t)
	w.columns(t.Columns)
	g := grid{columns: t.Columns, stays: t.Wide}
	if t.Stacks {
		g.heads = w.heads(t)
	}
	if len(t.Head) > 0 {
		w.rows("thead", t.Head, &g)
	}
	w.rows("tbody", t.Rows, &g)
	w.str("</table>\n</div>\n")
	w.tableFoot(t)
	w.str("</div>\n")
}

func tableClass(t *doc.Table) string {
	class := classes("table", t.Class)
	if t.Wide {
		class += " wide"
	}
	if len(t.Columns) >= broadFrom {
		class += " broad"
	}
	if t.Stacks {
		class += " stacks"
	}
	return class
}

// heads are the words over each column.
func (w *writer) heads(t *doc.Table) []string {
	out := make([]string, len(t.Columns))
	for _, r := range t.Head {
		if len(r.Cells) != len(out) {
			continue
		}
		for i, c := range r.Cells {
			out[i] = w.book.gleaned(c.Blocks)
		}
	}
	return out
}

// tableName is what the scrolling region is called: number and caption, else title, else the section's title.
func (w *writer) tableName(t *doc.Table) string {
	name := joinNonEmpty(": ", t.Label, w.book.plain(t.Caption))
	if name == "" {
		name = w.book.plain(t.Title)
	}
	if name == "" {
		name = w.name
	}
	return name
}

func (w *writer) tableTitle(t *doc.Table) {
	if len(t.Title) == 0 && len(t.Summary) == 0 {
		return
	}
	w.str(`<div class="table-title">` + "\n")
	if len(t.Title) > 0 {
		w.str(`<p class="name">`)
		w.inlines(t.Title)
		w.str("</p>\n")
	}
	for _, line := range t.Summary {
		w.str(`<p class="summary">`)
		w.inlines(line)
		w.str("</p>\n")
	}
	w.str("</div>\n")
}

func (w *writer) caption(t *doc.Table) {
	if t.Label == "" && len(t.Caption) == 0 {
		return
	}
	w.str("<caption><span>")
	w.labelled(t.Label, t.Caption)
	w.str("</span></caption>\n")
}

// labelled writes a number and a caption: "Table 3-2: Threat Modeling".
func (w *writer) labelled(label string, caption []doc.Inline) {
	if label != "" {
		w.str(`<span class="label">`)
		w.text(label)
		if len(caption) > 0 {
			w.str(":")
		}
		w.str("</span> ")
	}
	w.inlines(caption)
}

// columns writes the widths: a class for the share in steps of five percent, as pages carry no inline style.
func (w *writer) columns(cols []doc.Column) {
	total := 0
	for _, c := range cols {
		if c.Weight <= 0 {
			total = 0
			break
		}
		total += c.Weight
	}
	w.str("<colgroup>")
	for _, c := range cols {
		w.str("<col")
		class := c.Class
		if c.Facets.Level > 0 {
			class = classes(class, "level-"+strconv.Itoa(c.Facets.Level))
		}
		if total > 0 {
			class = classes(class, "share-"+strconv.Itoa(max(5, (c.Weight*20+total/2)/total*5)))
		}
		w.attr("class", class)
		w.str(">")
	}
	w.str("</colgroup>\n")
}

func (w *writer) rows(part string, rows []*doc.Row, g *grid) {
	w.str("<" + part + ">\n")
	for _, r := range rows {
		w.str("<tr")
		w.attr("class", r.Class)
		w.attr("data-scope", r.Facets.Scope)
		w.attr("data-role", r.Facets.Role)
		w.attr("data-devices", join(r.Facets.Devices))
		if r.Facets.Level > 0 {
			w.attr("data-level", strconv.Itoa(r.Facets.Level))
		}
		w.str(">\n")
		g.row()
		for _, c := range r.Cells {
			w.cell(c, g)
		}
		w.str("</tr>\n")
	}
	w.str("</" + part + ">\n")
	g.end()
}

// cell writes a cell. One that should head others but has no words heads nothing: readers of screens would say an empty name.
func (w *writer) cell(c *doc.Cell, g *grid) {
	tag, scope := "td", ""
	if c.Head != doc.Data && len(c.Blocks) > 0 {
		tag, scope = "th", string(c.Head)
	}
	w.str("<" + tag)
	w.attr("id", c.ID)
	w.attr("class", cellClass(c, g.place(c)))
	w.attr("scope", scope)
	w.attr("data-head", g.head(c))
	if c.Span > 1 {
		w.attr("colspan", strconv.Itoa(c.Span))
	}
	if c.Down > 1 {
		w.attr("rowspan", strconv.Itoa(c.Down))
	}
	if c.Facets.Level > 0 {
		w.attr("data-level", strconv.Itoa(c.Facets.Level))
	}
	w.attr("data-scope", c.Facets.Scope)
	w.attr("data-role", c.Facets.Role)
	w.attr("data-devices", join(c.Facets.Devices))
	w.str(">")
	w.aliases(c.Aliases)
	if len(c.Blocks) > 0 {
		w.permalink(c.ID)
		w.stay(c, g)
	}
	w.str("</" + tag + ">\n")
}

// stay writes the content of a cell; that of a row's head is wrapped, so that it can stay in sight while a tall row scrolls by.
func (w *writer) stay(c *doc.Cell, g *grid) {
	if c.Head != doc.RowHead || !g.stays {
		w.cellBlocks(c.Blocks)
		return
	}
	w.str(`<div class="stay">`)
	w.cellBlocks(c.Blocks)
	w.str("</div>")
}

// cellBlocks writes the content of a cell; a single plain paragraph needs no element of its own.
func (w *writer) cellBlocks(blocks []doc.Block) {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*doc.Paragraph); ok && p.Class == "" {
			w.inlines(p.Content)
			return
		}
	}
	w.blocks(blocks)
}

func cellClass(c *doc.Cell, col doc.Column) string {
	class := c.Class
	if len(c.Blocks) == 0 && c.Head == doc.Data && !hasClass(class, "empty") && !hasClass(class, "corner") {
		class = classes(class, "empty")
	}
	if c.Facets.Level > 0 {
		class = classes(class, "level-"+strconv.Itoa(c.Facets.Level))
	}
	if c.Facets.Scope != "" {
		class = classes(class, "scope-"+c.Facets.Scope)
	}
	return classes(class, string(col.Align))
}

// classes joins class names.
func classes(names ...string) string { return joinNonEmpty(" ", names...) }

func join(words []string) string { return strings.Join(words, " ") }

func joinNonEmpty(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
