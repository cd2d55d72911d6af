package report

import (
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// practices gives every practice that is not excluded a section of its own.
func (w *writer) practices(chapter *doc.Section) {
	chapter.Body = append(chapter.Body, sentence(w.Words["report-practices-note"]))
	for _, p := range w.r.Practices {
		if p.Outcome == smm.OutOfTarget {
			continue
		}
		w.onePractice(w.Section(chapter, doc.Practice, p.Node.ID, doc.Plain(p.Node.Name)), p)
	}
}

// onePractice says how a practice stands to its target, what is in the way, and what was seen of every statement.
func (w *writer) onePractice(s *doc.Section, p *smm.PracticeResult) {
	s.Body = append(s.Body, w.facts(p), w.verdict(p))
	if w.named() && p.Given != nil {
		s.Body = append(s.Body, p.Given.Comment...)
	}
	w.blocking(s, p)
	w.overlay(s, p)
	w.register(s, p)
}

// facts are the numbers of a practice in one table.
func (w *writer) facts(p *smm.PracticeResult) doc.Block {
	t := &doc.Table{Class: "numbers", Head: []*doc.Row{{}}, Rows: []*doc.Row{{}}}
	add := func(head string, c *doc.Cell) {
		t.Columns = append(t.Columns, doc.Column{})
		t.Head[0].Cells = append(t.Head[0].Cells, &doc.Cell{Head: doc.ColHead, Blocks: doc.Para(head)})
		t.Rows[0].Cells = append(t.Rows[0].Cells, c)
	}
	add(w.Words["report-outcome"], inlines(w.outcome(p.Outcome)))
	add(w.Words["target"], inlines(w.level(p.Target), plain(", "+w.ScopeName(p.Scope))))
	if p.Tested() {
		add(w.Words["report-current"], inlines(w.level(p.Current)))
		add(w.Words["report-derived"], text(w.derived(p)))
		if p.Given != nil && p.Given.Declared.Given() {
			add(w.Words["report-declared"], inlines(w.level(p.Given.Declared.Level)))
		}
		add(w.Words["report-gap"], number(p.Gap))
		add(w.Words["report-by-scope"], text(w.byScope(p)))
	}
	add(w.Words["priority"], text(w.Words["priority-"+string(p.Priority)]))
	return t
}

// derived is the level that follows from the statements, or the two readings where something is unassessed.
func (w *writer) derived(p *smm.PracticeResult) string {
	if p.Low == atMost(p) {
		return strconv.Itoa(p.Low)
	}
	return w.Fill("report-from-to", "from", strconv.Itoa(p.Low), "to", strconv.Itoa(atMost(p)))
}

// atMost is the high reading as far as it bears on the target: what is unassessed above a target tells nothing about it.
func atMost(p *smm.PracticeResult) int { return max(p.Low, min(p.High, p.Testable)) }

func (w *writer) byScope(p *smm.PracticeResult) string {
	var parts []string
	for _, s := range p.ByScope {
		parts = append(parts, w.ScopeName(s.Scope)+" "+strconv.Itoa(s.Level))
	}
	return joined(parts...)
}

// verdict says in a sentence how the practice stands, and how the current level was derived.
func (w *writer) verdict(p *smm.PracticeResult) doc.Block {
	values := []string{"practice", p.Node.Name, "target", w.ShortLevel(p.Target), "testable", w.ShortLevel(p.Testable),
		"current", w.ShortLevel(p.Current), "gap", w.count(p.Gap, "level"), "scope", w.ScopeName(p.Scope)}
	out := w.Fill("report-verdict-"+string(p.Outcome), values...)
	if p.Tested() && p.Testable < p.Target {
		out += " " + w.Fill("report-verdict-testable", values...)
	}
	if p.Tested() {
		out += " " + w.derivation(p)
	}
	words := doc.Plain(out)
	if g := p.Given; w.named() && p.Declared() && (g.Declared.Level < p.Low || g.Declared.Level > p.High) {
		words = append(words, plain(" "+w.Fill("report-override", "reason", g.Override.Text)))
	}
	return &doc.Paragraph{Content: words}
}

// derivation says where the current level comes from.
func (w *writer) derivation(p *smm.PracticeResult) string {
	open := 0
	for _, l := range p.Levels {
		if l.Level <= p.Testable {
			open += l.Open
		}
	}
	values := []string{"low", w.ShortLevel(p.Low), "high", w.ShortLevel(atMost(p)), "open", w.count(open, "statement")}
	unsure := p.Low < atMost(p)
	switch {
	case p.Declared() && unsure:
		return w.Fill("report-by-declaration-unsure", values...)
	case p.Declared():
		return w.Fill("report-by-declaration", values...)
	case unsure:
		return w.Fill("report-by-low-reading", values...)
	}
	return w.Fill("report-by-statements", values...)
}

// blocking lists what stands in the way of the next level, each with its status.
func (w *writer) blocking(s *doc.Section, p *smm.PracticeResult) {
	if len(p.Blocking) == 0 {
		return
	}
	out := list()
	for _, x := range p.Blocking {
		out.Items = append(out.Items, &doc.Item{Blocks: para(append(append([]doc.Inline{w.status(x.Status), plain(" ")}, w.words(x)...), plain(" "), w.key(x)))})
	}
	s.Body = append(s.Body, label(w.Fill("report-blocking", "level", w.ShortLevel(p.Next))), out)
}

// overlay is the practice table itself, each statement with its status, the level aimed at and the one reached marked.
func (w *writer) overlay(s *doc.Section, p *smm.PracticeResult) {
	t := w.Practice(p.Node, w.tables(p.Node))
	if len(t.Rows) == 0 || !slices.ContainsFunc(p.Statements, func(x *smm.Asked) bool { return w.shown(x, p) }) {
		return // the published table says the same
	}
	if left := w.within(t, p); len(left) > 0 {
		s.Body = append(s.Body, sentence(w.Fill("report-left-out", "what", joined(left...))))
	}
	t.ID = "tbl-" + p.Node.ID
	t.Caption = doc.Plain(w.Fill("report-overlay", "practice", p.Node.Name))
	for _, c := range t.Head[0].Cells {
		w.mark(c, p)
	}
	byID := map[string]*smm.Asked{}
	for _, x := range p.Statements {
		byID[x.ID] = x
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			w.markColumn(c, p)
			w.answer(c, p, byID)
		}
	}
	w.Table(s, t)
}

// tables are the tables that speak of a practice.
func (w *writer) tables(n *smm.Node) []*smm.Table {
	var out []*smm.Table
	if t := w.model.Table(n.ID); t != nil {
		out = append(out, t)
	}
	for _, p := range w.a.Profiles {
		if t := p.Table(n.ID); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// mark says of a level's head that it is aimed at, or reached, and how far it is met.
func (w *writer) mark(c *doc.Cell, p *smm.PracticeResult) {
	l := p.Level(c.Facets.Level)
	if l == nil || len(c.Blocks) == 0 {
		return
	}
	w.markColumn(c, p)
	var marks [][]doc.Inline
	if l.Level == p.Target {
		marks = append(marks, []doc.Inline{w.badge("target")})
	}
	if p.Tested() && l.Level == p.Current {
		marks = append(marks, []doc.Inline{w.badge("current")})
	}
	if l.Asks() {
		marks = append(marks, doc.Plain(w.progress(l)))
	}
	c.Blocks = append(slices.Clone(c.Blocks), para(join(marks, " "))...)
}

// progress says how many statements of a level are met, and what keeps it from holding although all of them are.
func (w *writer) progress(l *smm.LevelResult) string {
	out := w.Fill("report-progress", "met", strconv.Itoa(l.Met), "asked", strconv.Itoa(l.Asked))
	if l.Against > 0 {
		out += ", " + w.count(l.Against, "against")
	}
	return out
}

func (w *writer) badge(class string) doc.Inline {
	return &doc.Badge{Class: class, Text: w.Words["mark-"+class]}
}

// markColumn gives the cells of the level aimed at, and of the one reached, their classes.
func (w *writer) markColumn(c *doc.Cell, p *smm.PracticeResult) {
	if c.Facets.Level == 0 {
		return
	}
	if c.Facets.Level == p.Target {
		c.Class += " target"
	}
	if p.Tested() && c.Facets.Level == p.Current {
		c.Class += " current"
	}
}

// answer puts statuses before the statements of a cell. What lies above the target and was not looked at has none.
func (w *writer) answer(c *doc.Cell, p *smm.PracticeResult, byID map[string]*smm.Asked) {
	doc.EachBlock(c.Blocks, func(b doc.Block) {
		list, ok := b.(*doc.List)
		if !ok || list.Class != "statements" {
			return
		}
		for _, it := range list.Items {
			if x := byID[it.ID]; x != nil && w.shown(x, p) {
				w.prefix(it, x)
			}
		}
	})
	w.external(c, byID, p)
}

// shown reports a statement whose status is worth telling: it counts up to the target, or it was answered.
func (w *writer) shown(x *smm.Asked, p *smm.PracticeResult) bool {
	switch x.Standing {
	case smm.Counts, smm.Aids:
		return x.Level <= p.Testable || x.Status != smm.Unassessed
	case smm.Applies:
		return true
	case smm.Beyond:
		return x.Status != smm.Unassessed
	}
	return false
}

func (w *writer) prefix(it *doc.Item, x *smm.Asked) {
	it.Class += " status-" + string(x.Status)
	first, ok := it.Blocks[0].(*doc.Paragraph)
	if !ok {
		return
	}
	marked := *first
	marked.Content = append([]doc.Inline{w.status(x.Status), plain(" ")}, first.Content...)
	it.Blocks = append([]doc.Block{&marked}, it.Blocks[1:]...)
}

// external adds the statuses of a row that stands in a reference: one for each level.
func (w *writer) external(c *doc.Cell, byID map[string]*smm.Asked, p *smm.PracticeResult) {
	var line []doc.Inline
	for _, id := range c.Aliases {
		if x := byID[id]; x != nil && x.Statement == nil && w.shown(x, p) {
			if len(line) > 0 {
				line = append(line, plain(", "))
			}
			line = append(line, plain(w.ShortLevel(x.Level)+" "), w.status(x.Status))
		}
	}
	c.Blocks = append(slices.Clone(c.Blocks), para(line)...)
}

// register lists every statement that counts or was answered, level by level, with what was seen.
func (w *writer) register(s *doc.Section, p *smm.PracticeResult) {
	t := newTable(w.Fill("report-register", "practice", p.Node.Name), "register", w.registerColumns(p)...)
	for _, l := range w.model.Asking() {
		first := true
		for _, x := range p.Statements {
			if x.Level != l.Level || !w.shown(x, p) || !w.reached(p, x.Level) || !w.reaches(p, x.Scope) {
				continue
			}
			if first {
				t.group(w.groupHead(p, l.Level))
				first = false
			}
			w.registerRow(t, x, p)
		}
	}
	if len(t.Rows) > 0 { // not numbered: lists of tables name the practice's own table
		s.Body = append(s.Body, t.Table)
	}
}

// groupHead names a level with its progress.
func (w *writer) groupHead(p *smm.PracticeResult, level int) []doc.Inline {
	out := doc.Plain(w.LevelName(level))
	if l := p.Level(level); l != nil && l.Asks() {
		out = append(out, plain(": "+w.progress(l)))
	}
	if level > p.Target {
		out = append(out, plain(" ("+w.Words["report-above-target"]+")"))
	}
	return out
}

// registerColumns are those that a practice fills: without evidence or remarks the statements have their room.
func (w *writer) registerColumns(p *smm.PracticeResult) []column {
	out := []column{{w.Words["report-id"], 18}, {w.Words["statement"], 68}, {w.Words["status"], 14}}
	proven, remarked := w.said(p)
	if proven {
		out[1].weight -= 10
		out = append(out, column{w.Words["report-evidence-of"], 10})
	}
	if remarked {
		out[1].weight -= 22
		out = append(out, column{w.Words["report-remarks"], 22})
	}
	return out
}

// said tells whether any statement of a practice has evidence, and any a remark, that the report may print.
func (w *writer) said(p *smm.PracticeResult) (proven, remarked bool) {
	for _, x := range p.Statements {
		if w.named() && w.shown(x, p) {
			proven = proven || len(w.proof(x)) > 0
			remarked = remarked || len(w.remark(x).Blocks) > 0
		}
	}
	return proven, remarked
}

func (w *writer) registerRow(t table, x *smm.Asked, p *smm.PracticeResult) {
	status := []doc.Inline{w.status(x.Status)}
	if note := w.standing(x); note != "" {
		status = append(status, plain(" "+note))
	}
	row := []*doc.Cell{rowHead(w.key(x)), inlines(w.words(x)...), inlines(status...)}
	proven, remarked := w.said(p)
	if proven {
		row = append(row, inlines(w.proof(x)...))
	}
	if remarked {
		row = append(row, w.remark(x))
	}
	t.row(row...)
}

// standing says of a statement that it does not count as the others do.
func (w *writer) standing(x *smm.Asked) string {
	switch x.Standing {
	case smm.Aids, smm.Beyond:
		return w.Words["standing-"+string(x.Standing)]
	}
	return ""
}

// statement is a statement's text with its full id, leading to its place in the practice table.
func (w *writer) statement(x *smm.Asked) []doc.Inline {
	return append(slices.Clone(w.words(x)), plain(" "), w.To(x.ID, []doc.Inline{&doc.Code{Text: x.ID}}))
}

// key is a statement's id within its practice, leading to its place in the practice table.
func (w *writer) key(x *smm.Asked) doc.Inline {
	short := strings.Replace(x.ID, x.Table.Practice.Text+".", "", 1)
	return w.To(x.ID, []doc.Inline{&doc.Code{Text: short}})
}

// words are a statement's text, with all that an answer to it answers.
func (w *writer) words(x *smm.Asked) []doc.Inline {
	if x.Statement == nil {
		return doc.Plain(w.Fill("report-external", "level", w.ShortLevel(x.Level), "reference", x.Row.External.Text))
	}
	return x.Statement.Wording()
}

// proof are the entries of the evidence register that an answer names.
func (w *writer) proof(x *smm.Asked) []doc.Inline {
	if x.Answer == nil {
		return nil
	}
	var out [][]doc.Inline
	for _, e := range x.Answer.Evidence {
		out = append(out, []doc.Inline{w.To(evidenceAnchor(e.Text), doc.Plain(e.Text))})
	}
	return join(out, ", ")
}

// remark is what the assessors say of a statement: the comment, the devices one by one, what stands in for it.
func (w *writer) remark(x *smm.Asked) *doc.Cell {
	a := x.Answer
	if a == nil || !w.named() {
		return text("")
	}
	out := slices.Clone(a.Comment)
	if len(a.By) > 0 {
		var by [][]doc.Inline
		for _, d := range a.By {
			by = append(by, []doc.Inline{plain(w.device(d.Device.Text) + " "), w.status(d.Status)})
		}
		out = append(out, &doc.Paragraph{Content: join(by, "; ")})
	}
	if len(a.Reason) > 0 {
		out = append(append(out, label(w.Words["report-compensation"])), a.Reason...)
		if who := joined(a.ApprovedBy, a.Until.Text); who != "" {
			out = append(out, sentence(w.Fill("report-accepted", "by", who)))
		}
	}
	return blocks(out)
}
