package doc

import (
	"strings"
	"unicode"
)

// Slug makes an address of words: letters and digits in lower case, one hyphen between words.
func Slug(words string) string {
	var b strings.Builder
	gap := false
	for _, r := range words {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = gap || r != '\'' && r != '’'
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
