package exchange

import "smmpub/generator/smm"

// glossary is terms and acronyms.
type glossary struct {
	ID       string    `json:"id"`
	Terms    []term    `json:"terms,omitempty"`    // by id
	Acronyms []acronym `json:"acronyms,omitempty"` // sorted
}

// term is a defined term.
type term struct {
	ID    string   `json:"id"`
	Term  string   `json:"term"`
	Forms []string `json:"forms,omitempty"` // other spellings
	Text  string   `json:"text"`
	See   []string `json:"see,omitempty"` // ids of related terms
}

// acronym is an acronym with what it stands for.
type acronym struct {
	Acronym   string `json:"acronym"`
	Expansion string `json:"expansion"`
}

func glossaryOf(g *smm.Glossary) glossary {
	return glossary{
		ID:    g.ID,
		Terms: byID(g.Terms, func(t *smm.Term) string { return t.ID }, termOf),
		Acronyms: byID(g.Acronyms, func(a *smm.Acronym) string { return a.Acronym }, func(a *smm.Acronym) acronym {
			return acronym{a.Acronym, a.Expansion}
		}),
	}
}

func termOf(t *smm.Term) term {
	return term{t.ID, t.Term, t.Forms, blocks(t.Text), each(t.See, func(w smm.Word) string { return w.Text })}
}

// sources is a list of works that texts cite.
type sources struct {
	ID      string   `json:"id"`
	Entries []source `json:"entries"` // by key
}

// source is a work that texts cite as [key].
type source struct {
	Key       string `json:"key"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"` // as written
	Version   string `json:"version,omitempty"`
	URL       string `json:"url,omitempty"`
	Accessed  string `json:"accessed,omitempty"`  // when the address was last good, as written
	Normative bool   `json:"normative,omitempty"` // what it says is required
}

func sourcesOf(b *smm.Bibliography) sources {
	return sources{b.ID, byID(b.Entries, func(r *smm.Reference) string { return r.Key }, func(r *smm.Reference) source {
		return source{r.Key, r.Title, r.Publisher, r.Date, r.Version, r.URL, r.Accessed, r.Normative}
	})}
}
