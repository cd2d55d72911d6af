package exchange

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const reportPage = "../../docs/content/report-json.md"

// key is what the page says of a key: whether it may be left out, and whether redacted reports do without it.
type key struct{ optional, redacted bool }

var (
	objectHead = regexp.MustCompile("^### (`.*)$")
	keyRow     = regexp.MustCompile("^\\| `([a-z_]+)` \\| ([^|]*) \\| ")
)

// TestEveryKeyOfReportsIsDocumented compares the page with the keys that are written, both ways.
func TestEveryKeyOfReportsIsDocumented(t *testing.T) {
	written := map[string]bool{}
	keysOf(reflect.TypeFor[report](), "", written)
	documented := map[string]bool{}
	for place, k := range documentedKeys(t) {
		documented[place] = k.optional
	}
	if diff := cmp.Diff(documented, written); diff != "" {
		t.Errorf("%s does not say what is written; true: may be left out (-documented +written)\n%s", reportPage, diff)
	}
}

// TestRedactedKeysAreLeftOut holds the page's marks against a report in which every key is set.
func TestRedactedKeysAreLeftOut(t *testing.T) {
	full := reflect.New(reflect.TypeFor[report]())
	fill(full.Elem())
	kept := map[string]bool{}
	for place, k := range documentedKeys(t) {
		kept[place] = !k.redacted && !belowRedacted(t, place)
	}
	got := present(t, redacted(full.Elem().Interface().(report)))
	for place, want := range kept {
		if got[place] != want {
			t.Errorf("%s: in a redacted report: %t, documented: %t", place, got[place], want)
		}
	}
}

func belowRedacted(t *testing.T, place string) bool {
	keys := documentedKeys(t)
	for i, r := range place {
		if r == '.' && keys[strings.TrimSuffix(place[:i], "[]")].redacted {
			return true
		}
	}
	return false
}

// documentedKeys are the keys of the page by their place: practices[].target.level.
func documentedKeys(t *testing.T) map[string]key {
	t.Helper()
	b, err := os.ReadFile(reportPage)
	if err != nil {
		t.Fatal(err)
	}
	out, objects := map[string]key{}, []string{""}
	for line := range strings.Lines(string(b)) {
		if m := objectHead.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			objects = strings.Split(strings.ReplaceAll(m[1], "`", ""), ", ")
		}
		if m := keyRow.FindStringSubmatch(line); m != nil {
			for _, object := range objects {
				out[strings.TrimPrefix(object+"."+m[1], ".")] = key{strings.Contains(m[2], "?"), strings.Contains(m[2], "*R*")}
			}
		}
	}
	return out
}

// keysOf adds the keys of a type, with whether they may be left out.
func keysOf(typ reflect.Type, at string, out map[string]bool) {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch {
	case typ.Kind() == reflect.Slice:
		keysOf(typ.Elem(), at+"[]", out)
	case typ.Kind() == reflect.Struct:
		for f := range typ.Fields() {
			if f.Anonymous {
				keysOf(f.Type, at, out)
				continue
			}
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			place := strings.TrimPrefix(at+"."+name, ".")
			out[place] = slices.Contains([]string{"omitempty", "omitzero"}, options)
			keysOf(f.Type, place, out)
		}
	}
}

// fill sets everything in a value to something.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{"a": "b"}))
	case reflect.String:
		v.SetString("x")
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic(v.Kind())
	}
}

// present are the places of the keys of a document.
func present(t *testing.T, d report) map[string]bool {
	t.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	places(tree, "", out)
	return out
}

func places(v any, at string, out map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			places(x, at+"[]", out)
		}
	case map[string]any:
		for name, x := range v {
			place := strings.TrimPrefix(at+"."+name, ".")
			out[place] = true
			places(x, place, out)
		}
	}
}
