package main

import (
	"fmt"
	"slices"
	"strings"
)

// Term is an entry of the glossary.
type Term struct{ Term, Plural, Text string }

// Acronym is one that texts use.
type Acronym struct{ Acronym, Expansion string }

// Reference is an entry of the bibliography.
type Reference struct {
	Key, Title, Publisher string
	Year                  int
}

// Group is a part of the framework.
type Group struct {
	ID, Title    string
	Requirements []Requirement
}

// Requirement is what a mapping relates a level to.
type Requirement struct{ ID, Title string }

// DeviceClass is a kind of devices.
type DeviceClass struct {
	ID, Name string
	Devices  []string
}

func terms() []Term {
	var out []Term
	for _, t := range termTexts {
		out = append(out, Term{t[0], t[0] + "s", t[1]})
	}
	return out
}

func acronyms() []Acronym {
	var out []Acronym
	for _, a := range acronymTexts {
		out = append(out, Acronym{a[0], a[1]})
	}
	return out
}

const referenceCount = 40

// referenceKey is the key of the i-th reference, counted round.
func referenceKey(i int) string { return fmt.Sprintf("EX-%d", 100+i%referenceCount) }

func references() []Reference {
	var out []Reference
	for i := range referenceCount {
		title := fmt.Sprintf(referenceTitles[i%len(referenceTitles)], frameworkSubjects[i%len(frameworkSubjects)])
		out = append(out, Reference{referenceKey(i), title, publishers[i%len(publishers)], 2008 + i%17})
	}
	return out
}

// framework is ten groups of twenty requirements; each is mapped to one level of one practice.
func (c *Corpus) framework() {
	for g, aspect := range frameworkAspects {
		group := Group{ID: fmt.Sprintf("G %d", g+1), Title: aspect}
		for k, subject := range frameworkSubjects {
			id := fmt.Sprintf("R %d.%d", g+1, k+1)
			group.Requirements = append(group.Requirements, Requirement{id, aspect + " of " + subject})
			practice := c.Practices[c.Requirements%len(c.Practices)]
			level := c.Requirements / len(c.Practices) % 4
			practice.Mapped[level] = append(practice.Mapped[level], id)
			c.Requirements++
		}
		c.Groups = append(c.Groups, group)
	}
}

func deviceClasses() []DeviceClass {
	return []DeviceClass{
		{"control", "Type 1: control", []string{"Gateway", "Controller", "Actuator", "Safety Relay"}},
		{"sensing", "Type 2: sensing", []string{"Camera", "Meter", "Motion Sensor", "Temperature Probe"}},
		{"people", "Type 3: for people", []string{"Card Reader", "Display", "Keypad", "Handheld Scanner"}},
	}
}

// devices are the ids of all of them.
func (c *Corpus) devices() []string {
	var out []string
	for _, class := range c.Classes {
		for _, d := range class.Devices {
			out = append(out, slug(d))
		}
	}
	return out
}

// deviceNames are devices as texts print them.
func (c *Corpus) deviceNames(ids []string) string {
	var out []string
	for _, class := range c.Classes {
		for _, d := range class.Devices {
			if slices.Contains(ids, slug(d)) {
				out = append(out, d)
			}
		}
	}
	return strings.Join(out, ", ")
}
