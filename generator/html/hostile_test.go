package html

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

const hostile = `</script><b onload="x">{{.Words}}'"&<!--`

// addresses are the fields that hold what compose makes, not what authors write.
var addresses = []string{"Path", "To", "Out", "Page", "Symbol", "PDF", "BaseURL", "Status"}

// poison puts hostile text behind every string of the tree.
func poison(v reflect.Value, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Interface()] {
			return
		}
		seen[v.Interface()] = true
		poison(v.Elem(), seen)
	case reflect.Interface:
		poison(v.Elem(), seen)
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), seen)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			poison(v.MapIndex(key), seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Field(i)
			if f.Type() == reflect.TypeFor[string]() && f.String() != "" && !slices.Contains(addresses, v.Type().Field(i).Name) {
				f.SetString(f.String() + hostile)
			}
			poison(f, seen)
		}
	}
}

func hostileSite() *doc.Site {
	site := sampleSite()
	p := site.Pubs[1]
	p.Front.Status, p.Front.StatusText = "draft", "Draft"
	p.Front.Licence.URL = "javascript:alert(1)//"
	p.Chapters[0].Title = append(p.Chapters[0].Title, &doc.Code{Text: "code"})
	p.Chapters[0].Body = append(p.Chapters[0].Body, para(ref(doc.Link, "url:evil"), &doc.Ref{Kind: doc.Bracket, Raw: "[x]"}, &doc.Code{Text: "c"},
		&doc.InlineImage{Image: p.Images[0], Alt: "inline"}))
	poison(reflect.ValueOf(site), map[any]bool{})
	return site
}

var tagPattern = regexp.MustCompile(`<!DOCTYPE html>|</?[a-zA-Z][a-zA-Z0-9]*(\s+[a-zA-Z][a-zA-Z0-9:-]*(="[^"<>]*")?)*\s*/?>`)

// dataPattern is data for machines: JSON, in which nothing may look like a tag.
var dataPattern = regexp.MustCompile(`<script type="application/ld\+json">[^<>&]*</script>`)

func TestAuthorsTextIsEscapedEverywhere(t *testing.T) {
	files := render(t, hostileSite())
	found := 0
	for _, name := range pagesOf(files) {
		page := string(files[name])
		if strings.Contains(page, "ZgotmplZ") {
			t.Errorf("%s: html/template refused a value: %s", name, around(page, strings.Index(page, "ZgotmplZ")))
		}
		if i := strings.Index(page, "&amp;amp;"); i >= 0 {
			t.Errorf("%s: escaped twice: %s", name, around(page, i))
		}
		found += strings.Count(page, "{{.Words}}")
		for _, tag := range tagPattern.FindAllString(page, -1) {
			if strings.HasPrefix(tag, "<b ") || strings.Contains(tag, ` onload="`) {
				t.Errorf("%s: a tag of the author's: %s", name, tag)
			}
		}
		if name == "404.html" {
			continue // its style has quotes
		}
		rest := tagPattern.ReplaceAllString(dataPattern.ReplaceAllString(page, ""), "")
		if i := strings.IndexAny(rest, `<>"`); i >= 0 {
			t.Errorf("%s: not escaped: %s", name, around(rest, i))
		}
	}
	if found < 500 {
		t.Errorf("the hostile text stands in %d places only", found)
	}
}

func around(s string, i int) string { return s[max(0, i-80):min(len(s), i+80)] }

func TestScriptAddressesAreNotLinked(t *testing.T) {
	files := render(t, hostileSite())
	for _, name := range pagesOf(files) {
		page := strings.ReplaceAll(string(files[name]), `<link rel="icon" href="data:,">`, "")
		if m := regexp.MustCompile(`(href|src)="\s*(javascript|data):`).FindString(page); m != "" {
			t.Errorf("%s: %s", name, m)
		}
	}
}

func TestEscapedTextReadsAsWritten(t *testing.T) {
	if got, want := escaped("a & <b> \"c\" 'd' {{e}}\x00"), "a &amp; &lt;b&gt; &#34;c&#34; &#39;d&#39; {{e}}\uFFFD"; got != want {
		t.Errorf("escape gives %q, want %q", got, want)
	}
}
