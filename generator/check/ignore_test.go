package check

import (
	"strings"
	"testing"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

func TestPatternsMatchPathsAndFolders(t *testing.T) {
	for _, c := range []struct {
		pattern, file string
		want          bool
	}{
		{"site.yaml", "site.yaml", true},
		{"profiles/a.yaml", "profiles/a.yaml.bak", false},
		{"profiles/**", "profiles/a.yaml", true},
		{"profiles/**", "profiles/a/b/c.yaml", true},
		{"profiles/*", "profiles/a/b.yaml", false},
		{"profiles/**/b.yaml", "profiles/b.yaml", true},
		{"**/b.yaml", "profiles/a/b.yaml", true},
		{"**", "x.md", true},
		{"profiles/[ab].yaml", "profiles/a.yaml", true},
		{"profiles/**", "content/a.md", false},
		{strings.Repeat("**/", 60) + "y", strings.Repeat("x/", 60) + "z", false},
	} {
		if got := matches(c.pattern, c.file); got != c.want {
			t.Errorf("matches(%q, %q) = %v", c.pattern, c.file, got)
		}
	}
}

func TestAnIDIsMentionedAsAWhole(t *testing.T) {
	for _, c := range []struct {
		message, id string
		want        bool
	}{
		{`reference "PCI-MON" is never cited`, "PCI-MON", true},
		{`reference "PCI-MON" is never cited`, "PCI", false},
		{`reference PCI-MON is never cited`, "PCI-MON", true},
		{`"threat-modeling.industry-2.a1" repeats another`, "threat-modeling.industry-2", false},
		{`a term "A \"quoted\" word" twice`, `A "quoted" word`, true},
	} {
		if got := mentions(c.message, c.id); got != c.want {
			t.Errorf("mentions(%q, %q) = %v", c.message, c.id, got)
		}
	}
}

// TestAnEntryTakesOutWarningsAndLeavesErrors runs entries over findings made up for it.
func TestAnEntryTakesOutWarningsAndLeavesErrors(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "site.yaml", Line: line, Col: 1} }
	found := []diag.Diagnostic{
		{Pos: diag.Pos{File: "profiles/a.yaml", Line: 1}, Severity: diag.Warning, Rule: "unread-file", Message: `"one" is not read`},
		{Pos: diag.Pos{File: "profiles/a.yaml", Line: 2}, Severity: diag.Error, Rule: "unreadable", Message: "cannot be read"},
		{Pos: diag.Pos{File: "profiles/b.yaml", Line: 1}, Severity: diag.Info, Rule: "unread-file", Message: `"two" is not read`},
	}
	site := &smm.Site{Ignore: []smm.Ignore{
		{Rule: "unread-file", Path: "profiles/*.yaml", ID: "one", Reason: "first", Pos: at(1)},
		{Rule: "unread-file", ID: "one", Reason: "second", Pos: at(2)},
		{Rule: "unreadable", Reason: "no", Pos: at(3)},
		{Rule: "unread-file", Path: "content/**", Reason: "gone", Pos: at(4)},
		{Rule: "unread-fill", Reason: "slip", Pos: at(5)},
		{Rule: "unread-file", Path: "profiles/[", Reason: "slip", Pos: at(6)},
	}}
	var list diag.List
	kept, suppressed := Ignore(&smm.Library{Site: site}, found, &list)
	if len(kept) != 2 || len(suppressed) != 1 || suppressed[0].Reason != "first" || suppressed[0].By != at(1) {
		t.Errorf("kept %v\nsuppressed %v", kept, suppressed)
	}
	var got []string
	for _, d := range list.Sorted() {
		got = append(got, d.Pos.String()+" "+d.Severity.String()+" "+d.Rule)
	}
	want := "site.yaml:3:1 warning ignored-error\nsite.yaml:4:1 warning unused-ignore\n" +
		"site.yaml:5:1 error unknown-rule\nsite.yaml:6:1 error bad-path"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestAnEntryIsNotCalledUnusedWhileAFileIsUnread(t *testing.T) {
	site := &smm.Site{Ignore: []smm.Ignore{{Rule: "unread-file", Reason: "r"}}}
	var list diag.List
	Ignore(&smm.Library{Site: site, Unread: []string{"profiles/a.yaml"}}, nil, &list)
	if got := list.Sorted(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// TestWhatABuildFindsCanBeAccepted accepts characters that the fonts lack, which check alone does not see.
func TestWhatABuildFindsCanBeAccepted(t *testing.T) {
	lib := &smm.Library{Site: &smm.Site{Ignore: []smm.Ignore{
		{Rule: "missing-glyph", Reason: "a private sign", Pos: diag.Pos{File: "site.yaml", Line: 3}},
	}}}
	var list diag.List
	if Ignore(lib, nil, &list); len(list.Sorted()) > 0 {
		t.Errorf("check says of the entry: %v", list.Sorted())
	}
	late := []diag.Diagnostic{
		{Pos: diag.Pos{File: "a.yaml"}, Severity: diag.Warning, Rule: "missing-glyph"},
		{Pos: diag.Pos{File: "b.yaml"}, Severity: diag.Error, Rule: "page-frame"},
	}
	kept, suppressed := IgnoreLate(lib, late)
	if len(kept) != 1 || kept[0].Rule != "page-frame" || len(suppressed) != 1 || suppressed[0].Reason != "a private sign" {
		t.Errorf("kept %v, accepted %v", kept, suppressed)
	}
}
