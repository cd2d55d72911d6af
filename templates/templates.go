// Package templates embeds the page frames of the web edition.
package templates

import "embed"

// FS holds the frames by name: page.html.
//
//go:embed *.html
var FS embed.FS
