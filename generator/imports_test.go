package generator

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The table in ARCHITECTURE.md says who may import whom; these third-party packages have one home each.
var homes = map[string]string{
	"github.com/yuin/goldmark":       "markdown",
	"github.com/alecthomas/chroma":   "markdown",
	"gopkg.in/yaml.v3":               "load",
	"github.com/go-pdf/fpdf":         "pdf",
	"codeberg.org/go-fonts":          "pdf",
	"github.com/rivo/uniseg":         "layout",
	"github.com/fsnotify/fsnotify":   "serve",
	"github.com/spf13/cobra":         "cmd",
	"github.com/spf13/pflag":         "cmd",
	"html/template":                  "html",
	"golang.org/x/sys":               "generator",
	"golang.org/x/sync":              "generator",
	"golang.org/x/text/unicode/norm": "check html",
	"golang.org/x/text/unicode/bidi": "layout",
}

func TestImportsFollowTheTable(t *testing.T) {
	allowed := importTable(t)
	seen := map[string]bool{}
	for file, imports := range sourceImports(t) {
		room := roomOf(path.Dir(file))
		seen[room] = true
		may, known := allowed[room]
		if !known {
			t.Errorf("%s: package %s is not in the table of ARCHITECTURE.md", file, room)
			continue
		}
		for _, imported := range imports {
			checkImport(t, file, room, imported, may)
		}
	}
	for room := range allowed {
		if !seen[room] {
			t.Errorf("the table of ARCHITECTURE.md names %s, which does not exist", room)
		}
	}
}

func checkImport(t *testing.T, file, room, imported string, may []string) {
	if inner, ok := strings.CutPrefix(imported, "smmpub/"); ok {
		if to := roomOf(inner); to != room && !slices.Contains(may, to) {
			t.Errorf("%s: %s may not import %s", file, room, to)
		}
		return
	}
	if imported == "html/template" || strings.Contains(strings.Split(imported, "/")[0], ".") {
		for prefix, home := range homes {
			if imported == prefix || strings.HasPrefix(imported, prefix+"/") {
				if !slices.Contains(strings.Fields(home), room) {
					t.Errorf("%s: only %s imports %s", file, home, prefix)
				}
				return
			}
		}
		t.Errorf("%s: %s has no home in this test", file, imported)
	}
}

// roomOf is a package's name in the table: the last element of its path below generator/.
func roomOf(dir string) string {
	if strings.HasPrefix(dir, "cmd") {
		return "cmd"
	}
	return path.Base(dir)
}

// sourceImports gives the imports of every Go file that is no test.
func sourceImports(t *testing.T) map[string][]string {
	out := map[string][]string{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		out[name] = []string{}
		for _, spec := range f.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			out[name] = append(out[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// importTable reads the table after "Who may import whom" in ARCHITECTURE.md: "html, pdf -> doc theme diag".
func importTable(t *testing.T) map[string][]string {
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "Who may import whom")
	if !ok {
		t.Fatal("ARCHITECTURE.md has no table of imports")
	}
	table := map[string][]string{}
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		from, to, ok := strings.Cut(line, "->")
		if !ok {
			if len(table) > 0 && line != "" {
				break
			}
			continue
		}
		for _, room := range strings.Split(from, ",") {
			table[strings.TrimSpace(room)] = strings.Fields(to)
		}
	}
	return table
}
