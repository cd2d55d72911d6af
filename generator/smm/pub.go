package smm

import (
	"cmp"
	"slices"
	"strings"
)

// PubKind is the kind of a publication.
type PubKind string

// The kinds of publication.
const (
	ModelPub   PubKind = "model"
	ProfilePub PubKind = "profile"
	MappingPub PubKind = "mapping"
)

// Pub is a model, a profile or a mapping, seen as the publication that each of them is. One of Profile and Mapping is
// set, or neither for a model. Model is the model that it is, extends or maps; nil where that could not be resolved.
type Pub struct {
	*Front
	Kind    PubKind
	Model   *Model
	Profile *Profile
	Mapping *Mapping
}

// Pubs gives all publications: models, profiles, mappings, each by id and then from the newest edition to the oldest.
func (l *Library) Pubs() []*Pub {
	var out []*Pub
	for _, m := range l.Models {
		out = append(out, &Pub{Front: &m.Front, Kind: ModelPub, Model: m})
	}
	for _, p := range l.Profiles {
		out = append(out, &Pub{Front: &p.Front, Kind: ProfilePub, Model: p.Model, Profile: p})
	}
	for _, m := range l.Mappings {
		out = append(out, &Pub{Front: &m.Front, Kind: MappingPub, Model: m.Model, Mapping: m})
	}
	order := map[PubKind]int{ModelPub: 0, ProfilePub: 1, MappingPub: 2}
	slices.SortStableFunc(out, func(a, b *Pub) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), cmp.Compare(a.ID, b.ID), CompareEditions(b.Edition, a.Edition))
	})
	return out
}

// Find gives the publication of a name: id@edition, or a bare id, which means the newest published edition or, when
// none is published, the newest. It gives nil when there is none.
func Find(pubs []*Pub, name string) *Pub {
	id, edition, pinned := strings.Cut(name, "@")
	var best *Pub
	for _, p := range pubs {
		if p.ID != id || pinned && p.Edition != edition {
			continue
		}
		if best == nil || newer(p, best) {
			best = p
		}
	}
	return best
}

func newer(a, b *Pub) bool {
	if (a.Status == Published) != (b.Status == Published) {
		return a.Status == Published
	}
	return CompareEditions(a.Edition, b.Edition) > 0
}

// CompareEditions orders editions as people read them: numbers by value, so that 1.10 follows 1.9.
func CompareEditions(a, b string) int { return Natural(a, b) }

// Natural compares texts, digits within them by value. Texts that differ only in leading zeros are ordered by bytes.
func Natural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		nx, ny := digits(x), digits(y)
		if nx > 0 && ny > 0 {
			dx, dy := strings.TrimLeft(x[:nx], "0"), strings.TrimLeft(y[:ny], "0")
			if c := cmp.Or(cmp.Compare(len(dx), len(dy)), cmp.Compare(dx, dy)); c != 0 {
				return c
			}
			x, y = x[nx:], y[ny:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// Tables are the publication's practice tables in the model's order; none for a mapping.
func (p *Pub) Tables() []*Table {
	switch p.Kind {
	case ModelPub:
		return p.Model.Tables
	case ProfilePub:
		return p.Profile.Tables
	}
	return nil
}

// Table gives the publication's own table of a practice, or nil.
func (p *Pub) Table(practice string) *Table { return tableOf(p.Tables(), practice) }
