package serve

import "embed"

// assets are the script and style of the preview.
//
//go:embed assets
var assets embed.FS

// scripts are the parts of preview.js by subject, in order.
var scripts = []string{"reader.js", "panel.js", "review.js", "live.js"}

// asset is what stands at an address below /-/. The parts of the preview's script share one block, and so what they name.
func asset(name string) []byte {
	if name != "preview.js" {
		return part(name)
	}
	out := []byte("\"use strict\";\n{\n")
	for _, name := range scripts {
		out = append(append(out, part(name)...), '\n')
	}
	return append(out, "}\n"...)
}

func part(name string) []byte {
	content, err := assets.ReadFile("assets/" + name)
	if err != nil {
		panic(err)
	}
	return content
}
