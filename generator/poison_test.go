package generator

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	nethtml "golang.org/x/net/html"
	"gopkg.in/yaml.v3"

	"smmpub/generator/load"
)

// poison is what no output may take for anything but text; inMarkdown is how an author writes it as text there.
const (
	poison     = `</script><b onload="x()">{{.Title}}]]>--></title>'"&`
	inMarkdown = "`" + `</script><b onload="x()">{{.Title}}]]>--></title>'"&` + "`"
)

// figureOf is a figure with poison in its alternative text and its caption.
const figureOf = "\n![" + `\</script\>\<b onload="x()"\>{{.Title}}](figure:hierarchy "\</script\>\<b onload='x()'\>{{.Title}}")` + "\n"

// poisoner puts the poison behind every text of a site's YAML files, as the declarations of the keys tell texts.
type poisoner struct{ count int }

func (p *poisoner) record(n *yaml.Node, keys []load.Key, s *load.Shape) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		known := false
		for _, k := range keys {
			if k.Name == n.Content[i].Value {
				p.value(n.Content[i+1], k.Shape)
				known = true
			}
		}
		if !known && s != nil && s.Of != nil {
			p.value(n.Content[i+1], s.Of)
		}
	}
}

func (p *poisoner) value(n *yaml.Node, s *load.Shape) {
	switch {
	case s == nil:
	case n.Kind == yaml.SequenceNode && s.Type != load.List:
		p.value(n, s.Or)
	case n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			p.value(c, s.Of)
		}
	case n.Kind == yaml.MappingNode && s.Type == load.Record && s.Keys != nil:
		p.record(n, s.Keys(), s)
	case n.Kind == yaml.MappingNode && s.Type == load.Map:
		p.record(n, nil, s)
	case n.Kind == yaml.MappingNode:
		p.value(n, s.Or)
	case s.Type == load.Text && !named[n.Value]:
		n.Value, n.Style = n.Value+poison, yaml.DoubleQuotedStyle
		p.count++
	case s.Type == load.Line || s.Type == load.Markdown:
		p.markdown(n)
	case s.Or != nil:
		p.value(n, s.Or)
	}
}

func (p *poisoner) markdown(n *yaml.Node) {
	if strings.Contains(n.Value, "\n") || strings.Contains(n.Value, "{#") {
		return
	}
	n.Value, n.Style = n.Value+" "+inMarkdown, yaml.DoubleQuotedStyle
	p.count++
}

// named are texts of the small site that are looked up somewhere, or have a form.
var named = map[string]bool{"en": true, "1.0": true, "1": true, "S 1": true, "S 2": true, "S 3": true, "G": true, "G 1": true, "none": true, "default": true}

// poisoned is the small site with poison in all its texts.
func poisoned(t *testing.T) fstest.MapFS {
	t.Helper()
	site, p := smallSite(t), &poisoner{}
	kinds := map[string][]load.Key{}
	for _, k := range load.Kinds() {
		kinds[k.Name] = k.Keys
	}
	for name, file := range site {
		switch {
		case strings.HasSuffix(name, ".md"):
			text := strings.Replace(string(file.Data), "\n\n", " "+inMarkdown+"\n\n", 1) + "\n\nLast " + inMarkdown + "\n"
			if strings.HasPrefix(name, "content/howto/") {
				text += figureOf
			}
			file.Data = []byte(text)
		case strings.HasSuffix(name, ".yaml"):
			var n yaml.Node
			if err := yaml.Unmarshal(file.Data, &n); err != nil {
				t.Fatal(err)
			}
			var head struct{ Kind string }
			_ = n.Decode(&head)
			p.record(n.Content[0], kinds[head.Kind], nil)
			text, err := yaml.Marshal(&n)
			if err != nil {
				t.Fatal(err)
			}
			file.Data = text
		}
	}
	if p.count < 40 {
		t.Errorf("only %d texts are poisoned", p.count)
	}
	return site
}

func TestAuthorsTextsAreTextInEveryOutput(t *testing.T) {
	files, result, err := Files(poisoned(t), embedded())
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		t.Fatal(findings(t, poisoned(t)))
	}
	clean, _, err := Files(smallSite(t), embedded())
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for name, data := range files {
		found += bytes.Count(data, []byte("{{.Title}}"))
		switch {
		case strings.HasSuffix(name, ".html"):
			harmless(t, name, data, clean[name])
		case strings.HasSuffix(name, ".json"):
			if !json.Valid(data) {
				t.Errorf("%s is no JSON", name)
			}
		case strings.HasSuffix(name, ".pdf"):
			wellFormed(t, name, data)
		case strings.HasPrefix(name, "search/"):
			handedOn(t, name, data)
		case strings.HasSuffix(name, ".js"), strings.HasSuffix(name, ".css"):
			if !bytes.Equal(data, clean[name]) && bytes.Contains(data, []byte("onload")) {
				t.Errorf("%s holds what an author wrote", name)
			}
		}
	}
	if found < 300 {
		t.Errorf("the poison stands in %d places only", found)
	}
}

// harmless checks that a page has no element, attribute or script that comes from a text.
func harmless(t *testing.T, name string, page, clean []byte) {
	t.Helper()
	if scripts(t, page) != scripts(t, clean) {
		t.Errorf("%s has other scripts than without poison", name)
	}
	z := nethtml.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			token := z.Token()
			if token.Data == "b" {
				t.Errorf("%s: an element of the author's: %s", name, token)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.Contains(a.Val, "ZgotmplZ") || strings.HasPrefix(a.Val, "javascript:") {
					t.Errorf("%s: an attribute of the author's: %s", name, token)
				}
			}
		}
	}
}

// handedOn checks that a script of the search's index does nothing but hand on data.
func handedOn(t *testing.T, name string, data []byte) {
	t.Helper()
	m := regexp.MustCompile(`^smmpub\.found\("\w+",(.*)\)\n$`).FindSubmatch(data)
	if m == nil || !json.Valid(m[1]) || bytes.ContainsAny(data, "<>") {
		t.Errorf("%s does more than hand on data", name)
	}
}

// scripts is the text of all scripts and styles of a page.
func scripts(t *testing.T, page []byte) string {
	t.Helper()
	var b strings.Builder
	for _, m := range regexp.MustCompile(`(?s)<(script|style)([^>]*)>(.*?)</(script|style)>`).FindAllSubmatch(page, -1) {
		if !bytes.Contains(m[2], []byte("application/")) { // data, which no browser runs
			b.Write(m[3])
		} else if !json.Valid(m[3]) {
			t.Errorf("%s is no JSON", m[3])
		}
	}
	return b.String()
}

// wellFormed checks that the metadata of a PDF is XML in which the poison is text.
func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	packets := 0
	for rest := data; ; {
		_, after, ok := bytes.Cut(rest, []byte("stream\n"))
		if !ok {
			break
		}
		packet, after, _ := bytes.Cut(after, []byte("endstream"))
		rest = after
		if r, err := zlib.NewReader(bytes.NewReader(packet)); err == nil {
			packet, _ = io.ReadAll(r)
		}
		start, end := bytes.Index(packet, []byte("<x:xmpmeta")), bytes.Index(packet, []byte("</x:xmpmeta>"))
		if start < 0 || end < start {
			continue
		}
		packets++
		d := xml.NewDecoder(bytes.NewReader(packet[start : end+len("</x:xmpmeta>")]))
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%s: metadata: %v", name, err)
				break
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "b" {
				t.Errorf("%s: metadata with an element of the author's", name)
			}
		}
	}
	t.Logf("%s has %d metadata packets", name, packets)
}

// TestMarkdownAttributesInjectNothing tries what attribute blocks of other Markdown programs can do.
func TestMarkdownAttributesInjectNothing(t *testing.T) {
	for _, text := range []string{
		"# Title {style=\"color:red\" onclick=\"x()\"}\n\nText.\n",
		"# Title\n\n## Two {onclick=x() .class #ok}\n\nText.\n",
		"# Title\n\n## Two {#ok\" onclick=\"x()}\n\nText.\n",
		"# Title\n\n[a](https://example.org \"x\\\" onclick=\\\"x()\"){onclick=x()}\n",
		"# Title\n\n[a](javascript:x()) [b](JaVaScRiPt&colon;x()) [c](data:text/html,x) [d](//evil.example)\n",
		"# Title\n\n<javascript:x()> <https://example.org/\"onclick=\"x()>\n",
		"# Title\n\n```\" onclick=\"x()\ncode\n```\n",
	} {
		site := smallSite(t)
		site["content/howto/start.md"] = &fstest.MapFile{Data: []byte(text)}
		o := embedded()
		o.NoPDF = true
		files, result, err := Files(site, o)
		if err != nil {
			t.Fatal(err)
		}
		if result.Failed() {
			continue
		}
		for name, data := range files {
			if strings.HasSuffix(name, ".html") {
				harmless(t, name, data, data)
			}
		}
	}
}
