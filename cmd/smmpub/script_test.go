package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"smmpub": main})
}

// TestScripts runs the program as its users do. Each script begins with the small site of the generator's tests in
// the folder site.
func TestScripts(t *testing.T) {
	small, err := filepath.Abs("../../generator/testdata/small")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("SMMPUB_UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			return os.CopyFS(filepath.Join(e.WorkDir, "site"), os.DirFS(small))
		},
	})
}
