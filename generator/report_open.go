package generator

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// OpenPractice is what is still unassessed of a practice, up to its target.
type OpenPractice struct {
	ID, Name  string
	Level     int // the target
	LevelName string
	Asked     int // statements that count up to it
	Open      []OpenStatement
}

// OpenStatement is a statement that nothing was said of: its key among the practice's statements, and its text.
type OpenStatement struct{ Key, Text string }

// summarize keeps what is said of an assessment when its report is made.
func (j *reporting) summarize() {
	all := j.result.Overall
	j.Meeting, j.Tested, j.LargestGap = all.Meeting, all.Tested, all.LargestGap
	for _, p := range j.result.Practices {
		open := unassessed(p)
		j.Open += len(open)
		if !j.CheckOnly || len(open) == 0 {
			continue
		}
		x := OpenPractice{ID: p.Node.ID, Name: p.Node.Name, Level: p.Target}
		x.LevelName = j.result.Assessment.Model.Level(p.Target).Name
		for _, l := range p.Levels {
			if l.Level <= p.Target {
				x.Asked += l.Asked
			}
		}
		for _, s := range open {
			x.Open = append(x.Open, OpenStatement{strings.TrimPrefix(s.ID, p.Node.ID+"."), wording(s)})
		}
		j.OpenIn = append(j.OpenIn, x)
	}
}

// unassessed are the statements that count for a practice's target and of which nothing was said.
func unassessed(p *smm.PracticeResult) []*smm.Asked {
	var out []*smm.Asked
	for _, s := range p.Statements {
		if s.Standing == smm.Counts && s.Status == smm.Unassessed && s.Level <= p.Target {
			out = append(out, s)
		}
	}
	return out
}

// wording is all that an answer to a statement answers; that of a row which stands in a reference is read there.
func wording(s *smm.Asked) string {
	if s.Statement == nil {
		return "see " + s.Row.External.Text
	}
	return doc.PlainText(s.Statement.Wording())
}
