package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

func single(t testing.TB, p *doc.Publication, th *theme.Theme) string {
	t.Helper()
	page, err := Single(p, th)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// poisoned is a report with hostile text behind every string.
func poisoned() *doc.Publication {
	p := sampleReport(2)
	poison(reflect.ValueOf(p), map[any]bool{})
	p.Banner = `Secret" } </style><script>alert(1)</script> \22 ; @import url(https://evil.example) ` + hostile
	p.Look.Header, p.Look.Footer = p.Banner+"{page}", p.Banner
	p.Look.Colours["paper"] = "red}</style>"
	p.Look.Colours["target"] = "url(https://evil.example)"
	p.Look.Colours["}</style>"] = "#123456"
	return p
}

var (
	attributePattern = regexp.MustCompile(`\s(href|src|srcset|action|data|poster|background|cite|ping|style|on[a-z]+)="([^"]*)"`)
	stylePattern     = regexp.MustCompile(`(?s)<style>(.*)</style>`)
	policyPattern    = regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`)
)

func TestAReportAsksForNothing(t *testing.T) {
	for name, p := range map[string]*doc.Publication{"sample": sampleReport(3), "hostile": poisoned()} {
		page := single(t, p, testTheme(t))
		style := stylePattern.FindStringSubmatch(page)[1]
		for _, bad := range []string{"@import", "url(", "image-set(", "src("} {
			if i := strings.Index(style, bad); i >= 0 {
				t.Errorf("%s: the style asks: %s", name, around(style, i))
			}
		}
		body := strings.Replace(page, style, "", 1)
		for _, tag := range tagPattern.FindAllString(body, -1) {
			checkTag(t, name, tag)
		}
	}
}

// checkTag finds what a tag of a report may not have: it leads to places on the page or out, and loads what it holds.
func checkTag(t *testing.T, name, tag string) {
	t.Helper()
	for _, element := range []string{"script", "iframe", "object", "embed", "base", "form", "audio", "video", "image"} {
		if strings.HasPrefix(tag, "<"+element) {
			t.Errorf("%s: %s", name, tag)
		}
	}
	for _, m := range attributePattern.FindAllStringSubmatch(tag, -1) {
		address := html.UnescapeString(m[2])
		switch {
		case m[1] == "href" && strings.HasPrefix(address, "#"), m[1] == "src" && strings.HasPrefix(address, "data:image/"):
		case tag == `<link rel="icon" href="data:,">`:
		case m[1] == "href" && strings.HasPrefix(address, "https://") && strings.Contains(tag, `rel="external noopener noreferrer"`):
		default:
			t.Errorf("%s: %s", name, tag)
		}
	}
}

func TestAReportTellsNothingOfWhereItWasMade(t *testing.T) {
	p := sampleReport(1)
	p.PDF = "acme-2026.pdf"
	page := single(t, p, testTheme(t))
	for _, bad := range []string{"secret-name", "assets/", "canonical", "generator", "index.html", ".pdf", "glossary"} {
		if i := strings.Index(page, bad); i >= 0 {
			t.Errorf("%q stands in the page: %s", bad, around(page, i))
		}
	}
	for _, want := range []string{`<meta name="robots" content="noindex, nofollow, noarchive">`, `<meta name="referrer" content="no-referrer">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestThePolicyAllowsTheStyleOfTheReportOnly(t *testing.T) {
	th := testTheme(t)
	odd := *th
	odd.Files = theme.Overlay{fstest.MapFS{"style.css": {Data: []byte("a::before{content:'</style>'}\r\n\xff\x00\rb{}")}}, th.Files}
	for name, page := range map[string]string{"sample": single(t, sampleReport(1), th), "hostile": single(t, poisoned(), th),
		"a sheet with odd letters": single(t, sampleReport(1), &odd)} {
		style := stylePattern.FindStringSubmatch(page)[1]
		sum := sha256.Sum256([]byte(style))
		want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
		if got := html.UnescapeString(policyPattern.FindStringSubmatch(page)[1]); got != want {
			t.Errorf("%s: the policy is %s, want %s", name, got, want)
		}
		if n := strings.Count(page, "</style"); n != 1 {
			t.Errorf("%s: %d ends of a style", name, n)
		}
		if strings.ContainsAny(style, "\r\x00") || !utf8.ValidString(style) {
			t.Errorf("%s: a browser would read other letters", name)
		}
	}
}

func TestEveryLinkOfAReportLeadsToAPlaceInIt(t *testing.T) {
	page := []byte(single(t, sampleReport(3), testTheme(t)))
	known := ids(page)
	links := 0
	for _, m := range linkPattern.FindAllSubmatch(page, -1) {
		if anchor, ok := strings.CutPrefix(unescape(string(m[1])), "#"); ok {
			links++
			if known[anchor] != 1 {
				t.Errorf("#%s stands %d times", anchor, known[anchor])
			}
		}
	}
	if links < 20 {
		t.Errorf("only %d links", links)
	}
	for id, n := range known {
		if n != 1 || id == "" {
			t.Errorf("id %q stands %d times", id, n)
		}
	}
}

func TestWhatIsNotInAReportIsPrintedWithoutALink(t *testing.T) {
	page := single(t, sampleReport(1), testTheme(t))
	for _, want := range []string{", evil, the scope elsewhere and <a href=\"#_top\">this report</a>.", `<abbr title="Point of Sale">POS</abbr> is`, `<a href="#practice-1">Practice 1</a>, <a href="https://example.org/standard`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestTextOfClientsIsEscapedInAReport(t *testing.T) {
	page := single(t, poisoned(), testTheme(t))
	if strings.Contains(page, "ZgotmplZ") {
		t.Error("html/template refused a value: ", around(page, strings.Index(page, "ZgotmplZ")))
	}
	style := stylePattern.FindStringSubmatch(page)[1]
	if strings.Contains(style, "evil") && !strings.Contains(style, `https\3a \2f \2f evil\2e example`) || strings.ContainsAny(style[strings.LastIndex(style, "@page{"):], "<&!") {
		t.Error("the style has text of a client's as it was written")
	}
	rest := tagPattern.ReplaceAllString(strings.Replace(page, style, "", 1), "")
	if i := strings.IndexAny(rest, `<>"`); i >= 0 {
		t.Error("not escaped: ", around(rest, i))
	}
	if n := strings.Count(page, "{{.Words}}"); n < 100 {
		t.Errorf("the hostile text stands in %d places only", n)
	}
}

func TestEqualReportsGiveEqualBytes(t *testing.T) {
	th := testTheme(t)
	first := single(t, sampleReport(3), th)
	if again := single(t, sampleReport(3), th); again != first {
		t.Error("two renderings differ")
	}
}

func TestAReportHasOneTitleAndHeadingsInOrder(t *testing.T) {
	page := single(t, sampleReport(2), testTheme(t))
	if n := strings.Count(page, "<h1>"); n != 1 {
		t.Errorf("%d titles", n)
	}
	last := byte('0')
	for _, m := range regexp.MustCompile(`<h([1-6])[ >]`).FindAllStringSubmatch(page, -1) {
		if m[1][0] > last+1 {
			t.Errorf("a heading of level %s follows one of level %c", m[1], last)
		}
		last = m[1][0]
	}
	for _, landmark := range []string{`<html lang="en">`, `<main id="_top"`, `<header class="running">`, `<nav class="side" aria-label="Contents">`, `<footer`, `class="skip" href="#_top"`} {
		if !strings.Contains(page, landmark) {
			t.Errorf("the page lacks %s", landmark)
		}
	}
}

func TestTheClassificationStandsAboveBelowAndOnPaper(t *testing.T) {
	p := sampleReport(1)
	page := single(t, p, testTheme(t))
	if n := strings.Count(page, `<p class="classification">Confidential</p>`); n != 2 {
		t.Errorf("it stands %d times on the screen", n)
	}
	for _, want := range []string{`@top-center{content:"Confidential"}`, `@bottom-center{content:"Confidential"}`, `<p class="edge" aria-hidden="true">Confidential</p>`,
		`@bottom-left{content:"\a9 \20 Example\20 Assurance\20 \7c \20 Page\20 " counter(page) "\20 of\20 " counter(pages)}`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	p.Banner, p.Look = "", nil
	page = single(t, p, testTheme(t))
	if strings.Contains(page, `class="classification"`) || strings.Contains(page, `class="edge"`) {
		t.Error("a report without classification has its place")
	}
}

func TestABadgeIsItsWords(t *testing.T) {
	page := single(t, sampleReport(1), testTheme(t))
	for _, want := range []string{`<span class="badge met">met</span>`, `<span class="badge partial">partly met</span>`, `class="level target level-3"`, `class="level current level-2"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestAFrameOfReportsThatDoesNotParseIsNamed(t *testing.T) {
	th := testTheme(t)
	th.Files = theme.Overlay{fstest.MapFS{"report.html": {Data: []byte("<p>\n{{if}}</p>")}}, th.Files}
	for name, err := range map[string]error{"Single": errorOf(Single(sampleReport(1), th)), "CheckFrames": CheckFrames(th)} {
		if err == nil || !strings.HasPrefix(err.Error(), "report.html:2: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func errorOf(_ []byte, err error) error { return err }

func TestRenderingAReportDoesNotChangeIt(t *testing.T) {
	p, th := sampleReport(1), testTheme(t)
	first, err := Single(p, th)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Single(p, th)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the second rendering of one tree differs, %v", err)
	}
}

// A report of 35 practices has about 600 kB.
func BenchmarkSingle(b *testing.B) {
	p, th := sampleReport(35), testTheme(b)
	b.SetBytes(int64(len(single(b, p, th))))
	b.ReportAllocs()
	for b.Loop() {
		single(b, p, th)
	}
}
