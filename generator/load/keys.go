package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
)

// Key declares a key of a map. Readers, messages, the guide's tables and the JSON Schema all come from these.
type Key struct {
	Name     string
	Doc      string // what the key is for, a sentence
	Required bool
	Default  string // what holds where the key is missing, in words; "" where nothing does or doc says it
	Shape    *Shape
}

// Shape says what a value looks like.
type Shape struct {
	Type  Type
	Words []string     // of a Choice
	Of    *Shape       // what a List holds; the values of a Map; in a Record, the values of keys that the author chooses
	By    Type         // the keys that the author chooses: ID, Name, Level or Text
	For   string       // what those keys are, in the author's words
	Keys  func() []Key // of a Record
	Or    *Shape       // another shape that is allowed too
}

// Type is the kind of a Shape.
type Type string

// The types of value.
const (
	Text     Type = "text"     // plain text
	Line     Type = "line"     // one paragraph of Markdown
	Markdown Type = "markdown" // any Markdown
	ID       Type = "id"
	Name     Type = "name" // an id of something defined elsewhere
	Level    Type = "level"
	Boolean  Type = "boolean"
	Date     Type = "date"
	Address  Type = "address" // a URL
	Pattern  Type = "pattern" // a regular expression
	Choice   Type = "choice"  // one of Words
	List     Type = "list"
	Map      Type = "map" // keys are the author's
	Record   Type = "record"
)

// reading is how a value is read, with what it looks like.
type reading[V any] struct {
	shape *Shape
	read  func(f *file, n *yaml.Node) (V, bool)
}

// key is a Key of a map that fills a T.
type key[T any] struct {
	Key
	names bool // its value names the thing: findings about the thing point at it
	read  func(f *file, n *yaml.Node, into *T)
}

// field declares a key whose value goes to a field.
func field[T, V any](name, doc string, r reading[V], at func(*T) *V) key[T] {
	return key[T]{Key: Key{Name: name, Doc: doc, Shape: r.shape}, read: func(f *file, n *yaml.Node, into *T) {
		if v, ok := r.read(f, n); ok {
			*at(into) = v
		}
	}}
}

// custom declares a key that is read by a function of its own.
func custom[T any](name, doc string, shape *Shape, read func(f *file, n *yaml.Node, into *T)) key[T] {
	return key[T]{Key: Key{Name: name, Doc: doc, Shape: shape}, read: read}
}

func (k key[T]) required() key[T] { k.Required = true; return k }

// without says what holds where the key is missing.
func (k key[T]) without(words string) key[T] { k.Default = words; return k }

func (k key[T]) naming() key[T] { k.names = true; return k }

// within makes keys of a part into keys of the whole.
func within[T, P any](keys []key[P], part func(*T) *P) []key[T] {
	var out []key[T]
	for _, k := range keys {
		out = append(out, key[T]{Key: k.Key, names: k.names, read: func(f *file, n *yaml.Node, into *T) { k.read(f, n, part(into)) }})
	}
	return out
}

// declared gives the declarations without their readers.
func declared[T any](keys []key[T]) []Key {
	var out []Key
	for _, k := range keys {
		out = append(out, k.Key)
	}
	return out
}

// readMap fills a T from a map and gives the place of what names it, else of the map.
func readMap[T any](f *file, n *yaml.Node, keys []key[T], into *T) diag.Pos {
	n = resolved(n)
	pos := f.pos(n)
	if n.Kind != yaml.MappingNode {
		f.wrongType(n, "a map")
		return pos
	}
	seen := map[string]bool{}
	for _, p := range f.pairs(n) {
		k := find(keys, p[0].Value)
		if k == nil {
			f.unknownKey(p[0], p[1], namesOf(keys))
			continue
		}
		seen[k.Name] = true
		if k.names {
			pos = f.pos(p[1])
		}
		k.read(f, p[1], into)
	}
	for _, k := range keys {
		if k.Required && !seen[k.Name] {
			f.errorf(n, "missing-key", "%q is missing", k.Name).Hint = k.Name + ": " + k.Doc
		}
	}
	return pos
}

func find[T any](keys []key[T], name string) *key[T] {
	for i := range keys {
		if keys[i].Name == name {
			return &keys[i]
		}
	}
	return nil
}

func namesOf[T any](keys []key[T]) []string {
	var out []string
	for _, k := range keys {
		out = append(out, k.Name)
	}
	return out
}

// record reads a map into an E; at, when not nil, is where the E keeps its place.
func record[E any](keys []key[E], at func(*E) *diag.Pos) reading[E] {
	shape := &Shape{Type: Record, Keys: func() []Key { return declared(keys) }}
	return reading[E]{shape, func(f *file, n *yaml.Node) (E, bool) {
		var e E
		if resolved(n).Kind != yaml.MappingNode {
			f.wrongType(n, "a map")
			return e, false
		}
		pos := readMap(f, n, keys, &e)
		if at != nil {
			*at(&e) = pos
		}
		return e, true
	}}
}

// pointer reads what r reads and gives its address.
func pointer[E any](r reading[E]) reading[*E] {
	return reading[*E]{r.shape, func(f *file, n *yaml.Node) (*E, bool) {
		e, ok := r.read(f, n)
		return &e, ok
	}}
}

// listOf reads a list.
func listOf[E any](r reading[E]) reading[[]E] {
	return reading[[]E]{&Shape{Type: List, Of: r.shape}, func(f *file, n *yaml.Node) ([]E, bool) {
		var out []E
		for _, item := range f.items(n) {
			if e, ok := r.read(f, item); ok {
				out = append(out, e)
			}
		}
		return out, true
	}}
}

// oneOrMore reads a list, or a single value in place of a list of one.
func oneOrMore[E any](r reading[E]) reading[[]E] {
	list := listOf(r)
	shape := &Shape{Type: List, Of: r.shape, Or: r.shape}
	return reading[[]E]{shape, func(f *file, n *yaml.Node) ([]E, bool) {
		if n = resolved(n); n.Kind != yaml.ScalarNode {
			return list.read(f, n)
		}
		e, ok := r.read(f, n)
		return []E{e}, ok
	}}
}
