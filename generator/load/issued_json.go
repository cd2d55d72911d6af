package load

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/diag"
)

// The bounds of a JSON file's structure.
const (
	maxJSONDepth = 32
	maxJSONKeys  = 1_000 // of one object
	maxJSONCount = 1_000_000
)

// jsonFile is a JSON file while it is read, value by value and from start to end. The first thing that is wrong ends the
// reading; it is said without the file's own words, keys that we know excepted.
type jsonFile struct {
	name, src   string
	values      *json.Decoder
	steps       []string // keys and indices of where the reading is
	depth       int
	begin       int // of the value that was read last, in bytes
	wrong, hint string
	place       diag.Pos // of what is wrong
}

// newJSON opens a text. What is no JSON as a whole is wrong at once.
func newJSON(name, src string) *jsonFile {
	r := &jsonFile{name: name, src: src, hint: issuedHint, values: json.NewDecoder(strings.NewReader(src))}
	r.values.UseNumber()
	var whole json.RawMessage
	err := json.Unmarshal([]byte(src), &whole)
	var bad *json.SyntaxError
	switch {
	case err == nil:
	case strings.TrimSpace(src) == "":
		r.fail("the file is empty")
	case errors.As(err, &bad) && int(bad.Offset) < len(src):
		r.begin = max(int(bad.Offset)-1, 0)
		r.fail("it is no JSON from here on")
	default:
		r.begin = len(src)
		r.fail("the JSON ends too early")
	}
	return r
}

// fail says what is wrong with the value that was read last, unless something was wrong before.
func (r *jsonFile) fail(format string, args ...any) {
	if r.wrong != "" {
		return
	}
	r.wrong = fmt.Sprintf(format, args...)
	if len(r.steps) > 0 {
		r.wrong = strings.TrimPrefix(strings.Join(r.steps, ""), ".") + ": " + r.wrong
	}
	r.place = place(r.name, r.src, r.begin)
}

// refuse is fail with a hint of its own.
func (r *jsonFile) refuse(hint, format string, args ...any) {
	if r.wrong == "" {
		r.hint = hint
		r.fail(format, args...)
	}
}

// next reads a token; nil when something is wrong.
func (r *jsonFile) next() json.Token {
	if r.wrong != "" {
		return nil
	}
	r.begin = int(r.values.InputOffset())
	r.begin += len(r.src[r.begin:]) - len(strings.TrimLeft(r.src[r.begin:], " \t\n,:"))
	t, err := r.values.Token()
	if err != nil {
		r.fail("it is no JSON from here on")
		return nil
	}
	return t
}

// more reports whether the list or object goes on.
func (r *jsonFile) more() bool { return r.wrong == "" && r.values.More() }

// within reads a part of the value.
func (r *jsonFile) within(step string, read func()) {
	r.steps = append(r.steps, step)
	read()
	r.steps = r.steps[:len(r.steps)-1]
}

// fields read the values of keys.
type fields map[string]func()

// object reads an object. Keys without a reader are passed over, required ones must be there.
func (r *jsonFile) object(read fields, required ...string) {
	if r.open() {
		r.rest(read, required...)
	}
}

// open goes into an object.
func (r *jsonFile) open() bool {
	if t := r.next(); t != tokenOpen {
		r.fail("expected an object")
	}
	return r.wrong == ""
}

// tokenOpen begins an object.
const tokenOpen = json.Delim('{')

// rest is object for one that was opened.
func (r *jsonFile) rest(read fields, required ...string) {
	begin := r.begin
	seen := r.keys(func(key string) {
		if value := read[key]; value != nil {
			r.within("."+key, value)
		} else {
			r.pass(r.next())
		}
	})
	for _, key := range required {
		if !seen[key] {
			r.begin = begin
			r.fail("expected the key %s", key)
		}
	}
}

// keys calls value for every key of an object that was begun.
func (r *jsonFile) keys(value func(key string)) map[string]bool {
	seen := map[string]bool{}
	r.nest()
	for r.more() {
		key, _ := r.next().(string)
		switch {
		case seen[key]:
			r.fail("a key stands twice in an object")
		case len(seen) == maxJSONKeys:
			r.fail("an object has more than %d keys", maxJSONKeys)
		}
		seen[key] = true
		value(key)
	}
	r.next()
	r.depth--
	return seen
}

// nest goes into a list or an object.
func (r *jsonFile) nest() {
	if r.depth++; r.depth > maxJSONDepth {
		r.fail("the values are nested more than %d deep", maxJSONDepth)
	}
}

// list reads a list.
func (r *jsonFile) list(item func()) {
	if t := r.next(); t != json.Delim('[') {
		r.fail("expected a list")
		return
	}
	r.nest()
	for i := 0; r.more(); i++ {
		r.within("["+strconv.Itoa(i)+"]", item)
	}
	r.next()
	r.depth--
}

// pass reads past a value that begins with a token.
func (r *jsonFile) pass(t json.Token) {
	switch t {
	case tokenOpen:
		r.keys(func(string) { r.pass(r.next()) })
	case json.Delim('['):
		r.nest()
		for r.more() {
			r.pass(r.next())
		}
		r.next()
		r.depth--
	}
}

// string reads a text that holds what can be printed.
func (r *jsonFile) string(to *string) func() {
	return func() {
		s, ok := r.next().(string)
		switch {
		case !ok:
			r.fail("expected a text")
		case strings.ContainsFunc(s, forbidden) || strings.ContainsFunc(s, overrides):
			r.fail("expected a text without control characters")
		}
		*to = s
	}
}

// matching reads a text of a form.
func (r *jsonFile) matching(to *string, what string, form func(string) bool) func() {
	return func() {
		r.string(to)()
		if len(*to) > maxName || !form(*to) {
			r.fail("expected %s", what)
		}
	}
}

// oneOf reads one of a set of words.
func oneOf[E ~string](r *jsonFile, to *E, words ...E) func() {
	return func() {
		var s string
		r.string(&s)()
		if !slices.Contains(words, E(s)) {
			r.fail("expected one of %s", listOfWords(words))
		}
		*to = E(s)
	}
}

func listOfWords[E ~string](words []E) string {
	var out []string
	for _, w := range words {
		out = append(out, string(w))
	}
	return strings.Join(out, ", ")
}

// number reads a whole number from 0 to most.
func (r *jsonFile) number(to *int, most int) func() {
	return func() { r.count(r.next(), to, most) }
}

// nullable reads a whole number from 0 to most, or counts a null.
func (r *jsonFile) nullable(to *int, most int, nulls *int) func() {
	return func() {
		t := r.next()
		if t == nil && r.wrong == "" {
			*nulls++
			return
		}
		r.count(t, to, most)
	}
}

func (r *jsonFile) count(t json.Token, to *int, most int) {
	digits, _ := t.(json.Number)
	n, err := strconv.Atoi(string(digits))
	if err != nil || n < 0 || n > most {
		r.fail("expected a whole number from 0 to %d", most)
		return
	}
	*to = n
}
