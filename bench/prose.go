package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"strings"
)

// prose makes plain English from the lists of vocabulary.go. References are cited in turn, so that a single profile
// cites all of them; no statement is said twice, for the checks find that.
type prose struct {
	*rand.Rand
	cited int
	said  map[string]bool // statements so far
	ids   map[string]bool // those of the current cell
}

// newProse seeds the words of one publication. What others have said before is not said again.
func newProse(stream uint64, said map[string]bool) *prose {
	return &prose{Rand: rand.New(rand.NewPCG(1, stream)), cited: int(stream) * 7, said: maps.Clone(said)}
}

func (p *prose) pick(words []string) string { return words[p.IntN(len(words))] }

// sometimes is true once in n times.
func (p *prose) sometimes(n int) bool { return p.IntN(n) == 0 }

// cell has n actions and an indicator. Of devices, when there are any, some are named.
func (p *prose) cell(level, n int, devices []string) Cell {
	p.ids = map[string]bool{}
	c := Cell{Level: level}
	for range n {
		c.Actions = append(c.Actions, p.lead(devices))
	}
	c.Indicators = []Statement{p.fresh(p.indicator)}
	return c
}

// lead is an action; one in eight has items.
func (p *prose) lead(devices []string) Statement {
	s := p.fresh(p.action)
	if p.sometimes(8) {
		s.Text = strings.TrimSuffix(s.Text, ".") + ":"
		s.Items = []Statement{p.fresh(p.action), p.fresh(p.action)}
	}
	if len(devices) > 0 && !p.sometimes(3) {
		at := p.IntN(len(devices) - 1)
		s.Devices = devices[at : at+1+p.IntN(2)]
	}
	return s
}

// fresh makes statements until one is new, in its words and, within its cell, by its id.
func (p *prose) fresh(next func() Statement) Statement {
	for {
		s := next()
		if !p.said[s.Text] && !p.ids[s.ID] {
			p.said[s.Text], p.ids[s.ID] = true, true
			return s
		}
	}
}

func (p *prose) action() Statement {
	verb, object := p.pick(verbs), p.pick(objects)
	text := fmt.Sprintf("%s %s %s", verb, object, p.pick(occasions))
	switch p.IntN(3) {
	case 0:
		text += ", " + p.pick(reasons)
	case 1:
		text += fmt.Sprintf(", as %s describes", p.citation())
	}
	return Statement{ID: slug(verb + " " + lastWord(object)), Text: text + "."}
}

func (p *prose) indicator() Statement {
	object, proof := p.pick(objects), p.pick(proofs)
	return Statement{ID: slug(lastWord(object) + " " + lastWord(proof)),
		Text: fmt.Sprintf("%s shows the state of %s %s.", proof, object, p.pick(occasions))}
}

func (p *prose) objective() string {
	return fmt.Sprintf("The organization can %s %s %s.", strings.ToLower(p.pick(verbs)), p.pick(objects), p.pick(occasions))
}

// citation takes the next reference, at times with a locator.
func (p *prose) citation() string {
	key := referenceKey(p.cited)
	p.cited++
	if p.sometimes(2) {
		return fmt.Sprintf("[%s, %d.%d]", key, 1+p.IntN(9), 1+p.IntN(9))
	}
	return "[" + key + "]"
}

// chapters are some 3,500 words.
func (p *prose) chapters() []Chapter {
	var out []Chapter
	for _, c := range chapterTitles {
		chapter := Chapter{File: slug(c.title), Title: c.title, Sections: []Section{p.section("")}}
		for _, title := range c.sections {
			chapter.Sections = append(chapter.Sections, p.section(title))
		}
		out = append(out, chapter)
	}
	return out
}

func (p *prose) section(title string) Section {
	s := Section{Title: title}
	for range 3 {
		s.Paragraphs = append(s.Paragraphs, p.paragraph(4))
	}
	if title != "" {
		for range 3 {
			s.Items = append(s.Items, p.action().Text)
		}
	}
	return s
}

func (p *prose) paragraph(sentences int) string {
	var out []string
	for range sentences {
		out = append(out, p.sentence())
	}
	return strings.Join(out, " ")
}

func (p *prose) sentence() string {
	text := fmt.Sprintf("%s %s %s %s", p.pick(subjects), p.pick(wishes), p.pick(objects), p.pick(occasions))
	if p.sometimes(2) {
		text += ", " + p.pick(reasons)
	}
	if p.sometimes(6) {
		text += " " + p.citation()
	}
	return text + "."
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

func slug(text string) string {
	return strings.Trim(notSlug.ReplaceAllString(strings.ToLower(text), "-"), "-")
}

func lastWord(text string) string {
	words := strings.Fields(text)
	return words[len(words)-1]
}
