package load

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
)

// otherSlips reports what an author would stumble over next in a file that yaml.v3 has given up: the parser names one
// mistake a run, and a table copied from elsewhere has many. It tells whether one of them explains why the parser stopped
// at a line. Only single lines are judged, and only with the parser's consent: what it reads by itself is no slip.
func (f *file) otherSlips(failing int) (explained bool) {
	if len(f.src) > maxSearched {
		return false
	}
	before := f.list.Count(diag.Error)
	for n := 1; n <= len(f.lines) && f.list.Count(diag.Error) < before+maxSlips; n++ {
		switch end := f.endOfValue(n); {
		case !beginsValue.MatchString(f.line(n)):
		case end > n:
			n = end
		case f.slipAlone(n):
			explained = explained || n <= failing
		default:
			f.silentSlip(n)
		}
	}
	return explained
}

// beginsValue is a line that holds a key or an item of a list; others go on with the one above.
var beginsValue = regexp.MustCompile(`^\s*(- |[\w"'][^:#]*: )`)

// endOfValue is the line at which a value ends that goes on below: a literal block, or what a quotation mark or bracket
// has left open; else the line itself.
func (f *file) endOfValue(n int) int {
	line := f.line(n)
	if opensLiteral.MatchString(line) {
		return f.endOfLiteral(n)
	}
	value := line[valueStart(line):]
	if value == "" || !strings.ContainsRune("\"'[{", rune(value[0])) {
		return n
	}
	for end := n; end <= min(n+maxOpen, len(f.lines)); end++ {
		if !leftOpen(value) {
			return end
		}
		value += "\n" + f.line(end+1)
	}
	return n
}

func (f *file) endOfLiteral(n int) int {
	end := n
	for end < len(f.lines) && (strings.TrimSpace(f.line(end+1)) == "" || indentOf(f.line(end+1)) > indentOf(f.line(n))) {
		end++
	}
	return end
}

// leftOpen reports a value that begins with a quotation mark or bracket to which nothing answers.
func leftOpen(value string) bool {
	if q := value[0]; q == '"' || q == '\'' {
		return strings.IndexByte(value[1:], q) < 0
	}
	return closingOf(value) < 0
}

// slipAlone reports the slip of a line that YAML cannot read by itself.
func (f *file) slipAlone(n int) bool {
	s, ok := f.slip(n)
	if !ok || yaml.Unmarshal([]byte(strings.TrimSpace(f.line(n))), &yaml.Node{}) == nil {
		return false
	}
	f.reportSlip(n, s)
	return true
}

func (f *file) reportSlip(n int, s slip) {
	d := f.list.Errorf(f.at(n, s.col), "syntax", "%s", s.what)
	d.Len, d.Hint = s.length, s.hint
}

// silentSlip reports what YAML reads and takes for something else: a text that becomes a map, or loses its end.
func (f *file) silentSlip(n int) {
	line := f.line(n)
	column := func(at int) int { return utf8.RuneCountInString(line[:at]) + 1 }
	if m := prosyKey.FindStringSubmatchIndex(line); m != nil && !knownKey(line[m[2]:m[3]]) {
		f.list.Errorf(f.at(n, column(m[2])), "unquoted-text", `": " makes a map of this text`).Hint = quoteIt
		return
	}
	if m := glued.FindStringSubmatchIndex(line); m != nil {
		f.reportGlued(f.at(n, column(m[2])), line[m[2]:m[3]])
	}
}

// prosyKey is an item of a list that begins with words and a colon.
var prosyKey = regexp.MustCompile(`^\s*(?:- +)+([A-Z][^:#"'{}\[\]]*|[a-z]+ [^:#"'{}\[\]]*): `)

// glued is a plain text with a comment that follows it without a space after its mark.
var glued = regexp.MustCompile(`^\s*(?:- +|[\w-]+: +)+[^\s"'|>{\[#][^#]*\s(#[^ #!\t].*)$`)

func knownKey(word string) bool { return slices.Contains(namesOf(statementKeys()), word) }
