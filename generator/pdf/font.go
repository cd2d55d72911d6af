package pdf

import (
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/liberation/liberationmonobold"
	"codeberg.org/go-fonts/liberation/liberationmonobolditalic"
	"codeberg.org/go-fonts/liberation/liberationmonoitalic"
	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbolditalic"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifbolditalic"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"

	"smmpub/generator/pdf/layout"
	"smmpub/generator/truetype"
)

// source gives a font, which is read when it is first asked for and then shared by every document.
type source func() *truetype.Font

func compiledIn(name string, data []byte) source {
	return sync.OnceValue(func() *truetype.Font {
		f, err := truetype.Parse(name, data)
		if err != nil {
			panic("pdf: " + name + ": " + err.Error())
		}
		return f
	})
}

// usual are the fonts of styles for which neither theme nor brand has one: regular, bold, italic, both.
var usual = [layout.Head]source{
	layout.Serif:                               compiledIn("Liberation Serif", liberationserifregular.TTF),
	layout.Serif + layout.Bold:                 compiledIn("Liberation Serif Bold", liberationserifbold.TTF),
	layout.Serif + layout.Italic:               compiledIn("Liberation Serif Italic", liberationserifitalic.TTF),
	layout.Serif + layout.Bold + layout.Italic: compiledIn("Liberation Serif Bold Italic", liberationserifbolditalic.TTF),
	layout.Sans:                                compiledIn("Liberation Sans", liberationsansregular.TTF),
	layout.Sans + layout.Bold:                  compiledIn("Liberation Sans Bold", liberationsansbold.TTF),
	layout.Sans + layout.Italic:                compiledIn("Liberation Sans Italic", liberationsansitalic.TTF),
	layout.Sans + layout.Bold + layout.Italic:  compiledIn("Liberation Sans Bold Italic", liberationsansbolditalic.TTF),
	layout.Mono:                                compiledIn("Liberation Mono", liberationmonoregular.TTF),
	layout.Mono + layout.Bold:                  compiledIn("Liberation Mono Bold", liberationmonobold.TTF),
	layout.Mono + layout.Italic:                compiledIn("Liberation Mono Italic", liberationmonoitalic.TTF),
	layout.Mono + layout.Bold + layout.Italic:  compiledIn("Liberation Mono Bold Italic", liberationmonobolditalic.TTF),
}

// symbols lend what text fonts lack: arrows, signs, more scripts.
var symbols, boldSymbols = compiledIn("DejaVu Sans", dejavusans.TTF), compiledIn("DejaVu Sans Bold", dejavusansbold.TTF)
