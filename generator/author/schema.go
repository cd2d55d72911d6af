package author

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// schema is a JSON Schema, draft-07, or a part of one. encoding/json writes its keys in alphabetical order.
type schema map[string]any

// Schema gives the JSON Schema of a kind of file.
func Schema(kind string) ([]byte, error) { return schemaNamed(kind, nil) }

// Schema gives the JSON Schema of a kind of file, with the ids that the site defines as enums.
func (s *Site) Schema(kind string) ([]byte, error) { return schemaNamed(kind, s.Lib) }

func schemaNamed(kind string, lib *smm.Library) ([]byte, error) {
	var known []string
	for _, k := range load.Kinds() {
		if k.Name == kind {
			return encode(schemaOf(k, lib))
		}
		known = append(known, k.Name)
	}
	return nil, refuse(meant(kind, known), "unknown kind %q", kind)
}

// Kinds are the kinds that Schema knows, each with what it is.
func Kinds() [][2]string {
	var out [][2]string
	for _, k := range load.Kinds() {
		out = append(out, [2]string{k.Name, k.Doc})
	}
	return out
}

func schemaOf(k load.Kind, lib *smm.Library) schema {
	m := schemaMaker{ids: idsOf(lib), shared: schema{}, open: map[string]string{}, done: map[string]string{}}
	s := m.record(&load.Shape{Type: load.Record, Keys: func() []load.Key { return k.Keys }}, []string{k.Name})
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = "smmpub: " + k.Name
	s["description"] = k.Doc
	if len(m.shared) > 0 {
		s["definitions"] = m.shared
	}
	return s
}

func encode(s schema) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return nil, fmt.Errorf("write a schema: %w", err)
	}
	return b.Bytes(), nil
}

// schemaMaker turns declarations into a schema. A record that holds itself, as statements do, and what stands under
// many keys alike, go into definitions.
type schemaMaker struct {
	ids    *knownIDs
	shared schema
	open   map[string]string // fingerprints of the records around, and the definition of those that hold themselves
	done   map[string]string // fingerprints of finished records that hold themselves
}

// of gives the schema of a shape at a path of keys.
func (m *schemaMaker) of(s *load.Shape, path []string) schema {
	out := m.one(s, path)
	if s.Or == nil {
		return out
	}
	any := []schema{out}
	for or := s.Or; or != nil; or = or.Or {
		any = append(any, m.one(or, path))
	}
	return schema{"anyOf": any}
}

func (m *schemaMaker) one(s *load.Shape, path []string) schema {
	switch s.Type {
	case load.Line, load.Markdown:
		return anyText()
	case load.Text, load.Name:
		return m.text(path)
	case load.ID:
		return schema{"type": []string{"string", "integer"}, "pattern": idForm.String()}
	case load.Level:
		return m.level(path)
	case load.Boolean:
		return schema{"type": "boolean"}
	case load.Date:
		return schema{"type": []string{"string", "integer"}, "pattern": `^\d{4}(-\d{2}(-\d{2})?)?$`}
	case load.Address:
		return schema{"type": "string", "pattern": `^(https?://|mailto:)`}
	case load.Pattern:
		return schema{"type": "string"}
	case load.Choice:
		return schema{"enum": choices(s.Words)}
	case load.List:
		return schema{"type": "array", "items": m.of(s.Of, append(slices.Clip(path), "-"))}
	case load.Map:
		return m.openRecord(schema{"type": "object"}, s, path)
	case load.Record:
		return m.record(s, path)
	}
	panic("author: shape " + string(s.Type))
}

// choices are the values of a choice; YAML reads true and false as no words.
func choices(list []string) []any {
	var out []any
	for _, w := range list {
		switch w {
		case "true", "false":
			out = append(out, w == "true")
		default:
			out = append(out, w)
		}
	}
	return out
}

// anyText allows what the loader keeps as it is written.
func anyText() schema { return schema{"type": []string{"string", "number", "boolean"}} }

// text allows any text or, where the site defines what may stand there, its ids.
func (m *schemaMaker) text(path []string) schema {
	ids := m.ids.at(path)
	if len(ids) == 0 {
		return anyText()
	}
	var enum, docs []string
	for _, id := range ids {
		enum, docs = append(enum, id.name), append(docs, id.doc)
	}
	return schema{"enum": enum, "markdownEnumDescriptions": docs}
}

func (m *schemaMaker) level(path []string) schema {
	var enum []any
	for _, l := range m.ids.at(path) {
		enum = append(enum, int(l.name[0]-'0'))
	}
	if enum == nil {
		return schema{"type": []string{"integer", "string"}, "minimum": 0, "maximum": 9, "pattern": "^[0-9]$"}
	}
	return schema{"enum": enum}
}

// record gives the schema of a map with declared keys; one that is met again inside itself is a definition.
func (m *schemaMaker) record(s *load.Shape, path []string) schema {
	print := fingerprint(s)
	if name, ok := m.done[print]; ok {
		return ref(name)
	}
	if name, inside := m.open[print]; inside {
		if name == "" {
			name = m.define(path, nil)
			m.open[print] = name
		}
		return ref(name)
	}
	m.open[print] = ""
	out := m.openRecord(m.closedRecord(s, path), s, path)
	name := m.open[print]
	delete(m.open, print)
	if name == "" {
		return out
	}
	m.shared[name], m.done[print] = out, name
	return ref(name)
}

func ref(name string) schema { return schema{"$ref": "#/definitions/" + name} }

// define makes a definition, named by the last key of the path that is a word.
func (m *schemaMaker) define(path []string, s schema) string {
	name := ""
	for _, key := range path {
		if key != "*" && key != "-" {
			name = key
		}
	}
	name = fmt.Sprintf("%s-%d", name, len(m.shared)+1)
	m.shared[name] = s
	return name
}

// closedRecord holds the declared keys of a record and no others.
func (m *schemaMaker) closedRecord(s *load.Shape, path []string) schema {
	properties, required := schema{}, []string{}
	for _, k := range s.Keys() {
		p := m.of(k.Shape, append(slices.Clip(path), k.Name))
		properties[k.Name] = described(p, explained(k))
		if k.Required {
			required = append(required, k.Name)
		}
	}
	out := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// explained is what a key is for, with what holds without it.
func explained(k load.Key) string {
	if k.Default == "" {
		return k.Doc
	}
	return k.Doc + " Without it: " + k.Default + "."
}

// described adds what an editor shows; beside a reference nothing else counts.
func described(s schema, text string) schema {
	if _, ok := s["$ref"]; ok {
		s = schema{"allOf": []schema{s}}
	}
	s["description"] = text
	return s
}

// openRecord adds the keys that authors choose. Where the site defines them, they are the only ones.
func (m *schemaMaker) openRecord(out schema, s *load.Shape, path []string) schema {
	if s.Of == nil {
		return out
	}
	below := m.of(s.Of, append(slices.Clip(path), "*"))
	ids := m.ids.at(append(slices.Clip(path), "*:"))
	if len(ids) == 0 {
		return anyKey(out, s.By, below)
	}
	if _, ok := below["$ref"]; !ok {
		below = ref(m.define(path, below))
	}
	properties, _ := out["properties"].(schema)
	if properties == nil {
		properties = schema{}
		out["properties"] = properties
	}
	patterns := schema{}
	for _, id := range ids {
		if _, taken := properties[id.name]; !taken {
			properties[id.name] = described(maps.Clone(below), id.doc)
			patterns["^"+id.name+"$"] = properties[id.name]
		}
	}
	if s.By == load.Level { // to yaml-language-server, a number as key is in no property, but matches patterns
		out["patternProperties"] = patterns
	}
	out["additionalProperties"] = false
	return out
}

func anyKey(out schema, by load.Type, below schema) schema {
	switch by {
	case load.Level:
		out["patternProperties"], out["additionalProperties"] = schema{"^[0-9]$": below}, false
	case load.ID:
		out["patternProperties"], out["additionalProperties"] = schema{idForm.String(): below}, false
	default:
		out["additionalProperties"] = below
	}
	return out
}

// fingerprint tells records apart by their keys and by what they hold beside them.
func fingerprint(s *load.Shape) string {
	var b strings.Builder
	for ; s != nil; s = s.Of {
		b.WriteString(string(s.Type))
		if s.Keys != nil {
			for _, k := range s.Keys() {
				b.WriteString("|" + k.Name + "=" + k.Doc)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// schemaFolder holds the schemas that the first lines of sources name.
const schemaFolder = ".schemas"

// WriteSchemas writes the schemas of all kinds, with the ids of the site, for editors. It gives their paths.
func (s *Site) WriteSchemas() ([]string, error) {
	if err := s.root.MkdirAll(schemaFolder, folderMode); err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	var paths []string
	for _, k := range load.Kinds() {
		b, err := encode(schemaOf(k, s.Lib))
		if err != nil {
			return nil, err
		}
		name := schemaFolder + "/" + k.Name + ".json"
		if err := replace(s.root, []file{{name, b}}); err != nil {
			return nil, err
		}
		paths = append(paths, name)
	}
	return paths, nil
}
