package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

// sample is a report with a place behind characters that UTF-16 writes in two units, and with marks of every format.
func sample() *Report {
	source := func(file string) []byte {
		return map[string][]byte{
			"profiles/a b/ü%.yaml": []byte("kind: practice\n\U0001F512\U0001F512 practice: patch-managment\n"),
			"site.yaml":            []byte("\ufeffkind: site\n"),
		}[file]
	}
	return &Report{
		Findings: []Diagnostic{
			{Pos: Pos{"profiles/a b/ü%.yaml", 0, 0}, Severity: Info, Rule: "unread-file", Message: "the file is not read"},
			{Pos: Pos{"profiles/a b/ü%.yaml", 2, 14}, Severity: Error, Rule: "unknown-practice", Message: `unknown practice "patch-managment", 100%`,
				Hint: "did you mean <this>?", Related: []Related{{Pos{"site.yaml", 1, 1}, "defined\nhere"}}},
		},
		Suppressed: []Suppressed{{
			Diagnostic: Diagnostic{Pos: Pos{"site.yaml", 1, 7}, Severity: Warning, Rule: "a-rule", Message: "not so good"},
			Reason:     "it is fine", By: Pos{"site.yaml", 9, 5},
		}},
		Source: source,
	}
}

func TestJSONHasEveryKeyAndTrueCounts(t *testing.T) {
	want := `{
  "version": 1,
  "findings": [
    {
      "file": "profiles/a b/ü%.yaml",
      "line": 0,
      "column": 0,
      "length": 0,
      "severity": "info",
      "rule": "unread-file",
      "message": "the file is not read",
      "hint": "",
      "related": []
    },
    {
      "file": "profiles/a b/ü%.yaml",
      "line": 2,
      "column": 14,
      "length": 15,
      "severity": "error",
      "rule": "unknown-practice",
      "message": "unknown practice \"patch-managment\", 100%",
      "hint": "did you mean <this>?",
      "related": [
        {
          "file": "site.yaml",
          "line": 1,
          "column": 1,
          "message": "defined\nhere"
        }
      ]
    }
  ],
  "suppressed": [
    {
      "file": "site.yaml",
      "line": 1,
      "column": 7,
      "length": 4,
      "severity": "warning",
      "rule": "a-rule",
      "message": "not so good",
      "hint": "",
      "related": [],
      "reason": "it is fine",
      "by": {
        "file": "site.yaml",
        "line": 9,
        "column": 5
      }
    }
  ],
  "counts": {
    "errors": 1,
    "warnings": 0,
    "infos": 1,
    "suppressed": 1
  }
}
`
	var b strings.Builder
	if err := JSON(&b, sample()); err != nil || b.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, b.String(), want)
	}
}

func TestJSONOfNothingHasEmptyLists(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, &Report{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "null") {
		t.Errorf("a list is null:\n%s", b.String())
	}
}

func TestAnnotationsCannotBeBrokenOutOf(t *testing.T) {
	r := sample()
	r.Findings = append(r.Findings, Diagnostic{Pos: Pos{"x,y:\n::error::z", 1, 2}, Severity: Warning, Rule: "r", Message: "a\n::stop-commands::b"})
	want := "::notice file=site/profiles/a b/ü%25.yaml,title=unread-file::the file is not read\n" +
		"::error file=site/profiles/a b/ü%25.yaml,line=2,col=14,endColumn=29,title=unknown-practice::" +
		"unknown practice \"patch-managment\", 100%25%0Ahint: did you mean <this>?%0Asite.yaml:1:1: defined here\n" +
		"::warning file=site/x%2Cy%3A%0A%3A%3Aerror%3A%3Az,line=1,col=2,endColumn=3,title=r::a ::stop-commands::b\n"
	var b strings.Builder
	if err := Annotate(&b, r.Findings, "site", r.Source); err != nil || b.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, b.String(), want)
	}
}

func TestColourIsOnTheWordOfSeverityOnly(t *testing.T) {
	list := []Diagnostic{{Pos: Pos{"x", 1, 1}, Severity: Warning, Rule: "r", Message: "m"}}
	var b strings.Builder
	FprintColour(&b, list, nil)
	if want := "x:1:1: \x1b[1;33mwarning\x1b[0m: m [r]\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestNoFileNameBreaksALineOfText(t *testing.T) {
	var b strings.Builder
	Fprint(&b, []Diagnostic{{Pos: Pos{"x\n::error::y", 1, 1}, Message: "m"}}, nil)
	if strings.Count(b.String(), "\n") != 1 {
		t.Errorf("a file's name begins a line: %q", b.String())
	}
}

func TestSARIFColumnsAreUTF16AndAddressesAreEncoded(t *testing.T) {
	var b strings.Builder
	if err := (SARIF{Version: "1.2", Base: "my site"}).Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if at := results[0].Locations[0].Physical; at.Region != nil || at.Artifact.URI != "my%20site/profiles/a%20b/%C3%BC%25.yaml" {
		t.Errorf("a finding about a whole file stands at %+v", at)
	}
	if got := *results[1].Locations[0].Physical.Region; got != (sarifRegion{2, 16, 31}) {
		t.Errorf("region %+v; two characters before it take two units each", got)
	}
	if s := results[2].Suppressions; len(s) != 1 || s[0].Justification != "it is fine" {
		t.Errorf("the accepted finding has the suppressions %+v", s)
	}
}
