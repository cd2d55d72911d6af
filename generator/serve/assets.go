package serve

import "embed"

// assets are the script and style of the preview.
//
//go:embed assets
var assets embed.FS
