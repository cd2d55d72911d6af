package exchange

import "smmpub/generator/smm"

// model is a maturity model.
type model struct {
	front
	Levels  []level `json:"levels"`  // ascending and cumulative, level 0 included
	Scopes  []scope `json:"scopes"`  // ascending; the first is the model's own
	Parts   []part  `json:"parts"`   // what a cell is made of, in order
	Domains []node  `json:"domains"` // in the model's order
	Tables  []table `json:"tables"`  // the model's own, in its order of practices
}

// level is a step of comprehensiveness.
type level struct {
	Level       int    `json:"level"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

// scope is a row of every practice table.
type scope struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Row         string `json:"row,omitempty"` // the row's head
	Description string `json:"description,omitempty"`
}

// part is a kind of statement.
type part struct {
	ID      string `json:"id"`
	Heading string `json:"heading"`
	Assess  string `json:"assess"` // each: every statement is asked; aid: they help to judge; none: not asked
}

// node is a domain, a subdomain or a practice.
type node struct {
	ID          string   `json:"id"`
	Kind        string   `json:"kind"` // domain, subdomain, practice
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases,omitempty"` // other names
	Description string   `json:"description,omitempty"`
	Children    []node   `json:"children,omitempty"`
}

func (w writer) model(m *smm.Model) model {
	return model{
		front: frontOf(&m.Front),
		Levels: each(m.Levels, func(l *smm.Level) level {
			return level{l.Level, l.Name, blocks(l.Description)}
		}),
		Scopes: each(m.Scopes, func(s *smm.Scope) scope {
			return scope{s.ID, s.Name, s.Row, blocks(s.Description)}
		}),
		Parts:   each(m.Parts, func(p *smm.Part) part { return part{p.ID, p.Heading, string(p.Assess)} }),
		Domains: each(m.Domains, nodeOf),
		Tables:  each(m.Tables, w.table),
	}
}

func nodeOf(n *smm.Node) node {
	return node{n.ID, string(n.Kind), n.Name, n.Aliases, blocks(n.Description), each(n.Children, nodeOf)}
}
