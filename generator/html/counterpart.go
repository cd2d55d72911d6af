package html

import "strings"

// counterpart is the page of a translation that is what a page of this book is: at the same address or, for a chapter whose address
// comes of its title, that of the same role in the outline. It is "" where there is none.
func (b *book) counterpart(other *book, path string) string {
	if to := other.pub.Path + strings.TrimPrefix(path, b.pub.Path); other.has(to) {
		return to
	}
	for role, page := range b.pub.Roles {
		if page == path {
			return other.pub.Roles[role]
		}
	}
	return ""
}
