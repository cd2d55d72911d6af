package author_test

import (
	"encoding/json"
	"testing"

	"smmpub/generator/author"
)

// TestEveryKeyOfEverySchemaIsExplained holds the promise to editors: whatever key the pointer rests on, there is a text.
func TestEveryKeyOfEverySchemaIsExplained(t *testing.T) {
	if len(author.Kinds()) < 8 {
		t.Fatalf("kinds are missing: %q", author.Kinds())
	}
	for _, kind := range author.Kinds() {
		b, err := author.Schema(kind[0])
		if err != nil {
			t.Fatal(err)
		}
		var s map[string]any
		if err := json.Unmarshal(b, &s); err != nil {
			t.Fatal(err)
		}
		if s["$schema"] != "http://json-schema.org/draft-07/schema#" || s["description"] == "" {
			t.Errorf("%s says neither what it is nor its draft", kind[0])
		}
		explained(t, kind[0], s, s["definitions"])
	}
}

func explained(t *testing.T, at string, part, definitions any) {
	switch part := part.(type) {
	case []any:
		for _, p := range part {
			explained(t, at, p, definitions)
		}
	case map[string]any:
		if name, ok := part["$ref"].(string); ok {
			if d, _ := definitions.(map[string]any); d[name[len("#/definitions/"):]] == nil {
				t.Errorf("%s: %s is not defined", at, name)
			}
		}
		properties, _ := part["properties"].(map[string]any)
		for key, p := range properties {
			if text, _ := p.(map[string]any)["description"].(string); text == "" {
				t.Errorf("%s/%s: no description", at, key)
			}
		}
		for key, p := range part {
			explained(t, at+"/"+key, p, definitions)
		}
	}
}
