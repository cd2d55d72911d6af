// Package themes embeds the themes that come with smmpub: style sheet, script, palette and interface words.
package themes

import "embed"

// FS holds one folder a theme: default/style.css.
//
//go:embed all:default
var FS embed.FS
