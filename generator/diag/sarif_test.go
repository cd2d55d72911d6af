package diag

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// TestSARIFHasTheSchemasStructure holds a log against what the schema of SARIF 2.1.0 asks of the parts that are written:
// required properties, types, enumerations and bounds, and no property that the schema does not know.
func TestSARIFHasTheSchemasStructure(t *testing.T) {
	for _, r := range []*Report{sample(), {}} {
		var b strings.Builder
		if err := (SARIF{}).Write(&b, r); err != nil {
			t.Fatal(err)
		}
		var log any
		if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
			t.Fatal(err)
		}
		hold(t, "log", log, sarifShape)
	}
}

// shape is the part of a JSON schema that the structure of SARIF needs.
type shape struct {
	kind     string // object, array, string, integer, uri
	required []string
	has      map[string]*shape
	of       *shape // of an array
	enum     []string
	least    float64
}

func object(required string, has map[string]*shape) *shape {
	return &shape{kind: "object", required: strings.Fields(required), has: has}
}
func array(of *shape) *shape       { return &shape{kind: "array", of: of} }
func enum(values string) *shape    { return &shape{kind: "string", enum: strings.Fields(values)} }
func integer(least float64) *shape { return &shape{kind: "integer", least: least} }

var (
	text             = &shape{kind: "string"}
	message          = object("text", map[string]*shape{"text": text})
	sarifRegionShape = object("startLine", map[string]*shape{"startLine": integer(1), "startColumn": integer(1), "endColumn": integer(1)})
	location         = object("physicalLocation", map[string]*shape{
		"id": integer(-1), "message": message,
		"physicalLocation": object("artifactLocation", map[string]*shape{
			"artifactLocation": object("uri", map[string]*shape{"uri": {kind: "uri"}}), "region": sarifRegionShape,
		}),
	})
	sarifShape = object("$schema version runs", map[string]*shape{
		"$schema": {kind: "uri"}, "version": enum("2.1.0"),
		"runs": array(object("tool results columnKind", map[string]*shape{
			"columnKind": enum("utf16CodeUnits unicodeCodePoints"),
			"tool": object("driver", map[string]*shape{"driver": object("name rules", map[string]*shape{
				"name": text, "version": text, "rules": array(object("id", map[string]*shape{"id": text})),
			})}),
			"results": array(object("message ruleId level locations", map[string]*shape{
				"ruleId": text, "ruleIndex": integer(-1), "level": enum("none note warning error"), "message": message,
				"locations": array(location), "relatedLocations": array(location),
				"suppressions": array(object("kind", map[string]*shape{
					"kind": enum("inSource external"), "status": enum("accepted underReview rejected"),
					"justification": text, "location": location,
				})),
			})),
		})),
	})
)

func hold(t *testing.T, at string, v any, s *shape) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		holdObject(t, at, v, s)
	case []any:
		if s.kind != "array" {
			t.Errorf("%s is an array, want %s", at, s.kind)
			return
		}
		for _, item := range v {
			hold(t, at+"[]", item, s.of)
		}
	case float64:
		if s.kind != "integer" || v < s.least || v != float64(int(v)) {
			t.Errorf("%s is %v, want %s of at least %v", at, v, s.kind, s.least)
		}
	case string:
		holdString(t, at, v, s)
	default:
		t.Errorf("%s is %T, want %s", at, v, s.kind)
	}
}

func holdObject(t *testing.T, at string, v map[string]any, s *shape) {
	t.Helper()
	if s.kind != "object" {
		t.Errorf("%s is an object, want %s", at, s.kind)
		return
	}
	for _, name := range s.required {
		if v[name] == nil {
			t.Errorf("%s lacks %s", at, name)
		}
	}
	for name, item := range v {
		if s.has[name] == nil {
			t.Errorf("%s has %s, which the schema does not know", at, name)
			continue
		}
		hold(t, at+"."+name, item, s.has[name])
	}
}

func holdString(t *testing.T, at, v string, s *shape) {
	t.Helper()
	switch {
	case s.kind == "uri":
		if _, err := url.Parse(v); err != nil || strings.ContainsAny(v, " \"<>\\^`{|}") {
			t.Errorf("%s is %q, which is no address", at, v)
		}
	case s.kind != "string":
		t.Errorf("%s is a string, want %s", at, s.kind)
	case s.enum != nil && !strings.Contains(" "+strings.Join(s.enum, " ")+" ", " "+v+" "):
		t.Errorf("%s is %q, want one of %v", at, v, s.enum)
	}
}
