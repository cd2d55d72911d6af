package exchange

import "smmpub/generator/smm"

// front is what every publication says of itself.
type front struct {
	ID           string   `json:"id"`
	Edition      string   `json:"edition"`
	FullName     string   `json:"full_name"` // id@edition: how other parts of the document name the publication
	Title        string   `json:"title"`
	ShortTitle   string   `json:"short_title,omitempty"` // if any
	Number       string   `json:"number,omitempty"`      // the publisher's, if any
	Date         string   `json:"date,omitempty"`        // YYYY-MM-DD or shorter, if any
	Status       string   `json:"status"`                // draft, review, published, withdrawn
	Language     string   `json:"language,omitempty"`    // BCP 47, if any
	Publishers   []party  `json:"publishers,omitempty"`  // in the author's order, as the next two
	Authors      []party  `json:"authors,omitempty"`
	Contributors []party  `json:"contributors,omitempty"`
	Abstract     string   `json:"abstract,omitempty"`       // what the publication is, if it says
	Copyright    string   `json:"copyright,omitempty"`      // year and owner, if any
	Licence      *party   `json:"licence,omitempty"`        // name and url
	IPR          string   `json:"ipr,omitempty"`            // patent notice, if any
	Legal        string   `json:"legal,omitempty"`          // terms, if any
	History      []change `json:"history,omitempty"`        // in the author's order
	Errata       []errata `json:"errata,omitempty"`         // in the author's order
	Review       *review  `json:"review,omitempty"`         // where and how long comments are asked for
	Translates   string   `json:"translation_of,omitempty"` // name of the publication that this one translates, if any
	// Labels are words in place of the model's, by the id of a scope or part; and level, objective, see_base, section.
	// Sorted by id.
	Labels map[string]string `json:"labels,omitempty"`
}

// party is a person, an organization, or a licence.
type party struct {
	Name        string `json:"name"`
	Affiliation string `json:"affiliation,omitempty"`
	Role        string `json:"role,omitempty"`
	URL         string `json:"url,omitempty"`
}

// change is one line of a publication's history.
type change struct {
	Edition string `json:"edition"`
	Date    string `json:"date,omitempty"`
	Changes string `json:"changes,omitempty"`
}

// errata is one correction made after publication.
type errata struct {
	ID   string `json:"id"`
	Date string `json:"date,omitempty"`
	At   string `json:"at,omitempty"` // the id of what was corrected
	Kind string `json:"kind,omitempty"`
	Was  string `json:"was,omitempty"`
	Now  string `json:"now,omitempty"`
}

// review is a request for comments.
type review struct {
	Until      string `json:"until,omitempty"`
	CommentURL string `json:"comment_url,omitempty"` // "{id}" stands for what the comment is about
}

func frontOf(f *smm.Front) front {
	out := front{
		ID: f.ID, Edition: f.Edition, FullName: f.FullName(), Title: f.Title, ShortTitle: f.ShortTitle,
		Number: f.Number, Date: f.Date, Status: string(f.Status), Language: f.Language,
		Publishers: each(f.Publishers, partyOf), Authors: each(f.Authors, partyOf),
		Contributors: each(f.Contributors, partyOf),
		Abstract:     blocks(f.Abstract), Copyright: line(f.Copyright), IPR: blocks(f.IPR), Legal: blocks(f.Legal),
		History: each(f.History, func(c smm.Change) change { return change{c.Edition, c.Date, line(c.Changes)} }),
		Errata: each(f.Errata, func(e smm.Erratum) errata {
			return errata{e.ID, e.Date, e.At.Text, e.Kind, e.Was, e.Now}
		}),
		Translates: f.TranslationOf.Text, Labels: f.Labels,
	}
	if f.Licence.Name != "" || f.Licence.URL != "" {
		licence := partyOf(f.Licence)
		out.Licence = &licence
	}
	if f.ReviewUntil != "" || f.CommentURL != "" {
		out.Review = &review{f.ReviewUntil, f.CommentURL}
	}
	return out
}

func partyOf(p smm.Party) party { return party{p.Name, p.Affiliation, p.Role, p.URL} }
