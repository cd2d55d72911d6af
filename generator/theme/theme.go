// Package theme is the look that both editions share: palette, interface words, and the overlay of a site's own
// templates and assets over the embedded ones.
//
// It is filled by load; html and pdf read it. It draws nothing.
package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strconv"

	"smmpub/generator/doc"
)

// Theme is one look.
type Theme struct {
	Name   string
	Colour map[doc.Ink]Colour   // on white paper
	Dark   map[doc.Ink]Colour   // on a dark screen
	Words  map[string]doc.Words // by language; "en" is always there
	Fonts  Fonts
	Files  fs.FS               // page frames and assets by name: "page.html", "style.css"; nearest wins
	Where  func(string) string // the path of a file of Files for messages: "templates/page.html"
}

// Base is the language whose words every theme has in full.
const Base = "en"

// raw gives the words of a language as themes write them, words that it lacks in English.
func (t *Theme) raw(lang string) doc.Words {
	words := doc.Words{}
	maps.Copy(words, t.Words[Base])
	maps.Copy(words, t.Words[lang])
	return words
}

// Colour is an sRGB colour.
type Colour struct{ R, G, B uint8 }

// ParseColour reads "#336699".
func ParseColour(s string) (Colour, error) {
	if len(s) == 7 && s[0] == '#' {
		if n, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
		}
	}
	return Colour{}, fmt.Errorf("%q is no colour; write it like #336699", s)
}

// String writes the colour as ParseColour reads it.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Overlay shows several trees as one: a file is taken from the first that has it.
type Overlay []fs.FS

// Open gives the file of the nearest layer that has it.
func (o Overlay) Open(name string) (fs.File, error) {
	for _, layer := range o {
		f, err := layer.Open(name)
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
