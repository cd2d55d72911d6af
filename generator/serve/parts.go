package serve

import (
	"bytes"
	"html"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// loads are the elements that make a browser load more of the site for a page.
var loads = regexp.MustCompile(`(?i)^<(?:link|script|img|source)\s[^>]*?\b(?:href|src)="([^"]*)"`)

// parts are the addresses of what a page loads from the site: sheets, scripts, pictures; each once, in order. Links to other pages are
// none.
func parts(address string, page []byte) []string {
	if !isPage(address) {
		return nil
	}
	var out []string
	for rest := page; ; rest = rest[1:] {
		at := bytes.IndexByte(rest, '<')
		if at < 0 {
			return out
		}
		rest = rest[at:]
		if m := loads.FindSubmatch(rest[:min(len(rest), mostAddress)]); m != nil {
			part := leads(address, html.UnescapeString(string(m[1])))
			if isPart(part) && !slices.Contains(out, part) {
				out = append(out, part)
			}
		}
	}
}

// found are the addresses that a page's script asks for by itself: the page of the search shows what stands in the index.
func found(address string) []string {
	if strings.HasPrefix(address, "search/") && isPage(address) {
		return []string{"search/index.js"}
	}
	return nil
}

// isPart reports a sheet, a script or a picture; a page may name its PDF too, which nobody wants made to see whether it has changed.
func isPart(address string) bool {
	kind := typeOf(address)
	return kind == types[".css"] || kind == types[".js"] || strings.HasPrefix(kind, "image/")
}

// leads is where a reference in a page leads to; "" when that is not in the site.
func leads(address, ref string) string {
	to, err := url.Parse(ref)
	if err != nil || to.Scheme != "" || to.Host != "" || to.Path == "" {
		return ""
	}
	part := strings.TrimPrefix(path.Join("/", path.Dir(address), to.Path), "/")
	if strings.HasPrefix(to.Path, "/") {
		part = strings.TrimPrefix(path.Clean(to.Path), "/")
	}
	return part
}
