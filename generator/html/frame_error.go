package html

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// FrameError is a mistake in a page frame. Line and Col count from 1; 0 is not known.
type FrameError struct {
	Name      string // of the frame: "page.html"
	Line, Col int
	Message   string
	Hint      string // how to mend it, "" where that is not known
}

func (e *FrameError) Error() string { return fmt.Sprintf("%s:%d: %s", e.Name, e.Line, e.Message) }

// templateMessage is how text/template and html/template begin a message.
var templateMessage = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(\d+):(?:(\d+):)? (.*)$`)

// What else is taken out of their messages.
var (
	executing    = regexp.MustCompile(`(?s)^executing "[^"]*" at <.*?>: (.*)$`)
	calling      = regexp.MustCompile(`(?s)^error calling \w+: (.*)$`)
	unknownField = regexp.MustCompile(`^can't evaluate field (\w+) in type (\S+)`)
	nilField     = regexp.MustCompile(`^nil pointer evaluating \S+?\.(\w+)$`)
	unknownCall  = regexp.MustCompile(`^function "(\w+)" not defined`)
	noList       = regexp.MustCompile(`(?s)^range can't iterate over .*$`)
)

// frameError takes the place out of a template's error; it stands nowhere else.
func frameError(name string, err error) error {
	e := &FrameError{Name: name, Message: err.Error()}
	if m := templateMessage.FindStringSubmatch(err.Error()); m != nil {
		e.Name, e.Message = m[1], m[4]
		e.Line, _ = strconv.Atoi(m[2])
		if col, err := strconv.Atoi(m[3]); err == nil {
			e.Col = col + 1
		}
	}
	e.explain(err)
	return e
}

// explain says in the words of frames what a template's message says in Go's.
func (e *FrameError) explain(err error) {
	if m := executing.FindStringSubmatch(e.Message); m != nil {
		e.Message = m[1]
	}
	if m := calling.FindStringSubmatch(e.Message); m != nil {
		e.Message = m[1]
	}
	if cost, ok := costOf(err); ok {
		e.Message = string(cost)
		return
	}
	if m := unknownField.FindStringSubmatch(e.Message); m != nil {
		e.Message = fmt.Sprintf("there is no .%s here", m[1])
		e.Hint = didYouMean("."+m[1], fieldsOf(m[2]))
	} else if m := nilField.FindStringSubmatch(e.Message); m != nil {
		e.Message = fmt.Sprintf(".%s is asked of something that this page does not have", m[1])
		e.Hint = "put it inside {{with ...}}, which is passed over where there is nothing"
	} else if m := unknownCall.FindStringSubmatch(e.Message); m != nil {
		e.Hint = didYouMean(m[1], functions)
	} else if noList.MatchString(e.Message) { // Go quotes what it is, which may be a whole page
		e.Message = "range can't iterate over this: it is no list"
		e.Hint = "print it as it is, or put it inside {{with ...}}"
	} else if m := unknownWord.FindStringSubmatch(e.Message); m != nil {
		e.Hint = "smmpub new theme NAME words/en.yaml copies the file that has them all"
	}
}

// functions are those of text/template that are of use in a frame.
var functions = []string{"and", "eq", "ge", "gt", "html", "index", "le", "len", "lt", "ne", "not", "or", "print", "printf", "println", "slice", "urlquery"}

func didYouMean(name string, known []string) string {
	near := diag.Nearest(name, known)
	if len(near) == 0 {
		return ""
	}
	return fmt.Sprintf("did you mean %s?", strings.Join(near, " or "))
}

// frameData is what each frame is given.
var frameData = map[string]any{
	"page.html": frame{}, "home.html": homeData{}, "title.html": titleData{}, "short.html": shortData{}, "404.html": missingData{}, reportFrame: reportData{},
	searchFrame: searchData{},
}

// fieldsOf are the names that a type of the frames' data has, ".Title"; the type is written as Go writes it.
func fieldsOf(name string) []string {
	var out []string
	for _, t := range frameTypes() {
		if "*"+t.String() != name && t.String() != name {
			continue
		}
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				out = append(out, "."+f.Name)
			}
		}
		pointer := reflect.PointerTo(t)
		for i := range pointer.NumMethod() {
			out = append(out, "."+pointer.Method(i).Name)
		}
	}
	return out
}

// frameTypes are the types of all that frames are given.
func frameTypes() []reflect.Type {
	var all []reflect.Type
	for _, data := range frameData {
		all = append(all, reflect.TypeOf(data))
	}
	return typesBelow(all...)
}

// typesBelow are types of data and of all that they hold, each once, in order of name.
func typesBelow(of ...reflect.Type) []reflect.Type {
	seen := map[reflect.Type]bool{}
	var add func(reflect.Type)
	add = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice:
			add(t.Elem())
		case reflect.Struct:
			if seen[t] {
				return
			}
			seen[t] = true
			for i := range t.NumField() {
				if f := t.Field(i); f.IsExported() || f.Anonymous {
					add(f.Type)
				}
			}
		}
	}
	for _, t := range of {
		add(t)
	}
	var out []reflect.Type
	for t := range seen {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b reflect.Type) int { return strings.Compare(a.String(), b.String()) })
	return out
}

var unknownWord = regexp.MustCompile(`^unknown interface word "`)

// word is an interface word for a frame; one that no theme has is a mistake of the frame's.
func word(words doc.Words, key string) (string, error) {
	w, ok := words[key]
	if !ok {
		return "", fmt.Errorf("unknown interface word %q", key)
	}
	return w, nil
}
