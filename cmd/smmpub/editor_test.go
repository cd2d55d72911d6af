package main

import (
	"path/filepath"
	"strings"
	"testing"

	"smmpub/generator/diag"
)

func TestEditorAddressesNameThePlace(t *testing.T) {
	dir := filepath.FromSlash("/my site")
	at := diag.Pos{File: "profiles/a#b.yaml", Line: 7, Col: 3}
	for name, want := range map[string]string{
		"code":                             "vscode://file/my%20site/profiles/a%23b.yaml:7:3",
		"idea":                             "idea://open?file=/my%20site/profiles/a%23b.yaml&line=7&column=3",
		"vim":                              "mvim://open?url=file:///my%20site/profiles/a%23b.yaml&line=7&column=3",
		"ours://{path}?at={line},{column}": "ours:///my%20site/profiles/a%23b.yaml?at=7,3",
	} {
		address, err := editorAddress(name, dir)
		if err != nil {
			t.Fatal(err)
		}
		if got := address(at); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	address, _ := editorAddress("code", dir)
	if got := address(diag.Pos{File: "/elsewhere/x.yaml"}); !strings.HasSuffix(got, "file/elsewhere/x.yaml:1:1") {
		t.Errorf("a file outside the site: %s", got)
	}
}
