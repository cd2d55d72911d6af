package html

import (
	"html/template"
	"net/url"
	"strings"
	"unicode/utf8"
)

// escape appends an author's text, safe between tags and inside a quoted attribute. It is the only way for such text
// into a page, but for what the frames print, which html/template escapes.
func escape(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var r string
		switch c := s[i]; {
		case c == '&':
			r = "&amp;"
		case c == '<':
			r = "&lt;"
		case c == '>':
			r = "&gt;"
		case c == '"':
			r = "&#34;"
		case c == '\'':
			r = "&#39;"
		case c < ' ' && c != '\n' && c != '\t', c == 0x7f:
			r = string(utf8.RuneError)
		default:
			continue
		}
		b = append(b, s[from:i]...)
		b = append(b, r...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

// escaped is escape for callers who want a string.
func escaped(s string) string { return string(escape(nil, s)) }

// outside tells whether an address leads out of the site by a scheme that may be linked.
func outside(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// hasScheme tells an address with a scheme from a path.
func hasScheme(address string) bool {
	i := strings.IndexAny(address, ":/?#")
	return i > 0 && address[i] == ':'
}

// relative is the address of one page as seen from another; both are paths from the site's root.
func relative(from, to string) string {
	for {
		i := strings.IndexByte(from, '/')
		if i < 0 || !strings.HasPrefix(to, from[:i+1]) {
			break
		}
		from, to = from[i+1:], to[i+1:]
	}
	up := strings.Repeat("../", strings.Count(from, "/"))
	if plainPath(to) {
		return up + to
	}
	return up + (&url.URL{Path: to}).EscapedPath()
}

// fragmentOf is "#" and the anchor.
func fragmentOf(anchor string) string {
	if plainPath(anchor) {
		return "#" + anchor
	}
	return "#" + (&url.URL{Fragment: anchor}).EscapedFragment()
}

// plainPath tells whether nothing in s needs escaping in an address.
func plainPath(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._/", c) >= 0:
		default:
			return false
		}
	}
	return true
}

// fill puts a value in place of {name} in an interface word.
func fill(word, name, value string) string { return strings.ReplaceAll(word, "{"+name+"}", value) }

// trusted marks what the writer has written: every author's text in it went through escape.
func trusted(b []byte) template.HTML { return template.HTML(b) }
