package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// words reads the running text of the whole library once, word by word, for acronyms and for names in another spelling.
func (c *checker) words() {
	v := c.vocabulary()
	c.texts(func(t text, blocks []doc.Block) {
		v.begin(t, c.here(t))
		doc.EachText(blocks, func(in []doc.Inline) []doc.Inline {
			v.inlines(in, false)
			return in
		})
	})
	v.names(c.lib)
	c.acronymRules(v)
	for _, s := range v.variants {
		d := c.list.Warnf(c.locate(s.at, s.before, s.other), "variant-spelling", "%q is called %q in %s", s.other, s.name, s.model)
		d.Len, d.Hint = len([]rune(s.other)), "write "+s.name
	}
}

// vocabulary is what words are held against, and what was found of it.
type vocabulary struct {
	acronyms map[string]bool  // those that a glossary lists
	first    [256]bool        // the bytes that one of them begins with
	used     map[mention]bool // by a publication; nil: by a page of the site
	known    map[string]bool  // used by anything
	unlisted map[*smm.Pub]map[string]*capitals
	aliases  map[*smm.Model]map[string][]alias // by the first word of the alias
	variants []variant

	at    text // the text being read
	model *smm.Model
	caps  map[string]*capitals
}

// mention is a word that a publication uses.
type mention struct {
	pub  *smm.Pub
	word string
}

// alias is a name that the model knows, and the one that it uses.
type alias struct{ other, name string }

type variant struct {
	alias
	model  string
	before string // the word in front of it, to find it again
	at     diag.Pos
}

func (c *checker) vocabulary() *vocabulary {
	v := &vocabulary{
		acronyms: map[string]bool{}, used: map[mention]bool{}, known: map[string]bool{},
		unlisted: map[*smm.Pub]map[string]*capitals{}, aliases: map[*smm.Model]map[string][]alias{},
	}
	for _, g := range c.lib.Glossaries {
		for _, a := range g.Acronyms {
			if a.Acronym == "" {
				continue
			}
			v.acronyms[a.Acronym], v.first[a.Acronym[0]] = true, true
		}
	}
	for _, m := range c.lib.Models {
		v.aliases[m] = map[string][]alias{}
		for n := range m.Nodes {
			for _, other := range n.Aliases {
				word := other[:wordAt(other)]
				v.aliases[m][word] = append(v.aliases[m][word], alias{other, n.Name})
			}
		}
	}
	return v
}

// lastWord is the word that a text ends in, if it ends in a word and spaces.
func lastWord(s string) string {
	fields := strings.Fields(s)
	if len(fields) == 0 || !isWord(fields[len(fields)-1]) {
		return ""
	}
	return fields[len(fields)-1]
}

func isWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// begin turns to another text.
func (v *vocabulary) begin(t text, p *smm.Pub) {
	v.at, v.model = t, nil
	if p != nil {
		v.model = p.Model
	}
	if v.unlisted[t.pub] == nil {
		v.unlisted[t.pub] = map[string]*capitals{}
	}
	v.caps = v.unlisted[t.pub]
}

// inlines reads a run of text. The words of links, headings and captions count as uses of an acronym.
func (v *vocabulary) inlines(in []doc.Inline, link bool) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Text:
			v.text(x.Text, link)
		case *doc.Acronym:
			v.use(x.Short)
		case *doc.Span:
			v.inlines(x.Content, link)
		case *doc.Ref:
			v.inlines(x.Content, true)
		}
	}
}

// names reads plain texts, in which acronyms may be used too.
func (v *vocabulary) names(lib *smm.Library) {
	v.begin(text{}, nil)
	for _, p := range lib.Profiles {
		for _, class := range p.Classes {
			v.text(class.Name, true)
			for _, d := range class.Devices {
				v.text(d.Name, true)
			}
		}
		for _, m := range p.Marks {
			v.text(m.Meaning, true)
		}
	}
	for _, b := range lib.References {
		for _, e := range b.Entries {
			v.text(e.Title, true)
			v.text(e.Publisher, true)
		}
	}
	for _, p := range lib.Pubs() {
		v.text(p.Title, true)
	}
}

// text reads a text word by word. Only words that begin with a capital, or as an acronym does, are looked at.
func (v *vocabulary) text(s string, quiet bool) {
	for at := 0; at < len(s); {
		b := s[at]
		if b < utf8.RuneSelf && !letterOrDigit(b) {
			at++
			continue
		}
		n := wordAt(s[at:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[at:])
		} else if v.first[b] || b >= 'A' && b <= 'Z' {
			v.word(s, at, n, quiet)
		}
		at += n
	}
}

// use notes that the text being read uses an acronym.
func (v *vocabulary) use(w string) {
	v.known[w] = true
	if v.at.pub != nil || v.at.file != nil {
		v.used[mention{v.at.pub, w}] = true
	}
}

func letterOrDigit(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

func (v *vocabulary) word(s string, at, n int, quiet bool) {
	w := s[at : at+n]
	if single := strings.TrimSuffix(w, "s"); v.acronyms[w] || v.acronyms[single] {
		v.use(w)
		v.use(single)
		return
	}
	if quiet {
		return
	}
	if isCapitals(w) && !isNumbered(s[at+n:]) {
		v.capitals(s, at, w)
	}
	for _, a := range v.aliases[v.model][w] {
		if isPhrase(s, at, a.other) {
			v.variants = append(v.variants, variant{a, v.model.FullName(), lastWord(tail(s[:at])), v.at.at})
		}
	}
}

// isPhrase reports that a name stands at a place of the text, as written. A name of one word is not told from the first
// word of a sentence, and is passed over there.
func isPhrase(s string, at int, phrase string) bool {
	if !strings.HasPrefix(s[at:], phrase) {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(s[at+len(phrase):]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return false
	}
	before := strings.TrimRight(s[:at], " \"'(“‘")
	return strings.Contains(phrase, " ") || before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?:")
}
