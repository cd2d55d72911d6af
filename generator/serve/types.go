package serve

import (
	"path"
	"strings"
)

// types are the content types that are told, by the end of the name. The system's own table is not asked, so that a site looks
// the same everywhere.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".xml":         "application/xml; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".md":          "text/plain; charset=utf-8",
	".yaml":        "text/plain; charset=utf-8",
	".bib":         "application/x-bibtex; charset=utf-8",
	".bibtex":      "application/x-bibtex; charset=utf-8",
	".svg":         "image/svg+xml; charset=utf-8",
	".png":         "image/png",
	".jpg":         "image/jpeg",
	".jpeg":        "image/jpeg",
	".gif":         "image/gif",
	".webp":        "image/webp",
	".ico":         "image/x-icon",
	".pdf":         "application/pdf",
	".woff2":       "font/woff2",
}

func typeOf(address string) string {
	if t, known := types[strings.ToLower(path.Ext(address))]; known {
		return t
	}
	return "application/octet-stream"
}

// isPage reports whether an address shows a page.
func isPage(address string) bool { return typeOf(address) == types[".html"] }

// active are types that can run script when they are opened by themselves; pages of the site bring a policy of their own.
var active = map[string]bool{types[".svg"]: true, types[".xml"]: true}

// sandbox lets such a file be looked at and nothing else.
const sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
