package compose

import (
	"net/url"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// standing says what a publication's status means for its reader: that it may change, until when and where comments are
// welcome, that it is withdrawn, which edition is newer. nil where there is nothing to say.
func (b *builder) standing() []doc.Inline {
	switch b.pub.Status {
	case smm.Draft:
		return doc.Plain(b.words["draft-note"])
	case smm.Review:
		return b.reviewed()
	case smm.Withdrawn:
		return spaced(doc.Plain(b.words["withdrawn-note"]), b.superseded())
	}
	return b.superseded()
}

func (b *builder) reviewed() []doc.Inline {
	var until, comments []doc.Inline
	if b.pub.ReviewUntil != "" {
		until = doc.Plain(fill(b.words["review-note"], "date", b.pub.ReviewUntil))
	}
	if address := b.commentAddress(); address != "" {
		address = fill(address, "id", inQuery(b.pub.FullName()))
		comments = with(b.words["review-comments"], "{address}", &doc.Ref{Kind: doc.Link, Key: address, Content: doc.Plain(readable(address)), Symbol: smm.URLSymbol(address)})
	}
	return spaced(until, comments)
}

// commentAddress is where readers write to: for an edition under review where its authors ask them to, else where the site does. The
// place is left open as {id}.
func (b *builder) commentAddress() string {
	to := b.lib.Site.Feedback
	if b.pub.CommentURL != "" && (b.pub.Status == smm.Review || b.pub.Status == smm.Draft) {
		to = b.pub.CommentURL
	}
	return fill(to, "title", inQuery(b.pub.Title), "edition", inQuery(b.pub.Edition))
}

// comment is that address for a place within the publication: {id} stands for the place's anchor.
func (b *builder) comment() string {
	return fill(b.commentAddress(), "id", inQuery(b.pub.FullName()+"/")+"{id}")
}

// inQuery writes text as a part of an address, of mailto: too, which knows no plus for a space (RFC 6068).
func inQuery(s string) string {
	return strings.NewReplacer("+", "%20", "%40", "@", "%2F", "/").Replace(url.QueryEscape(s))
}

// readable is an address as people are told it: without what a program is told by it.
func readable(address string) string {
	address, _, _ = strings.Cut(strings.TrimPrefix(address, "mailto:"), "?")
	return address
}

// newer gives the edition that takes the place of another, nil when none does.
func (c *composer) newer(p *smm.Pub) *smm.Pub {
	newest := smm.Find(c.pubs, p.ID)
	if newest == nil || newest.Front == p.Front || smm.CompareEditions(newest.Edition, p.Edition) < 0 {
		return nil
	}
	return newest
}

// superseded names that edition.
func (b *builder) superseded() []doc.Inline {
	newest := b.newer(b.pub)
	if newest == nil {
		return nil
	}
	return with(b.words["superseded-note"], "{edition}",
		&doc.Ref{Kind: doc.Link, Content: doc.Plain(newest.Edition), Symbol: smm.PubSymbol(newest.FullName())})
}

// with puts a reference into a text in place of a name in braces.
func with(text, name string, ref *doc.Ref) []doc.Inline {
	before, after, _ := strings.Cut(text, name)
	return append(append(doc.Plain(before), ref), doc.Plain(after)...)
}

// spaced joins two sentences.
func spaced(a, b []doc.Inline) []doc.Inline {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	return append(append(a, &doc.Text{Text: " "}), b...)
}
