package report

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// table is a doc.Table in the making. Widths are the columns' shares; 0 is as wide as needed.
type table struct{ *doc.Table }

// column is a column's heading and share of the width.
type column struct {
	head   string
	weight int
}

func newTable(caption, class string, columns ...column) table {
	t := table{&doc.Table{Class: class, Caption: doc.Plain(caption), Head: []*doc.Row{{}}}}
	for _, c := range columns {
		t.Columns = append(t.Columns, doc.Column{Weight: c.weight})
		t.Head[0].Cells = append(t.Head[0].Cells, &doc.Cell{Head: doc.ColHead, Blocks: doc.Para(c.head)})
	}
	return t
}

func (t table) row(cells ...*doc.Cell) { t.Rows = append(t.Rows, &doc.Row{Cells: cells}) }

// group is a heading row across the table.
func (t table) group(words []doc.Inline) {
	t.Rows = append(t.Rows, &doc.Row{Class: "group", Cells: []*doc.Cell{{Head: doc.RowGroup, Span: len(t.Columns), Blocks: para(words)}}})
}

func para(words []doc.Inline) []doc.Block {
	if len(words) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Content: words}}
}

func text(s string) *doc.Cell               { return &doc.Cell{Blocks: doc.Para(s)} }
func inlines(words ...doc.Inline) *doc.Cell { return &doc.Cell{Blocks: para(words)} }
func blocks(b []doc.Block) *doc.Cell        { return &doc.Cell{Blocks: b} }
func number(n int) *doc.Cell                { return &doc.Cell{Class: "center", Blocks: doc.Para(strconv.Itoa(n))} }
func rowHead(words ...doc.Inline) *doc.Cell { return &doc.Cell{Head: doc.RowHead, Blocks: para(words)} }
func plain(s string) doc.Inline             { return &doc.Text{Text: s} }
func strong(s string) doc.Inline            { return &doc.Span{Style: doc.Strong, Content: doc.Plain(s)} }

// join puts a separator between runs of words.
func join(runs [][]doc.Inline, separator string) []doc.Inline {
	var out []doc.Inline
	for i, r := range runs {
		if i > 0 {
			out = append(out, plain(separator))
		}
		out = append(out, r...)
	}
	return out
}

// label is a small heading inside a section.
func label(s string) doc.Block { return &doc.Paragraph{Class: "label", Content: doc.Plain(s)} }

func sentence(s string) doc.Block { return &doc.Paragraph{Content: doc.Plain(s)} }

// count is a number with its noun: "1 practice", "3 practices". Words hold both, as n-practice-1 and n-practice, and may hold
// one for none, n-practice-0.
func (w *writer) count(n int, noun string) string { return w.sized(n, "n-"+noun, "n", strconv.Itoa(n)) }

// sized fills a word that has another form for so many, key-1 beside key: verbs go with their number.
func (w *writer) sized(n int, key string, pairs ...string) string {
	if few := key + "-" + strconv.Itoa(n); w.Words[few] != "" {
		key = few
	}
	return w.Fill(key, pairs...)
}

// status is the badge of a statement's status.
func (w *writer) status(s smm.AnswerStatus) doc.Inline {
	return &doc.Badge{Class: string(s), Text: w.Words["status-"+string(s)]}
}

// outcome is the badge of a practice's outcome.
func (w *writer) outcome(o smm.Outcome) doc.Inline {
	return &doc.Badge{Class: string(o), Text: w.Words["outcome-"+string(o)]}
}

// level is a level's number with its name, as a link to what it means.
func (w *writer) level(n int) doc.Inline {
	return &doc.Ref{Kind: doc.Link, Content: doc.Plain(w.ShortLevel(n)), Symbol: smm.LevelSymbol(w.model.FullName(), n)}
}

// practice is a practice's name, leading to its section.
func (w *writer) practice(n *smm.Node) doc.Inline { return w.To(n.ID, doc.Plain(n.Name)) }

// list is a list of runs of words.
func list(items ...[]doc.Inline) *doc.List {
	out := &doc.List{Tight: true}
	for _, it := range items {
		out.Items = append(out.Items, &doc.Item{Blocks: para(it)})
	}
	return out
}

// names are the names of practices as links, separated by commas.
func (w *writer) names(practices []*smm.PracticeResult) []doc.Inline {
	var out [][]doc.Inline
	for _, p := range practices {
		out = append(out, []doc.Inline{w.practice(p.Node)})
	}
	return join(out, ", ")
}

// dropEmpty takes a chapter out that holds nothing.
func (w *writer) dropEmpty(s *doc.Section) {
	empty := true
	for _, b := range s.Body {
		if list, ok := b.(*doc.Definitions); !ok || len(list.Items) > 0 {
			empty = false
		}
	}
	if empty {
		s.Body = doc.Para(w.Words["report-none-used"])
	}
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}
