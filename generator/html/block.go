package html

import (
	"fmt"
	"strconv"

	"smmpub/generator/doc"
)

func (w *writer) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *writer) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Paragraph:
		w.paragraph(b)
	case *doc.Heading:
		w.heading(b)
	case *doc.List:
		w.list(b)
	case *doc.Definitions:
		w.definitions(b)
	case *doc.Quote:
		w.str("<blockquote>\n")
		w.blocks(b.Blocks)
		w.str("</blockquote>\n")
	case *doc.CodeBlock:
		w.code(b)
	case *doc.Table:
		w.table(b)
	case *doc.Figure:
		w.figure(b)
	case *doc.Box:
		w.box(b)
	case *doc.Rule:
		w.str("<hr>\n")
	default:
		panic(fmt.Sprintf("html: unknown block %T", b))
	}
}

func (w *writer) paragraph(p *doc.Paragraph) {
	w.str("<p")
	w.attr("class", p.Class)
	w.str(">")
	w.inlines(p.Content)
	w.str("</p>\n")
}

// heading writes a heading inside a section. Its level follows from the headings open around it, so that none is skipped
// whatever levels the source used.
func (w *writer) heading(h *doc.Heading) {
	n := len(w.levels)
	for n > 0 && w.levels[n-1] >= h.Level {
		n--
	}
	w.levels = append(w.levels[:n], h.Level)
	w.str(`<div class="heading"><h`)
	w.mark(mark{kind: levelMark, level: n + 1})
	w.attr("id", h.ID)
	w.str(">")
	w.inlines(h.Content)
	w.str("</h")
	w.mark(mark{kind: levelMark, level: n + 1})
	w.str(">")
	w.permalink(h.ID)
	w.str("</div>\n")
}

func (w *writer) list(l *doc.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	w.str("<" + tag)
	w.attr("class", l.Class)
	if l.Ordered && l.Start != 0 && l.Start != 1 {
		w.attr("start", strconv.Itoa(l.Start))
	}
	w.str(">\n")
	for i, it := range l.Items {
		number := 0
		if l.Ordered && l.Class == "statements" { // a number stays when a filter hides those before it
			number = max(1, l.Start) + i
		}
		w.item(it, number, l.Tight)
	}
	w.str("</" + tag + ">\n")
}

// item writes an item of a list, with its number if that is not 0.
func (w *writer) item(it *doc.Item, number int, tight bool) {
	w.str("<li")
	w.attr("id", it.ID)
	if number > 0 {
		w.attr("value", strconv.Itoa(number))
	}
	w.attr("class", it.Class)
	w.attr("data-devices", join(it.Facets.Devices))
	w.attr("data-role", it.Facets.Role)
	w.attr("data-part", it.Facets.Part)
	if it.Facets.Role != "" && it.Facets.Level > 0 { // else the cell says it
		w.attr("data-level", strconv.Itoa(it.Facets.Level))
	}
	w.str(">")
	w.aliases(it.Aliases)
	w.permalink(it.ID)
	for i, b := range it.Blocks {
		p, ok := b.(*doc.Paragraph)
		if !ok || !tight || p.Class != "" {
			w.block(b)
			continue
		}
		if i > 0 {
			w.str("<br>")
		}
		w.inlines(p.Content)
	}
	w.str("</li>\n")
}

func (w *writer) definitions(d *doc.Definitions) {
	w.str("<dl")
	w.attr("class", d.Class)
	w.str(">\n")
	for _, it := range d.Items {
		w.definition(it)
	}
	w.str("</dl>\n")
}

func (w *writer) definition(d *doc.Definition) {
	id := d.ID
	for _, term := range d.Terms {
		w.str("<dt")
		w.attr("id", id)
		w.str(">")
		w.inlines(term)
		w.permalink(id)
		w.str("</dt>\n")
		id = ""
	}
	w.str("<dd>")
	w.blocks(d.Body)
	w.str("</dd>\n")
}

// code writes a block of code. It scrolls within itself and so must be reachable by keyboard.
func (w *writer) code(c *doc.CodeBlock) {
	label := w.book.words["code"]
	if c.Title != "" {
		label = c.Title
		w.str(`<p class="file"><code>`)
		w.text(c.Title)
		w.str("</code></p>\n")
	}
	w.str(`<pre tabindex="0" role="group"`)
	w.attr("aria-label", label)
	w.str("><code")
	if c.Language != "" {
		w.attr("class", "language-"+c.Language)
	}
	w.str(">")
	for i, line := range c.Lines {
		if i > 0 {
			w.str("\n")
		}
		for _, t := range line {
			w.token(t)
		}
	}
	w.str("</code></pre>\n")
}

func (w *writer) token(t doc.Token) {
	if t.Class == "" {
		w.text(t.Text)
		return
	}
	w.str("<span")
	w.attr("class", "token-"+t.Class)
	w.str(">")
	w.text(t.Text)
	w.str("</span>")
}

func (w *writer) box(b *doc.Box) {
	switch {
	case b.Folded:
		w.folded(b)
		return
	case b.Class == "mapped":
		w.chosen(b)
		return
	}
	w.str("<div")
	w.attr("class", classes("box", b.Class))
	w.str(` role="note">` + "\n")
	if len(b.Title) > 0 {
		w.str(`<p class="box-title">`)
		w.inlines(b.Title)
		w.str("</p>\n")
	}
	w.blocks(b.Blocks)
	w.str("</div>\n")
}

// folded writes a box that shows its title until it is opened.
func (w *writer) folded(b *doc.Box) {
	w.str("<details")
	w.attr("class", classes("fold", b.Class))
	w.str("><summary>")
	w.inlines(b.Title)
	w.str("</summary>\n")
	w.blocks(b.Blocks)
	w.str("</details>\n")
}

// chosen writes a box of which readers may see a part only; what they choose by stands in a template, for the theme's script.
func (w *writer) chosen(b *doc.Box) {
	w.str("<div")
	w.attr("class", b.Class)
	w.str(">\n<p class=\"name\">")
	w.inlines(b.Title)
	w.str("</p>\n")
	if len(b.Choices) > 0 && !w.book.alone {
		w.str("<template>\n")
		w.selection("role", w.book.words["role"], w.book.words["table-roles-all"], b.Choices)
		w.str("</template>\n")
	}
	w.blocks(b.Blocks)
	w.str("</div>\n")
}
