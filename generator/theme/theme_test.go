package theme

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"smmpub/generator/doc"
)

func TestColoursAreSixDigitsBehindASign(t *testing.T) {
	for _, c := range []struct {
		text string
		want Colour
		ok   bool
	}{
		{"#336699", Colour{0x33, 0x66, 0x99}, true},
		{"#FFffFf", Colour{255, 255, 255}, true},
		{"#000000", Colour{}, true},
		{"#369", Colour{}, false},
		{"336699", Colour{}, false},
		{"#33669g", Colour{}, false},
		{"#+36699", Colour{}, false},
		{"#3366990", Colour{}, false},
		{"red", Colour{}, false},
		{"", Colour{}, false},
	} {
		got, err := ParseColour(c.text)
		if got != c.want || (err == nil) != c.ok {
			t.Errorf("ParseColour(%q) = %v, %v", c.text, got, err)
		}
	}
}

func TestAColourIsWrittenAsItIsRead(t *testing.T) {
	for _, text := range []string{"#000000", "#0a0b0c", "#ffffff"} {
		c, err := ParseColour(text)
		if err != nil || c.String() != text {
			t.Errorf("%s came back as %s, %v", text, c, err)
		}
	}
}

func TestTheNearestLayerWins(t *testing.T) {
	near := fstest.MapFS{"page.html": {Data: []byte("near")}}
	far := fstest.MapFS{"page.html": {Data: []byte("far")}, "style.css": {Data: []byte("far")}}
	o := Overlay{near, far}
	for name, want := range map[string]string{"page.html": "near", "style.css": "far"} {
		if got, err := fs.ReadFile(o, name); err != nil || string(got) != want {
			t.Errorf("%s is %q, %v; want %q", name, got, err, want)
		}
	}
	if _, err := o.Open("script.js"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that no layer has: %v", err)
	}
}

// broken is a layer whose files cannot be read.
type broken struct{}

func (broken) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestALayerThatCannotBeReadIsNotPassedOver(t *testing.T) {
	far := fstest.MapFS{"page.html": {Data: []byte("far")}}
	if _, err := (Overlay{broken{}, far}).Open("page.html"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, want the first layer's trouble", err)
	}
}

func TestWordsThatALanguageLacksAreEnglish(t *testing.T) {
	th := &Theme{Words: map[string]doc.Words{"en": {"see": "see", "table": "Table"}, "de": {"table": "Tabelle"}}}
	for language, want := range map[string]doc.Words{
		"en": {"see": "see", "table": "Table"},
		"de": {"see": "see", "table": "Tabelle"},
		"fr": {"see": "see", "table": "Table"},
	} {
		got := th.Language(language)
		if got["see"] != want["see"] || got["table"] != want["table"] {
			t.Errorf("%s has %v, want %v", language, got, want)
		}
	}
	th.Language("de")["see"] = "siehe"
	if th.Words["en"]["see"] != "see" || th.Words["de"]["see"] != "" {
		t.Error("a language's words are those of the theme, not a copy")
	}
}
