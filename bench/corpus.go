package main

import (
	"fmt"
)

// Corpus is a site as data.
type Corpus struct {
	Domains      []Domain
	Practices    []*Practice // those of all domains, in order
	Terms        []Term
	Acronyms     []Acronym
	References   []Reference
	Groups       []Group
	Requirements int
	Classes      []DeviceClass
	Profiles     []*Profile
}

// Domain is a node of the model that holds others.
type Domain struct {
	ID, Name   string
	Subdomains []Domain
	Practices  []*Practice
}

// Practice is a row of the model, with what the mapping says of it: for levels 1 to 4, requirements.
type Practice struct {
	ID, Name, Description string
	Objectives            []string
	General               []Cell
	Mapped                [4][]string
}

// Profile is one publication of the size of this repository's retail profile.
type Profile struct {
	ID, Dir, Title string
	Sector, System string
	Chapters       []Chapter // front matter first
	Legal          Chapter
	Tables         []Table
	c              *Corpus
}

// Chapter is narrative in one Markdown file.
type Chapter struct {
	File, Title string
	Sections    []Section
}

// Section is narrative below one heading; the first one of a chapter has none.
type Section struct {
	Title      string
	Paragraphs []string
	Items      []string
}

// Table is what a profile adds to one practice.
type Table struct {
	*Practice
	Rows []Row
}

// Row is one scope of a table.
type Row struct {
	Scope, Label string
	Cells        []Cell
}

// Cell is what a scope asks at one level.
type Cell struct {
	Level               int
	Actions, Indicators []Statement
}

// Statement is one sentence, or a lead with items. Its text may name a term [like this] and cite [REF-12, 4.2].
type Statement struct {
	ID, Text string
	Devices  []string
	Items    []Statement
}

const maxProfiles = len(sectors) * len(systems)

// Generate makes a corpus of n profiles, at most maxProfiles.
func Generate(n int) *Corpus {
	c := &Corpus{Terms: terms(), Acronyms: acronyms(), References: references(), Classes: deviceClasses()}
	p := newProse(0, map[string]bool{})
	c.model(p)
	c.framework()
	for i := range n {
		c.Profiles = append(c.Profiles, c.profile(i, newProse(uint64(i)+1, p.said)))
	}
	return c
}

func (c *Corpus) model(p *prose) {
	for i, name := range practiceNames {
		practice := &Practice{ID: slug(name), Name: name, Description: practicePurposes[i]}
		for level := 1; level <= 4; level++ {
			practice.Objectives = append(practice.Objectives, p.objective())
			practice.General = append(practice.General, p.cell(level, 2, nil))
		}
		c.Practices = append(c.Practices, practice)
	}
	for i, name := range domainNames {
		domain := Domain{ID: slug(name), Name: name}
		for k := range 3 {
			at := i*3 + k
			domain.Subdomains = append(domain.Subdomains,
				Domain{ID: slug(subdomainNames[at]), Name: subdomainNames[at], Practices: c.Practices[at*2 : at*2+2]})
		}
		c.Domains = append(c.Domains, domain)
	}
}

// profile makes the i-th one.
func (c *Corpus) profile(i int, p *prose) *Profile {
	sector, system := sectors[i%len(sectors)], systems[i/len(sectors)]
	out := &Profile{
		ID:     slug(sector + " " + system),
		Dir:    slug(sector) + "/" + slug(system),
		Title:  fmt.Sprintf("%s Profile for %s", sector, system),
		Sector: sector, System: system,
		c: c,
	}
	out.Chapters = p.chapters()
	out.Legal = Chapter{File: "legal", Title: "Legal notice", Sections: []Section{{Paragraphs: []string{p.paragraph(6), p.paragraph(6)}}}}
	for _, practice := range c.Practices {
		out.Tables = append(out.Tables, p.table(practice, c.devices()))
	}
	return out
}

// table has levels 2 to 4 in the row of the industry, 3 and 4 in that of the system.
func (p *prose) table(practice *Practice, devices []string) Table {
	industry := Row{Scope: "industry", Label: "Industry Scope Considerations"}
	for level := 2; level <= 4; level++ {
		industry.Cells = append(industry.Cells, p.cell(level, 1+p.IntN(2), nil))
	}
	system := Row{Scope: "system", Label: "Device Scope Considerations"}
	for level := 3; level <= 4; level++ {
		system.Cells = append(system.Cells, p.cell(level, 1, devices))
	}
	return Table{practice, []Row{industry, system}}
}

// Cell gives a row's cell at a level, an empty one where there is none.
func (r Row) Cell(level int) Cell {
	for _, c := range r.Cells {
		if c.Level == level {
			return c
		}
	}
	return Cell{Level: level}
}

// Filled are the cells that say something.
func (c Cell) Filled() bool { return len(c.Actions)+len(c.Indicators) > 0 }

// Statements counts what a profile asks and shows; leads of lists are not counted.
func (p *Profile) Statements() int {
	n := 0
	for _, t := range p.Tables {
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				n += leaves(c.Actions) + leaves(c.Indicators)
			}
		}
	}
	return n
}

func leaves(list []Statement) int {
	n := 0
	for _, s := range list {
		n += max(1, leaves(s.Items))
	}
	return n
}

// Corpus is what a profile belongs to.
func (p *Profile) Corpus() *Corpus { return p.c }
