package serve

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"smmpub/generator/diag"
)

// excerptWidth is how many characters are shown of a long line, half of them at most before the place.
const excerptWidth = 100

// excerpt is the source line of a finding with its place underlined, as diag prints it; "" when there is no line.
func excerpt(d diag.Diagnostic, lines *diag.Lines) string {
	before, marked, after, ok := lines.Excerpt(d, excerptWidth/2)
	if !ok {
		return ""
	}
	line := fmt.Sprintf("%5d | %s", d.Pos.Line, clip(before+marked+after, excerptWidth))
	if d.Pos.Col == 0 {
		return strings.TrimRight(line, " ")
	}
	column := utf8.RuneCountInString(before)
	long := max(1, min(utf8.RuneCountInString(marked), excerptWidth-column))
	return fmt.Sprintf("%s\n      | %s^%s", strings.TrimRight(line, " "), strings.Repeat(" ", column), strings.Repeat("~", long-1))
}

func clip(s string, most int) string {
	runes := []rune(s)
	return string(runes[:min(len(runes), most)])
}
