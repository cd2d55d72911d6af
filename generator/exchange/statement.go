package exchange

import "smmpub/generator/smm"

// statement is something that is asked, or helps to judge.
type statement struct {
	ID             string      `json:"id"`                        // full: practice.scope-level.own
	Part           string      `json:"part"`                      // id
	Text           string      `json:"text"`                      // where it is left out for see: the text of that statement, if published
	More           string      `json:"more,omitempty"`            // what follows its first paragraph, if any
	Items          []statement `json:"items,omitempty"`           // asked in place of the statement, unless assess is whole
	Assess         string      `json:"assess,omitempty"`          // whole: asked as one
	Devices        []string    `json:"devices,omitempty"`         // ids of classes or devices; its items inherit them
	Informative    bool        `json:"informative,omitempty"`     // never asked
	NoCompensation bool        `json:"no_compensation,omitempty"` // must be met itself
	See            string      `json:"see,omitempty"`             // full id of the same requirement; of another publication: id/full id
	Was            []string    `json:"was,omitempty"`             // full ids that it had before
}

func (w writer) statements(list []*smm.Statement, part string) []statement {
	return each(list, func(s *smm.Statement) statement { return w.statement(s, part) })
}

func (w writer) statement(s *smm.Statement, part string) statement {
	out := statement{
		ID: s.FullID, Part: part, Text: line(s.Text), More: blocks(s.More), Items: w.statements(s.Items, part),
		Devices:     each(s.Devices, func(d smm.Word) string { return d.Text }),
		Informative: s.Informative, NoCompensation: s.NoCompensation,
		See: see(s), Was: each(s.Was, func(id smm.Word) string { return older(s, id.Text) }),
	}
	if s.Whole {
		out.Assess = "whole"
	}
	if same := s.Same; same != nil && out.Text == "" && (within(s, same) || w.published(same.Table.Owner())) {
		out.Text, out.More = line(same.Text), blocks(same.More)
	}
	return out
}

// see is the id of the same requirement elsewhere.
func see(s *smm.Statement) string {
	switch {
	case s.Same == nil:
		return s.See.Text
	case within(s, s.Same):
		return s.Same.FullID
	}
	return s.Same.Table.Owner().ID + "/" + s.Same.FullID
}

// within says that two statements stand in one publication.
func within(s, t *smm.Statement) bool {
	return s.Table == nil || t.Table == nil || s.Table.Owner() == t.Table.Owner()
}

// older makes a full id of an earlier one. Both are of one cell.
func older(s *smm.Statement, id string) string {
	if s.Cell == nil {
		return id
	}
	return s.Cell.ID + "." + id
}
