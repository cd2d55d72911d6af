package html

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"sync"
	"text/template/parse"
	"time"

	"smmpub/generator/theme"
)

// What a page frame may cost. A frame is a program that a site brings along: it can loop over numbers, call itself and double a text
// over and over, so each run of it is counted and ends by itself.
const (
	maxFrame  = 256 << 10        // bytes of its source
	maxNested = 50               // blocks within blocks
	maxRanges = 6                // loops within loops: html/template reads each twice, and those within it four times
	maxCalls  = 100              // templates that call each other
	maxSteps  = 500_000          // actions run for one page
	maxBuilt  = 64 << 20         // bytes of a page beyond its content, and of the texts built on the way
	maxTime   = 30 * time.Second // for one page; the rest is quick
)

// frameTemplate is a parsed page frame. Several pages may be made at a time, each with a copy of its own, which counts for it.
type frameTemplate struct {
	name, source string
	idle         sync.Pool // of *counted
}

// counted is one copy of a frame with its counts.
type counted struct {
	*template.Template
	guard
}

func parseFrame(th *theme.Theme, name string) (*frameTemplate, error) {
	src, err := fs.ReadFile(th.Files, name)
	if err != nil {
		return nil, fmt.Errorf("page frame: %w", err)
	}
	if len(src) > maxFrame {
		return nil, &FrameError{Name: name, Line: 1, Message: fmt.Sprintf("the frame is longer than %d kB", maxFrame>>10)}
	}
	f := &frameTemplate{name: name, source: string(src)}
	c, err := f.parse()
	if err != nil {
		return nil, frameError(name, err)
	}
	f.idle.Put(c)
	return f, nil
}

// parse makes a copy. What counts is put into the tree after parsing, so that no frame can name it.
func (f *frameTemplate) parse() (*counted, error) {
	c := &counted{Template: template.New(f.name)}
	c.Funcs(c.texts())
	if _, err := c.Parse(f.source); err != nil {
		return nil, err
	}
	for _, t := range c.Templates() {
		if t.Tree == nil || t.Tree.Root == nil {
			continue
		}
		cost, err := instrument(t.Tree, t.Tree.Root, 0, 0)
		if err != nil {
			return nil, err
		}
		enter, leave := call(t.Tree.Root.Pos, "_enter", cost), call(t.Tree.Root.Pos, "_leave", 0)
		t.Tree.Root.Nodes = append(append([]parse.Node{enter}, t.Tree.Root.Nodes...), leave)
	}
	c.Funcs(template.FuncMap{"_enter": c.enter, "_leave": c.leave, "_step": c.step})
	return c, nil
}

// run executes a frame.
func run(f *frameTemplate, data any) ([]byte, error) {
	c, _ := f.idle.Get().(*counted)
	if c == nil {
		var err error
		if c, err = f.parse(); err != nil {
			return nil, frameError(f.name, err)
		}
	}
	defer f.idle.Put(c)
	c.guard = guard{limit: maxBuilt + 2*contentOf(data), end: time.Now().Add(maxTime)}
	if err := c.Execute(&c.guard, data); err != nil {
		return nil, frameError(f.name, err)
	}
	return c.out.Bytes(), nil
}

// contentOf is how much a page has to print that is no frame's fault.
func contentOf(data any) int {
	switch d := data.(type) {
	case *frame:
		return len(d.Main)
	case *titleData:
		return len(d.Chapters)
	case *reportData:
		return len(d.Chapters) + len(d.Style)
	}
	return 0
}

// instrument puts a count before the body of every loop and tells how many nodes a list has beside those of its loops.
func instrument(tree *parse.Tree, list *parse.ListNode, nested, ranges int) (int, error) {
	if list == nil {
		return 0, nil
	}
	if nested > maxNested || ranges > maxRanges {
		where, _ := tree.ErrorContext(list)
		return 0, fmt.Errorf("template: %s: more than %d blocks or %d loops within each other", where, maxNested, maxRanges)
	}
	cost := len(list.Nodes)
	for _, n := range list.Nodes {
		body, otherwise, loop := branches(n)
		inner, err := instrument(tree, body, nested+1, ranges+loop)
		if err != nil {
			return 0, err
		}
		if loop > 0 {
			body.Nodes = append([]parse.Node{call(n.Position(), "_step", inner+1)}, body.Nodes...)
			inner = 0
		}
		other, err := instrument(tree, otherwise, nested+1, ranges)
		if err != nil {
			return 0, err
		}
		cost += inner + other
	}
	return cost, nil
}

// branches gives the lists below a node; loop is 1 where the first is run many times.
func branches(n parse.Node) (body, otherwise *parse.ListNode, loop int) {
	switch n := n.(type) {
	case *parse.IfNode:
		return n.List, n.ElseList, 0
	case *parse.WithNode:
		return n.List, n.ElseList, 0
	case *parse.RangeNode:
		return n.List, n.ElseList, 1
	}
	return nil, nil, 0
}

// call is {{if NAME COST}}{{end}}, which prints nothing.
func call(pos parse.Pos, name string, cost int) parse.Node {
	args := []parse.Node{parse.NewIdentifier(name).SetPos(pos), &parse.NumberNode{NodeType: parse.NodeNumber, Pos: pos, IsInt: true, Int64: int64(cost), Text: fmt.Sprint(cost)}}
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: pos, Cmds: []*parse.CommandNode{{NodeType: parse.NodeCommand, Pos: pos, Args: args}}}
	return &parse.IfNode{BranchNode: parse.BranchNode{NodeType: parse.NodeIf, Pos: pos, Pipe: pipe, List: &parse.ListNode{NodeType: parse.NodeList, Pos: pos}}}
}

// guard counts what one run of a frame does, and takes what it prints.
type guard struct {
	out                 bytes.Buffer
	limit               int // of bytes printed, and of bytes built
	steps, calls, built int
	end                 time.Time
}

// costError says that a frame asks for too much.
type costError string

func (e costError) Error() string { return string(e) }

func (g *guard) enter(cost int) (bool, error) {
	if g.calls++; g.calls > maxCalls {
		return false, costError(fmt.Sprintf("more than %d templates call each other", maxCalls))
	}
	return g.step(cost)
}

func (g *guard) leave(int) bool {
	g.calls--
	return false
}

func (g *guard) step(cost int) (bool, error) {
	before := g.steps
	if g.steps += cost; g.steps > maxSteps {
		return false, costError("the frame does not come to an end: it takes too many steps")
	}
	if before>>8 != g.steps>>8 && time.Now().After(g.end) {
		return false, costError(fmt.Sprintf("the frame takes longer than %s", maxTime))
	}
	return false, nil
}

// Write takes what is printed.
func (g *guard) Write(p []byte) (int, error) {
	if g.out.Len()+len(p) > g.limit {
		return 0, costError(fmt.Sprintf("the page grows beyond %d MB", g.limit>>20))
	}
	return g.out.Write(p)
}

// costOf finds a costError in what a template reports.
func costOf(err error) (costError, bool) {
	var cost costError
	return cost, errors.As(err, &cost)
}
