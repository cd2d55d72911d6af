package compose

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// mostFindings is how many findings of one file the page shows; check prints them all.
const mostFindings = 200

// findings are tables, one for each file that has any, in the order of the files.
func (q *review) findings() *doc.Section {
	s := q.section("findings", "qa-findings")
	if len(q.report.Findings) > 0 {
		s.Body = append(s.Body, q.rules())
	}
	for list := q.report.Findings; len(list) > 0; {
		n := 1
		for n < len(list) && list[n].Pos.File == list[0].Pos.File {
			n++
		}
		s.Body = append(s.Body, q.fileFindings(list[:n])...)
		list = list[n:]
	}
	if len(s.Body) == 0 {
		s.Body = doc.Para(q.words["qa-no-findings"])
	}
	return s
}

// rules counts the findings by rule, errors first.
func (q *review) rules() doc.Block {
	t := q.table(q.words["qa-rules"], "qa-rule", "qa-severity", "qa-number")
	type kind struct {
		severity diag.Severity
		rule     string
	}
	count := map[kind]int{}
	for _, d := range q.report.Findings {
		count[kind{d.Severity, d.Rule}]++
	}
	order := func(a, b kind) int {
		return cmp.Or(cmp.Compare(a.severity, b.severity), cmp.Compare(a.rule, b.rule))
	}
	for _, k := range slices.SortedFunc(maps.Keys(count), order) {
		t.row(rowHead(k.rule), words(q.words["qa-"+k.severity.String()]), amount(count[k]))
	}
	return t.Table
}

func (q *review) fileFindings(list []diag.Diagnostic) []doc.Block {
	t := q.table(fill(q.words["qa-findings-of"], "file", list[0].Pos.File), "place", "qa-severity", "qa-finding")
	for _, d := range list[:min(len(list), mostFindings)] {
		at := d.Pos
		at.File = ""
		t.row(rowHead(strings.TrimPrefix(at.String(), ":")), words(q.words["qa-"+d.Severity.String()]), q.finding(d))
	}
	if more := len(list) - mostFindings; more > 0 {
		return []doc.Block{t.Table, &doc.Paragraph{Content: doc.Plain(fill(q.words["qa-more"], "number", itoa(more)))}}
	}
	return []doc.Block{t.Table}
}

// finding is what a finding says, its source line, the hint, and the related places.
func (q *review) finding(d diag.Diagnostic) *doc.Cell {
	cell := &doc.Cell{}
	add := func(in ...doc.Inline) { cell.Blocks = append(cell.Blocks, &doc.Paragraph{Content: in}) }
	add(&doc.Text{Text: d.Message + " "}, &doc.Code{Text: "[" + d.Rule + "]"})
	if in := excerpt(d, q.lines); in != nil {
		add(in...)
	}
	if d.Hint != "" {
		add(&doc.Span{Style: doc.Strong, Content: doc.Plain(q.words["qa-hint"] + ": ")}, &doc.Text{Text: d.Hint})
	}
	for _, r := range d.Related {
		add(&doc.Text{Text: r.Pos.String() + ": " + r.Message})
	}
	return cell
}

// shownAround is how much of a source line is shown on each side of what is marked, in characters.
const shownAround = 60

// excerpt is the source line of a finding, its place in bold.
func excerpt(d diag.Diagnostic, lines *diag.Lines) []doc.Inline {
	before, marked, after, ok := lines.Excerpt(d, shownAround+1)
	if !ok {
		return nil
	}
	if r := []rune(before); len(r) > shownAround {
		before = "…" + string(r[1:])
	}
	var out []doc.Inline
	if before = strings.TrimLeft(before, " "); before != "" {
		out = append(out, &doc.Code{Text: before})
	}
	if marked != "" {
		out = append(out, &doc.Span{Style: doc.Strong, Content: []doc.Inline{&doc.Code{Text: shortened(marked)}}})
	}
	if after = strings.TrimRight(shortened(after), " "); after != "" {
		out = append(out, &doc.Code{Text: after})
	}
	return out
}

func shortened(text string) string {
	if r := []rune(text); len(r) > shownAround {
		return string(r[:shownAround]) + "…"
	}
	return text
}

// suppressed are the findings that the site accepts.
func (q *review) suppressed() *doc.Section {
	s := q.section("suppressed", "qa-suppressed")
	if len(q.report.Suppressed) == 0 {
		s.Body = doc.Para(q.words["qa-no-findings"])
		return s
	}
	t := q.table(q.words["qa-suppressed"], "place", "qa-finding", "qa-reason", "qa-accepted")
	for _, d := range q.report.Suppressed[:min(len(q.report.Suppressed), mostFindings)] {
		t.row(rowHead(d.Pos.String()), q.finding(d.Diagnostic), words(d.Reason), words(d.By.String()))
	}
	s.Body = []doc.Block{t.Table}
	if more := len(q.report.Suppressed) - mostFindings; more > 0 {
		s.Body = append(s.Body, doc.Para(fill(q.words["qa-more"], "number", itoa(more)))...)
	}
	return s
}
