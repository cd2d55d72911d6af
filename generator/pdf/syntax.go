package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// ref writes a reference to an object.
func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

// num writes a length of layout in points, to the hundredth.
func num(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	n = (n + 5) / 10
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// literal writes bytes as a string: names of destinations, addresses.
func literal(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < 0x20 || c >= 0x7f:
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
	return b.String()
}

// text writes words for people: in ASCII where that is enough, else in UTF-16.
func text(s string) string {
	for _, r := range s {
		if r < 0x20 || r >= 0x7f {
			return utf16Text(s)
		}
	}
	return literal(s)
}

func utf16Text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}

// uri writes an address in ASCII, as a URI action wants it: all other bytes and spaces by percent signs.
func uri(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > 0x20 && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", s[i])
	}
	return b.String()
}
