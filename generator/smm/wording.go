package smm

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
)

// Wording is all that an answer to the statement answers: its words behind those of the headings above it and, where it is
// asked as one, with those of its items. A statement that only says where its text stands has the words of that place.
func (s *Statement) Wording() []doc.Inline {
	out := s.said()
	for up := s.Under; up != nil; up = up.Under {
		out = follow(up.said(), ": ", out)
	}
	if s.Whole {
		between := " "
		Walk(s.Items, func(item *Statement) {
			out = follow(out, between, item.said())
			between = "; "
		})
	}
	return out
}

func (s *Statement) said() []doc.Inline {
	if s.Text == nil {
		return s.Root().Text
	}
	return s.Text
}

// follow puts words behind others, with a mark between them where those before end without one.
func follow(before []doc.Inline, mark string, behind []doc.Inline) []doc.Inline {
	if len(before) == 0 || len(behind) == 0 {
		return append(slices.Clip(before), behind...)
	}
	if strings.ContainsAny(lastRune(doc.PlainText(before)), ".,:;!?…：。") {
		mark = " "
	}
	return append(append(slices.Clip(before), &doc.Text{Text: mark}), behind...)
}

func lastRune(s string) string {
	r := []rune(strings.TrimSpace(s))
	return string(r[max(0, len(r)-1):])
}
