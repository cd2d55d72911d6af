package check

import (
	"regexp"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// placeholder is what people write into the cells of a table of a word processor where there is nothing to say, in English
// and German, once case and punctuation are dropped. The same words further on in a sentence say something.
var placeholder = regexp.MustCompile(`^(` +
	`|x+|n a|na|none|nil|nothing|tb[acd]|todo|to be (added|confirmed|defined|determined|done)|(not|non) applicable` +
	`|not (defined|required|needed|used)( (at|for) this level)?` +
	`|(none|no|not applicable|nothing) (at|for) this level` +
	`|no (additional |further |specific |other )?(actions?|considerations?|indicators?|measures?|requirements?)( (at|for) this level)?` +
	`|ditto|idem|(same )?(as )?above|as before` +
	`|(the )?(same )?(as|see|like|identical to|equal to)( in| at| for)? (the )?(lower |previous |preceding )?levels?( \d)?( above)?` +
	`|see (above|below)|no changes?|unchanged` +
	`|k a|keine|nichts|entfällt|offen|dito|s o|wie (oben|zuvor)|siehe (oben|unten)` +
	`|nicht (anwendbar|zutreffend|relevant|erforderlich)|keine (weiteren |zusätzlichen |besonderen )?(anforderungen|maßnahmen|angaben)` +
	`|(wie|siehe)( in| auf| bei)? (der )?(stufe \d|vorige stufe)` +
	`)$`)

// elsewhere is how those begin that point to another place.
var elsewhere = regexp.MustCompile(`^((the )?same|as|see|like|identical|equal|above|no change|unchanged|ditto|idem|dito|s o|wie|siehe)\b`)

// holdsPlace reports a statement that says nothing and was written so that its cell is not empty.
func holdsPlace(s *smm.Statement) bool {
	return len(s.Text) > 0 && len(s.Items)+len(s.More) == 0 && s.See.Text == "" && placeholder.MatchString(wordsOf(s))
}

func wordsOf(s *smm.Statement) string { return plainWords(doc.PlainText(s.Text)) }

// placeholders reports such a statement where it would be asked in every assessment.
func (c *checker) placeholders(s *smm.Statement) {
	if s.Part == nil || s.Part.Assess == smm.AssessNone || s.Told() || !holdsPlace(s) {
		return
	}
	d := c.list.Warnf(s.Pos, "placeholder-statement", "%q says only %q and is asked like any other", s.FullID, doc.PlainText(s.Text))
	if elsewhere.MatchString(wordsOf(s)) {
		d.Hint = "leave it out: what lower levels ask holds here too; see= and a full id name a statement elsewhere"
		return
	}
	d.Hint = "leave it out: an empty cell is {}; say why in its description, or as {none: why} in place of the whole row"
}
