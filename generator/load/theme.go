package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

const (
	paletteFile = "palette.yaml"
	wordsDir    = "words"
	embedded    = "default" // the theme that every other stands on
)

// layer is one tree of templates and assets, and the path that its files have in messages.
type layer struct {
	files fs.FS
	path  string
}

// Theme reads a look: palette, interface words and fonts, and the overlay of files. The nearest layer wins: the site's
// templates/, the site's themes/<name>/, the embedded templates, the embedded theme of that name, the default one.
// Colours and words win one by one, so that a site may change a single word.
func Theme(site fs.FS, name string, templates, themes fs.FS, list *diag.List) (*theme.Theme, error) {
	if !isID(name) {
		list.Errorf(themePos(site, name), "unknown-theme", "%q cannot be the name of a theme", name).Hint = idHint(name)
		name = embedded
	}
	layers := []layer{{guarded{site, "templates"}, "templates"}, {guarded{site, "themes/" + name}, "themes/" + name}, {templates, "templates"}}
	found := exists(site, "themes/"+name)
	for _, n := range []string{name, embedded} {
		if exists(themes, n) {
			layers = append(layers, layer{sub(themes, n), "themes/" + n})
			found = found || n == name
		}
	}
	if !found {
		d := list.Errorf(themePos(site, name), "unknown-theme", "unknown theme %q", name)
		d.Hint = didYouMean(name, folders(site, themes))
	}
	unread(layers[:2], layers[2:], list)
	return assemble(name, layers, list)
}

// themePos finds where site.yaml names the theme: a site keeps the name without its place.
func themePos(site fs.FS, name string) diag.Pos {
	src, _ := fs.ReadFile(site, siteFile)
	for i, line := range strings.Split(string(src), "\n") {
		if at := strings.Index(line, name); at > 0 && strings.HasPrefix(line, "theme:") {
			return diag.Pos{File: siteFile, Line: i + 1, Col: at + 1}
		}
	}
	return diag.Pos{File: siteFile}
}

func assemble(name string, layers []layer, list *diag.List) (*theme.Theme, error) {
	t := &theme.Theme{
		Name:   name,
		Colour: map[doc.Ink]theme.Colour{},
		Dark:   map[doc.Ink]theme.Colour{},
		Words:  map[string]doc.Words{},
		Fonts:  theme.Fonts{Families: map[string]theme.Family{}},
	}
	var overlay theme.Overlay
	for _, l := range layers {
		overlay = append(overlay, l.files)
	}
	t.Files = overlay
	t.Where = func(name string) string {
		for _, l := range layers {
			if f, err := l.files.Open(name); err == nil {
				f.Close()
				return l.path + "/" + name
			}
		}
		return name
	}
	for _, l := range slices.Backward(layers) {
		if err := l.palette(t, list); err != nil {
			return nil, err
		}
		if err := l.words(t, list); err != nil {
			return nil, err
		}
		if err := l.fonts(t, list); err != nil {
			return nil, err
		}
	}
	if len(t.Colour) == 0 || t.Words[theme.Base] == nil {
		return nil, fmt.Errorf("theme %s has no palette or no words in %s", name, theme.Base)
	}
	return t, nil
}

// pairsOf reads a YAML file of a layer; none when there is no such file.
func (l layer) pairsOf(name string, list *diag.List) (*file, [][2]*yaml.Node, error) {
	if _, err := fs.Stat(l.files, name); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	b, err := contents(l.files, name, maxFile)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the theme: %w", err)
	}
	at := path.Join(l.path, name)
	src, ok := clean(at, b, list)
	if !ok {
		return nil, nil, nil
	}
	f := newFile(at, src, list)
	n := f.root()
	if n == nil {
		return f, nil, nil
	}
	return f, f.pairs(n), nil
}

// palette reads a role's colour, or the two of a list: on paper, and on a dark screen.
func (l layer) palette(t *theme.Theme, list *diag.List) error {
	f, pairs, err := l.pairsOf(paletteFile, list)
	known := inksOf(t) // none yet in the farthest layer, which defines them
	for _, p := range pairs {
		ink := doc.Ink(p[0].Value)
		if len(known) > 0 && !slices.Contains(known, p[0].Value) {
			f.unknownKey(p[0], p[1], known)
			continue
		}
		nodes := []*yaml.Node{p[1]}
		if p[1].Kind != yaml.ScalarNode {
			nodes = f.items(p[1])
		}
		for i, into := range []map[doc.Ink]theme.Colour{t.Colour, t.Dark} {
			if len(nodes) == 0 {
				continue
			}
			if c, ok := f.colour(nodes[min(i, len(nodes)-1)]); ok {
				into[ink] = c
			}
		}
	}
	return err
}

func inksOf(t *theme.Theme) []string {
	var out []string
	for ink := range t.Colour {
		out = append(out, string(ink))
	}
	slices.Sort(out)
	return out
}

func (f *file) colour(n *yaml.Node) (theme.Colour, bool) {
	s, ok := f.scalar(n, "a colour")
	if !ok {
		return theme.Colour{}, false
	}
	c, err := theme.ParseColour(s)
	if err != nil {
		f.errorf(n, "bad-colour", "%s", err)
		return c, false
	}
	return c, true
}

// words reads the interface words of every language of the layer.
func (l layer) words(t *theme.Theme, list *diag.List) error {
	entries, err := fs.ReadDir(l.files, wordsDir)
	if err != nil {
		return ignoreMissing(err)
	}
	for _, e := range entries {
		language, ok := strings.CutSuffix(e.Name(), ".yaml")
		if !ok || hidden(e.Name()) {
			continue
		}
		f, pairs, err := l.pairsOf(path.Join(wordsDir, e.Name()), list)
		if err != nil {
			return err
		}
		if t.Words[language] == nil {
			t.Words[language] = doc.Words{}
		}
		for _, p := range pairs {
			if s, ok := f.scalar(p[1], "a text"); ok {
				t.Words[language][p[0].Value] = s
			}
		}
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return fmt.Errorf("reading the theme: %w", err)
}

// sub is a folder as a tree of its own; one that is not there holds nothing.
func sub(files fs.FS, dir string) fs.FS {
	s, err := fs.Sub(files, dir)
	if err != nil {
		panic("load: " + err.Error()) // dir is made of ids
	}
	return s
}

func exists(files fs.FS, dir string) bool {
	info, err := fs.Stat(files, dir)
	return err == nil && info.IsDir()
}

// folders are the names of the themes there are.
func folders(site, themes fs.FS) []string {
	var out []string
	for _, files := range []fs.FS{sub(site, "themes"), themes} {
		entries, _ := fs.ReadDir(files, ".")
		for _, e := range entries {
			if e.IsDir() {
				out = append(out, e.Name())
			}
		}
	}
	return out
}
