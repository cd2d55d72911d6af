package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sources gives the text of a file named by a Pos, or nil when there is none to quote.
type Sources func(file string) []byte

// Fprint writes findings for a terminal or a log: one line each, the source line with the place underlined, the hint,
// and the related places.
func Fprint(w io.Writer, list []Diagnostic, src Sources) error {
	return fprint(w, list, src, Severity.String)
}

// FprintColour is Fprint for a terminal that shows colours: the words of severity have one each.
func FprintColour(w io.Writer, list []Diagnostic, src Sources) error {
	return fprint(w, list, src, coloured)
}

// coloured is the word of a severity in bold red, yellow or cyan.
func coloured(s Severity) string {
	colour := map[Severity]int{Error: 31, Warning: 33, Info: 36}[s]
	return fmt.Sprintf("\x1b[1;%dm%s\x1b[0m", colour, s)
}

func fprint(w io.Writer, list []Diagnostic, src Sources, word func(Severity) string) error {
	b, lines := bufio.NewWriter(w), NewLines(src)
	for _, d := range list {
		fmt.Fprintf(b, "%s: %s: %s", printable(d.Pos.String()), word(d.Severity), printable(d.Message))
		if d.Rule != "" {
			fmt.Fprintf(b, " [%s]", d.Rule)
		}
		b.WriteByte('\n')
		excerpt(b, d, lines)
		if d.Hint != "" {
			fmt.Fprintf(b, "  hint: %s\n", printable(d.Hint))
		}
		for _, r := range d.Related {
			fmt.Fprintf(b, "  %s: %s\n", printable(r.Pos.String()), printable(r.Message))
		}
	}
	return b.Flush()
}

// width is how much of a long source line an excerpt shows.
const width = 100

func excerpt(b *bufio.Writer, d Diagnostic, lines *Lines) {
	if !lines.find(d.Pos) {
		return
	}
	text := lines.text
	col := min(max(d.Pos.Col, 1), len(text)+1) - 1
	from := 0
	if len(text) > width && col > width/2 {
		from = min(col-width/2, len(text)-width)
	}
	shown := text[from:min(from+width, len(text))]
	number := fmt.Sprintf("%5d | ", d.Pos.Line)
	fmt.Fprintf(b, "%s%s\n", number, strings.TrimRight(string(shown), " "))
	if d.Pos.Col == 0 {
		return
	}
	n := min(underline(text, col, d.Len), max(1, from+width-col))
	fmt.Fprintf(b, "%s| %s^%s\n", strings.Repeat(" ", 6), strings.Repeat(" ", col-from), strings.Repeat("~", n-1))
}

// longestWord bounds what is marked of text without spaces.
const longestWord = 1000

// underline is the number of characters to mark: what the finding says, else the word at its place.
func underline(line []rune, col, length int) int {
	if length > 0 {
		return max(1, min(length, len(line)-col))
	}
	n := 0
	for _, r := range line[min(col, len(line)):] {
		if unicode.IsSpace(r) || strings.ContainsRune(",:}])\"'", r) && n > 0 || n == longestWord {
			break
		}
		n++
	}
	return max(1, n)
}

// printable keeps an author's text from steering a terminal: tabs become a space, controls and bidirectional
// overrides become U+FFFD, one for one, so that columns stay true.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == utf8.RuneError:
			return utf8.RuneError
		}
		return r
	}, s)
}
