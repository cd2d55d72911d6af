package load

import (
	"errors"
	"io/fs"
	"path"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/theme"
	"smmpub/generator/truetype"
)

// fontsFile says which font files a theme has.
const fontsFile = "fonts.yaml"

// fontFile reads the font that a node names by a path from a folder. What a file is says its content, not its name.
func (f *file) fontFile(n *yaml.Node, files fs.FS, dir string) (*truetype.Font, bool) {
	s, ok := f.scalar(n, "the name of a font file")
	if !ok {
		return nil, false
	}
	at := path.Join(dir, s)
	if info, err := fs.Stat(files, at); path.IsAbs(s) || !fs.ValidPath(at) || err != nil || !info.Mode().IsRegular() {
		f.errorf(n, "unknown-file", "there is no file %q beside this one", s).Hint = "fonts are named from the folder of " + path.Base(f.path)
		return nil, false
	}
	data, err := contents(files, at, maxImage)
	switch {
	case errors.Is(err, errTooLarge):
		f.errorf(n, "too-large", "%q has more than %d MB", s, maxImage>>20)
		return nil, false
	case err != nil:
		f.errorf(n, "unreadable", "%q cannot be read: %s", s, reason(err))
		return nil, false
	}
	font, err := truetype.Parse(at, data)
	if err != nil {
		f.errorf(n, "bad-font", "%q cannot be used: %s", s, err).Hint = "the PDF edition takes .ttf files, and .ttc files with TrueType outlines"
		return nil, false
	}
	return font, true
}

// variants are the fonts of a family by name.
var variants = []string{"regular", "bold", "italic", "bold-italic"}

// fonts reads the font files of a layer. A nearer layer's family takes the place of the whole family; its fallback fonts come
// before the others.
func (l layer) fonts(t *theme.Theme, list *diag.List) error {
	f, pairs, err := l.pairsOf(fontsFile, list)
	for _, p := range pairs {
		switch use := p[0].Value; use {
		case theme.Body, theme.Sans, theme.Mono, theme.Heading:
			if family := f.family(p[1], l.files); family != (theme.Family{}) {
				t.Fonts.Families[use] = family
			}
		case "fallback":
			var own []*truetype.Font
			for _, n := range f.items(p[1]) {
				if font, ok := f.fontFile(n, l.files, "."); ok {
					own = append(own, font)
				}
			}
			t.Fonts.Fallback = append(own, t.Fonts.Fallback...)
		default:
			f.unknownKey(p[0], p[1], []string{theme.Body, theme.Sans, theme.Mono, theme.Heading, "fallback"})
		}
	}
	return err
}

// family reads a font's name, or the names of its variants.
func (f *file) family(n *yaml.Node, files fs.FS) theme.Family {
	var out theme.Family
	if n.Kind != yaml.MappingNode {
		out.Regular, _ = f.fontFile(n, files, ".")
		return out
	}
	for _, p := range f.pairs(n) {
		if !f.oneOfKeys(p[0], p[1], variants) {
			continue
		}
		font, _ := f.fontFile(p[1], files, ".")
		switch p[0].Value {
		case "regular":
			out.Regular = font
		case "bold":
			out.Bold = font
		case "italic":
			out.Italic = font
		case "bold-italic":
			out.BoldItalic = font
		}
	}
	if out != (theme.Family{}) && out.Regular == nil {
		f.errorf(n, "missing-key", "a font has no regular variant").Hint = "the regular font stands in for variants that are missing"
		return theme.Family{}
	}
	return out
}
