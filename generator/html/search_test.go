package html

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

func TestFoldTakesLettersThatLookDifferentForTheSame(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Vendor's PII", "vendors pii"},
		{"ÉTÉ e\u0301te\u0301 İstanbul", "ete ete istanbul"},
		{"ＰＣＩ ﬁle", "pci file"},
		{"ΣΟΦΟΣ σοφός", "σοφοσ σοφοσ"},
		{"straße 한국", "straße 한국"},
	} {
		if got := fold(c.text); got != c.want {
			t.Errorf("%q folds to %q, not %q", c.text, got, c.want)
		}
	}
}

func wordsOf(text string) []string {
	var out []string
	eachWord(fold(text), func(w string) { out = append(out, w) })
	return out
}

func TestWordsOfCrowdedScriptsArePairs(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"SR 1.1 RE(1)", []string{"sr", "1", "1", "re", "1"}},
		{"threat-modeling.industry-2", []string{"threat", "modeling", "industry", "2"}},
		{"IoT成熟度モデル", []string{"iot", "成熟", "熟度", "度モ", "モテ", "テル", "ル"}},
		{"", nil},
	} {
		if got := wordsOf(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q has the words %q, not %q", c.text, got, c.want)
		}
	}
}

func TestKeysKeepLettersDigitsAndDots(t *testing.T) {
	for text, want := range map[string]string{"SR 1.1 RE(1)": "sr1.1re1", "threat-modeling.industry-2": "threatmodeling.industry2", "P.I.I.": "p.i.i"} {
		if got := whole(fold(text)); got != want {
			t.Errorf("%q is the key %q, not %q", text, got, want)
		}
	}
}

func TestPostingsAreDifferencesByField(t *testing.T) {
	words, _ := postings([]*entry{
		{title: "Patch", text: "patch all devices", keys: []string{"patch-1"}},
		{text: "Devices are patched", about: "Patch"},
		{text: "devices", quiet: true},
		{text: "devices"},
	})
	for word, want := range map[string]string{"patch": "0;;1", "devices": ";0 1 2", "patched": ";1", "#patch1": "0", "all": ";0"} {
		if words[word] == nil || words[word].String() != want {
			t.Errorf("%s is listed as %v, not %s", word, words[word], want)
		}
	}
}

func TestWordsThatStandEverywhereAskNothing(t *testing.T) {
	list := []*entry{{title: "The scope"}}
	for range commonFrom {
		list = append(list, &entry{text: "the"})
	}
	for _, s := range shardsOf(postings(list)) {
		if i := slices.Index(s.words, "the"); i >= 0 && s.lists[i] != "0;*" {
			t.Errorf("the is listed as %q", s.lists[i])
		}
	}
}

func TestShardsFollowTheOrderOfJavaScript(t *testing.T) {
	list := []string{"\uffee", "𠮷", "a", "#a", "é", "ab"}
	slices.SortFunc(list, compareUTF16)
	if want := []string{"#a", "a", "ab", "é", "𠮷", "\uffee"}; !slices.Equal(list, want) {
		t.Errorf("the order is %q", list)
	}
}

// indexed is the search index of a site, put together: the postings by word, and the entries in order.
func indexed(t *testing.T, site *doc.Site) (words map[string]string, entries []string) {
	t.Helper()
	files := render(t, site)
	part := func(name string, to any) bool {
		text, ok := strings.CutPrefix(string(files[name+".js"]), `smmpub.found("`+strings.TrimPrefix(name, "search/")+`",`)
		if ok {
			if err := json.Unmarshal([]byte(strings.TrimSuffix(text, ")\n")), to); err != nil {
				t.Fatal(name, err)
			}
		}
		return ok
	}
	words = map[string]string{}
	var s [2][]string
	for i := 0; part("search/s"+strconv.Itoa(i), &s); i++ {
		for k, w := range s[0] {
			words[w] = s[1][k]
		}
		s = [2][]string{}
	}
	var b struct {
		S []string
		E [][]any
	}
	for i := 0; part("search/t"+strconv.Itoa(i), &b); i++ {
		for _, e := range b.E {
			entries = append(entries, fmt.Sprintf("%s#%s %s | %s | %s | %s", b.S[int(e[0].(float64))], e[1], e[2], e[3], b.S[int(e[4].(float64))], b.S[int(e[5].(float64))]))
		}
		b.S, b.E = nil, nil
	}
	return words, entries
}

// first is the first entry that a word or key leads to.
func first(t *testing.T, words map[string]string, entries []string, word string) string {
	t.Helper()
	n, err := strconv.ParseInt(strings.FieldsFunc(words[word]+" ", func(r rune) bool { return r == ' ' || r == ';' })[0], 36, 0)
	if err != nil {
		t.Fatalf("%s is listed as %q", word, words[word])
	}
	return entries[n]
}

func TestIndexLeadsToEveryKindOfPlace(t *testing.T) {
	words, entries := indexed(t, sampleSite())
	const practice = "retail-pos/1.0/practices/threat-modeling/index.html#"
	for word, want := range map[string]string{
		"#threatmodeling.industry2":    practice + "threat-modeling.industry-2 ",
		"#threatmodeling.industry2.a2": practice + "threat-modeling.industry-2.a2  | Inspect tamper-evident seals",
		"#threatmodelingpractice":      practice + " 2.1 Threat Modeling Practice | Uncovers what endangers",
		"#pii":                         "retail-pos/1.0/acronyms/index.html#acr-PII PII | Personally",
		"tamper":                       practice + "threat-modeling.industry-2.a2",
		"videos":                       "",
		"counter":                      "retail-pos/1.0/model/index.html#model--use 1.2 A Use Case | At the counter",
	} {
		if want == "" {
			if words[word] != "" {
				t.Errorf("%s stands nowhere and is listed", word)
			}
			continue
		}
		if got := first(t, words, entries, word); !strings.HasPrefix(got, want) {
			t.Errorf("%s leads to %q, not to %q", word, got, want)
		}
	}
}

func TestOlderEditionsAreFoundLastAndRepeatNothing(t *testing.T) {
	site := sampleSite()
	old := sampleProfile(site.Pubs[0])
	old.Edition, old.Front.Edition, old.Path = "0.9", "0.9", "retail-pos/0.9/"
	for _, ch := range old.Chapters {
		ch.Walk(func(s *doc.Section, _ int) { s.Path = strings.Replace(s.Path, "/1.0/", "/0.9/", 1) })
	}
	old.Chapters[0].Body = doc.Para("Only here: a parrot.")
	site.Pubs = append(site.Pubs, old)
	words, entries := indexed(t, site)
	if got := first(t, words, entries, "parrot"); !strings.HasSuffix(got, "Retail POS Profile 0.9 (superseded)") && !strings.HasSuffix(got, " 0.9 (superseded)") {
		t.Errorf("the older edition is not named: %q", got)
	}
	if words["#threatmodeling.industry2.a2"] == "" || strings.Contains(words["#threatmodeling.industry2.a2"], " ") {
		t.Errorf("a statement that stands in both editions is listed as %q", words["#threatmodeling.industry2.a2"])
	}
}

func TestQueriesAndTextsStayTextInTheIndex(t *testing.T) {
	site := sampleSite()
	site.Pubs[0].Front.Title = `</script><script>alert(1)</script>`
	for name, data := range render(t, site) {
		if strings.HasPrefix(name, "search/") && strings.HasSuffix(name, ".js") && strings.Contains(string(data), "<") {
			t.Errorf("%s holds markup", name)
		}
	}
}
