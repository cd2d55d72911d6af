package serve

import (
	"fmt"
	"html"
	"net/http"
	"strings"

	"smmpub/generator/diag"
)

// ownPolicy is that of the pages which the preview makes itself; they need less than the site's.
const ownPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"

// wait answers for every address while there is no site: it says what stands in the way, and becomes the site by itself when the
// front page is there. Without script it looks again every few seconds.
func (s *server) wait(w http.ResponseWriter, r *http.Request, now *moment) {
	found, more := now.findings()
	w.Header().Set("Content-Security-Policy", ownPolicy)
	w.Header().Set("Retry-After", "2")
	content := failedPage(found, more)
	if now.version == 0 {
		content = firstPage()
	}
	s.page(w, r, http.StatusServiceUnavailable, "index.html", "", content)
}

// firstPage stands for a site that nothing is known of yet.
func firstPage() []byte {
	return ownPage("The site is being compiled", "It will be shown here when it is ready.", "")
}

// failedPage stands for a site that never was without errors.
func failedPage(found []finding, more int) []byte {
	return ownPage("The site cannot be shown yet", "These mistakes stand in the way. When they are mended, the site is shown here by itself.",
		listing(found, more))
}

// brokenPage stands for a page that could not be made.
func brokenPage() []byte {
	return ownPage("This page could not be made", "The log of the preview says why.", "")
}

// ownPage is a page of the preview's own: all of it is text, and nothing but the script is loaded for it.
func ownPage(title, words, list string) []byte {
	if list != "" {
		list = "<pre id=\"findings\">" + html.EscapeString(list) + "</pre>\n"
	}
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>%s</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<noscript><meta http-equiv="refresh" content="2"></noscript>
</head>
<body>
<main>
<h1>%s</h1>
<p>%s</p>
%s</main>
</body>
</html>
`, html.EscapeString(title), html.EscapeString(title), html.EscapeString(words), list)
}

// listing is what a terminal would show.
func listing(found []finding, more int) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString(f.text())
	}
	if more > 0 {
		fmt.Fprintf(&b, "and %d more\n", more)
	}
	return printable(b.String())
}

func (f finding) text() string {
	var b strings.Builder
	if f.File != "" {
		b.WriteString(diag.Pos{File: f.File, Line: f.Line, Col: f.Col}.String() + ": ")
	}
	b.WriteString(f.Severity + ": " + f.Message)
	if f.Rule != "" {
		b.WriteString(" [" + f.Rule + "]")
	}
	b.WriteString("\n")
	if f.Excerpt != "" {
		b.WriteString(f.Excerpt + "\n")
	}
	if f.Hint != "" {
		b.WriteString("  hint: " + f.Hint + "\n")
	}
	for _, r := range f.Related {
		b.WriteString("  " + diag.Pos{File: r.File, Line: r.Line, Col: r.Col}.String() + ": " + r.Message + "\n")
	}
	return b.String()
}
