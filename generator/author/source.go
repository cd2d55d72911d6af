package author

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"smmpub/generator/diag"
	"smmpub/generator/load"
)

// source is a file's bytes, with the offsets at which its lines begin. Positions of load count characters in the text
// without a byte order mark and with line ends of one kind; offsets count the bytes of the file as it is.
type source struct {
	raw   []byte
	lines []int
}

func newSource(raw []byte) *source {
	s := &source{raw: raw, lines: []int{0}}
	if bytes.HasPrefix(raw, []byte("\ufeff")) {
		s.lines[0] = len("\ufeff")
	}
	for i, b := range raw {
		if b == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// text is what load reads.
func (s *source) text() (string, bool) { return load.Clean(s.raw) }

// line is a line without its end, counted from 1; "" beyond the last.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	end := len(s.raw)
	if n < len(s.lines) {
		end = s.lines[n] - 1
	}
	return strings.TrimSuffix(string(s.raw[s.lines[n-1]:end]), "\r")
}

// offset is where a position stands; -1 for one that is not in the file.
func (s *source) offset(p diag.Pos) int {
	if p.Line < 1 || p.Line > len(s.lines) || p.Col < 1 {
		return -1
	}
	line := s.line(p.Line)
	at := 0
	for range p.Col - 1 {
		if at >= len(line) {
			return -1
		}
		_, n := utf8.DecodeRuneInString(line[at:])
		at += n
	}
	return s.lines[p.Line-1] + at
}

// newline is the line end that the file uses.
func (s *source) newline() string {
	if bytes.Contains(s.raw, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// edit puts a text in the place of the bytes from one offset to another.
type edit struct {
	from, to int
	text     string
}

// apply makes edits, which are in order. One that begins inside another is left out.
func apply(raw []byte, edits []edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		if e.from < at {
			continue
		}
		out = append(out, raw[at:e.from]...)
		out = append(out, e.text...)
		at = e.to
	}
	return append(out, raw[at:]...)
}
