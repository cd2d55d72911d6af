package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/diag"
)

const rulesFile = "diag/rules.txt"

// TestEveryRuleIsListed reads the ids of rules from the sources: what is handed to a parameter called rule, what is set as
// a field Rule, and what unknown makes of a kind of thing. SMMPUB_UPDATE=1 rewrites the list.
func TestEveryRuleIsListed(t *testing.T) {
	files := parsed(t)
	index := ruleParameters(files)
	var rules []string
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			rules = append(rules, rulesOf(n, index)...)
			return true
		})
	}
	slices.Sort(rules)
	rules = slices.Compact(rules)
	if update {
		if err := os.WriteFile(rulesFile, []byte(strings.Join(rules, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(diag.Rules(), rules); diff != "" {
		t.Errorf("%s is not what the sources say; run SMMPUB_UPDATE=1 go test ./generator -run %s (-listed +said)\n%s", rulesFile, t.Name(), diff)
	}
}

// parsed gives every Go file below this folder that is no test.
func parsed(t *testing.T) []*ast.File {
	var out []*ast.File
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		out = append(out, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// ruleParameters says which parameter of a function is a rule's id, by the function's name.
func ruleParameters(files []*ast.File) map[string]int {
	index := map[string]int{}
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			at := 0
			for _, field := range fn.Type.Params.List {
				for _, name := range field.Names {
					if name.Name == "rule" {
						index[fn.Name.Name] = at
					}
					at++
				}
			}
		}
	}
	return index
}

func rulesOf(n ast.Node, index map[string]int) []string {
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
			return literal(n.Value, "")
		}
	case *ast.CallExpr:
		name := called(n)
		if at, ok := index[name]; ok && at < len(n.Args) {
			return literal(n.Args[at], "")
		}
		if name == "unknown" && len(n.Args) == 3 {
			return literal(n.Args[1], "unknown-")
		}
	}
	return nil
}

func called(call *ast.CallExpr) string {
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		return fn.Name
	case *ast.SelectorExpr:
		return fn.Sel.Name
	}
	return ""
}

// literal is the id that an expression spells out; none for one that is handed on.
func literal(e ast.Expr, prefix string) []string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return nil
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return nil
	}
	return []string{prefix + strings.ReplaceAll(s, " ", "-")}
}

// TestEveryFindingHasAListedRule reads the findings that the cases of testdata/check expect.
func TestEveryFindingHasAListedRule(t *testing.T) {
	rules := diag.Rules()
	eachCase(t, func(t *testing.T, site fs.FS) {
		_, result, err := read(site, embedded())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			if !slices.Contains(rules, d.Rule) {
				t.Errorf("%s: rule %q is not in %s", d.Pos, d.Rule, rulesFile)
			}
		}
	})
}

// eachCase calls f with the site of every testdata/check/*.txtar.
func eachCase(t *testing.T, f func(t *testing.T, site fs.FS)) {
	cases, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			site := smallSite(t)
			for _, f := range archive.Files {
				if f.Name != "out" {
					site[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			f(t, site)
		})
	}
}
