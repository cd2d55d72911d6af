package load

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// A brand's files lie beside the brand file; pictures may also lie below content/, as a publisher's logo does. The one
// beside it counts first.
var brandKeys = []key[smm.Brand]{
	kindKey[smm.Brand]("brand"),
	field("id", "The brand's id.", id, func(b *smm.Brand) *string { return &b.ID }).required().naming(),
	field("logo", "An SVG, PNG or JPEG picture, beside this file or below content/.", picture, func(b *smm.Brand) **doc.Image { return &b.Logo }),
	field("cover", "A picture for the cover, beside this file or below content/.", picture, func(b *smm.Brand) **doc.Image { return &b.Cover }),
	custom("colours", "Colours of the theme's palette, by role: "+strings.Join(inkNames, ", ")+".", &Shape{Type: Map, By: Name, For: "role", Of: &Shape{Type: Text}}, readColours),
	custom("fonts", "Font files beside this file, with TrueType outlines (TTF), by use: "+strings.Join(fontUses, ", ")+".", &Shape{Type: Map, By: Name, For: "use", Of: &Shape{Type: Text}}, readFonts),
	field("header", "The line above every page: words, and names in braces such as {title}.", freeWord, func(b *smm.Brand) *smm.Word { return &b.Header }),
	field("footer", "The line below every page: words, and names in braces such as {page} and {pages}.", freeWord, func(b *smm.Brand) *smm.Word { return &b.Footer }),
	field("address", "Where its owner is to be found.", plain, func(b *smm.Brand) *string { return &b.Address }),
	field("disclaimer", "What its owner does not answer for.", blocks, func(b *smm.Brand) *[]doc.Block { return &b.Disclaimer }),
}

// inkNames are the roles of the palette that a brand may colour.
var inkNames = []string{
	string(doc.InkAccent), string(doc.InkTarget), string(doc.InkText), string(doc.InkMuted), string(doc.InkPaper), string(doc.InkPanel),
	string(doc.InkRule), "level-1", "level-2", "level-3", "level-4", "level-5", "level-6", "level-7", "level-8", "level-9",
}

// fontUses are the uses of text that a brand may give a font.
var fontUses = []string{"body", "bold", "italic", "bold-italic", "heading", "mono"}

// oneOfKeys reports a key of a map that is not one of a few words.
func (f *file) oneOfKeys(k, v *yaml.Node, known []string) bool {
	if slices.Contains(known, k.Value) {
		return true
	}
	f.unknownKey(k, v, known)
	return false
}

func readColours(f *file, n *yaml.Node, b *smm.Brand) {
	for _, p := range f.pairs(n) {
		if !f.oneOfKeys(p[0], p[1], inkNames) {
			continue
		}
		s, ok := f.scalar(p[1], "a colour")
		if !ok {
			continue
		}
		c, err := theme.ParseColour(s)
		if err != nil {
			f.errorf(p[1], "bad-colour", "%s", err)
			continue
		}
		b.Colours = append(b.Colours, smm.BrandColour{Ink: f.asWord(p[0]), Value: c.String()})
	}
}

// picture reads the name of a picture, and the picture.
var picture = reading[*doc.Image]{&Shape{Type: Text}, func(f *file, n *yaml.Node) (*doc.Image, bool) {
	s, ok := f.scalar(n, "the name of a picture")
	if !ok {
		return nil, false
	}
	beside, found := f.neighbour(s)
	switch {
	case found:
		return f.pictureAt(beside), true
	case f.images[s] != nil:
		return f.images[s], true
	}
	d := f.errorf(n, "unknown-file", "there is no picture %q beside this file, nor below %s/", s, contentDir)
	d.Hint = didYouMean(s, f.pictureNames())
	return nil, false
}}

// pictureAt reads a picture outside content/; what is wrong with it is reported at the picture.
func (f *file) pictureAt(name string) *doc.Image {
	read := readImage(f.site, name)
	f.list.Append(&read.list)
	f.also = append(f.also, read.files...)
	if read.add == nil {
		return nil
	}
	lib := &smm.Library{Images: map[string]*doc.Image{}}
	read.add(lib)
	return lib.Images[name]
}

// pictureNames are the pictures that could have been meant.
func (f *file) pictureNames() []string {
	names := f.beside(f.path)
	for below := range f.images {
		names = append(names, below)
	}
	slices.Sort(names)
	return slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(pictureEnds, path.Ext(name)) })
}

// neighbour gives the path in the site of a file that is named from this one's folder, and whether it is there.
func (f *file) neighbour(s string) (string, bool) {
	at := path.Join(path.Dir(f.path), s)
	if path.IsAbs(s) || !fs.ValidPath(at) {
		return at, false
	}
	info, err := fs.Stat(f.site, at)
	return at, err == nil && info.Mode().IsRegular()
}

func readFonts(f *file, n *yaml.Node, b *smm.Brand) {
	for _, p := range f.pairs(n) {
		if !f.oneOfKeys(p[0], p[1], fontUses) {
			continue
		}
		if font, ok := f.fontFile(p[1], f.site, path.Dir(f.path)); ok {
			f.also = append(f.also, font.Name)
			b.Fonts = append(b.Fonts, smm.BrandFont{Use: f.asWord(p[0]), Font: font})
		}
	}
}

func readBrand(f *file, n *yaml.Node) func(*smm.Library) {
	b := &smm.Brand{}
	b.Pos = readMap(f, n, brandKeys, b)
	return func(lib *smm.Library) { lib.Brands = append(lib.Brands, b) }
}
