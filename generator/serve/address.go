package serve

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostAddress is the length of the longest request target that is answered: longer ones are nobody's link.
const mostAddress = 2 << 10

// siteAddress is the address, relative to the site's root, that an escaped path asks for. Answers come from memory, where nothing
// leads out of the site; still no path is taken that tries to: one that escapes a dot, a slash, a backslash or a control
// character, hides an escape in another, or is no plain path when it is decoded.
func siteAddress(escaped string) (address string, ok bool) {
	rest, rooted := strings.CutPrefix(escaped, "/")
	if !rooted || disguised(escaped) {
		return "", false
	}
	address, err := url.PathUnescape(rest)
	return address, err == nil && plain(address)
}

// disguised reports an escape of a character that needs none, or that changes the meaning of a path.
func disguised(escaped string) bool {
	escaped = strings.ToLower(escaped)
	for _, trick := range []string{"%2e", "%2f", "%5c", "%25"} {
		if strings.Contains(escaped, trick) {
			return true
		}
	}
	return false
}

// plain reports whether an address is made of names and single slashes. It may end in a slash, or be empty: the root.
func plain(address string) bool {
	if len(address) > mostAddress || !utf8.ValidString(address) || strings.ContainsRune(address, '\\') ||
		strings.ContainsFunc(address, unicode.IsControl) {
		return false
	}
	segments := strings.Split(address, "/")
	for i, name := range segments {
		if name == "." || name == ".." || name == "" && i < len(segments)-1 {
			return false
		}
	}
	return true
}

// fileOf is the file that an address shows: of a folder its index.
func fileOf(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}
