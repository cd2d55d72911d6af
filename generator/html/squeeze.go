package html

import (
	"regexp"
	"strings"
)

// squeezedStyle is a style sheet without comments and without white space that says nothing: readers load what works, authors
// of themes read what explains. What stands in quotes is kept.
func squeezedStyle(sheet []byte) []byte {
	out := make([]byte, 0, len(sheet))
	blank := false // white space was left out and may be needed
	for i := 0; i < len(sheet); i++ {
		c := sheet[i]
		switch {
		case c == '/' && i+1 < len(sheet) && sheet[i+1] == '*':
			i = past(sheet, i+2, "*/") - 1
			blank = true
			continue
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			blank = true
			continue
		}
		if blank && len(out) > 0 && !strings.ContainsRune("{};,:>", rune(out[len(out)-1])) && !strings.ContainsRune("{};,>", rune(c)) {
			out = append(out, ' ')
		}
		blank = false
		if c == '}' && len(out) > 0 && out[len(out)-1] == ';' {
			out = out[:len(out)-1]
		}
		end := i + 1
		if c == '"' || c == '\'' {
			end = past(sheet, i+1, string(c))
		}
		out = append(out, sheet[i:end]...)
		i = end - 1
	}
	return append(out, '\n')
}

// past is the place behind the next mark.
func past(text []byte, from int, mark string) int {
	for i := from; i+len(mark) <= len(text); i++ {
		if text[i] == '\\' {
			i++
			continue
		}
		if string(text[i:i+len(mark)]) == mark {
			return i + len(mark)
		}
	}
	return len(text)
}

// aroundSigns is white space beside signs of a script that need none. Plus and minus are not among them: they may stand twice.
var aroundSigns = regexp.MustCompile(` *([=(){}\[\];,:?<>&|*!]) *`)

// squeezedScript is a script without indentation, without the lines that are comments and without white space around signs. Lines
// stay lines, so that what a browser reports can be found in the source, and lines that may hold more than names, signs and
// texts in double quotes are kept as they are.
func squeezedScript(script []byte) []byte {
	var out []byte
	for line := range strings.Lines(string(script)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		if !strings.ContainsAny(line, "`/'\\") {
			parts := strings.Split(line, `"`)
			for i := 0; i < len(parts); i += 2 { // between texts
				parts[i] = aroundSigns.ReplaceAllString(parts[i], "$1")
			}
			line = strings.Join(parts, `"`)
		}
		out = append(append(out, line...), '\n')
	}
	return out
}
