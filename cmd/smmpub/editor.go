package main

import (
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/diag"
)

// editors are the addresses that open a place in an editor. A path begins with a slash.
var editors = map[string]string{
	"code":   "vscode://file{path}:{line}:{column}",
	"codium": "vscodium://file{path}:{line}:{column}",
	"cursor": "cursor://file{path}:{line}:{column}",
	"idea":   "idea://open?file={path}&line={line}&column={column}",
	"vim":    "mvim://open?url=file://{path}&line={line}&column={column}",
	"zed":    "zed://file{path}:{line}:{column}",
}

func knownEditors() string { return strings.Join(slices.Sorted(maps.Keys(editors)), ", ") }

// editorAddress makes addresses that open places of a site in an editor: one that is known, or a pattern.
func editorAddress(name, dir string) (func(diag.Pos) string, error) {
	if name == "" {
		return nil, nil
	}
	pattern := editors[name]
	if pattern == "" {
		pattern = name
	}
	scheme, _, found := strings.Cut(pattern, ":")
	if !found || !strings.Contains(pattern, "{path}") {
		return nil, hinted{fmt.Errorf("unknown editor %q", name), "there are " + knownEditors() + "; or write an address with {path}"}
	}
	if slices.Contains([]string{"javascript", "data", "vbscript"}, strings.ToLower(scheme)) {
		return nil, fmt.Errorf("--editor %q is no address of an editor", name)
	}
	return func(p diag.Pos) string {
		at := filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(p.File)))
		if filepath.IsAbs(p.File) {
			at = filepath.ToSlash(p.File)
		}
		at = (&url.URL{Path: "/" + strings.TrimPrefix(at, "/")}).EscapedPath()
		return strings.NewReplacer("{path}", at, "{line}", strconv.Itoa(max(1, p.Line)), "{column}", strconv.Itoa(max(1, p.Col))).Replace(pattern)
	}, nil
}
