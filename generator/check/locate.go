package check

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"smmpub/generator/diag"
)

// maxSearched is how many bytes of sources are looked through for words. Only a site with very many findings has more.
const maxSearched = 32 << 20

// locate finds words in the file of a position, from its line on or else from the start, for findings about words that the
// readers kept no place of. before is the word in front of them; "" for any. Without the file's text it gives the position.
func (c *checker) locate(at diag.Pos, before, words string) diag.Pos {
	if c.options.Source == nil {
		return at
	}
	src := c.options.Source(at.File)
	if c.searched += len(src); c.searched > maxSearched {
		return at
	}
	lead := `(?:^|[^\pL\pN.-])`
	if before != "" {
		lead += regexp.QuoteMeta(before) + `\s+`
	}
	re := regexp.MustCompile(lead + `(` + strings.ReplaceAll(regexp.QuoteMeta(words), " ", `\s+`) + `)(?:$|[^\pL\pN-])`)
	for _, from := range []int{lineStart(src, at.Line), 0} {
		if m := re.FindSubmatchIndex(src[from:]); m != nil {
			return position(at.File, src[:from+m[2]])
		}
	}
	return at
}

// lineStart is the offset of a line, or of the end.
func lineStart(src []byte, line int) int {
	at := 0
	for ; line > 1; line-- {
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			return len(src)
		}
		at += n + 1
	}
	return at
}

// position is the place behind a text.
func position(file string, text []byte) diag.Pos {
	line := bytes.LastIndexByte(text, '\n') + 1
	return diag.Pos{File: file, Line: bytes.Count(text, []byte("\n")) + 1, Col: utf8.RuneCount(text[line:]) + 1}
}
