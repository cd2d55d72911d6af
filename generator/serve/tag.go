package serve

import (
	"bytes"
	"fmt"
	"html"
	"strings"
)

// tagged reports whether a page gets the script tag. The report's own page is what is delivered to others: it has no script.
func tagged(address string) bool {
	return isPage(address) && !strings.HasPrefix(address, "-/report/page")
}

// tag is the one thing that is added to a page.
func tag(address, stamp, run string) []byte {
	return fmt.Appendf(nil, `<script src="/-/preview.js" defer data-page="%s" data-stamp="%s" data-run="%s"></script>`,
		html.EscapeString(address), html.EscapeString(stamp), html.EscapeString(run))
}

// split takes a page apart where the tag goes: before its first </head>; at the end of a page without one, which may come of a frame
// that is half written and has to be shown anew when it is whole.
func split(page []byte) (before, after []byte) {
	end := []byte("</head>")
	for at := 0; ; at++ {
		next := bytes.Index(page[at:], end[:2])
		if next < 0 || at+next+len(end) > len(page) {
			return page, nil
		}
		at += next
		if bytes.EqualFold(page[at:at+len(end)], end) {
			return page[:at], page[at:]
		}
	}
}
