package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"smmpub/generator"
	"smmpub/generator/diag"
)

// today is the day of the run: sources that are dated later are reported.
func today() string { return time.Now().Format(time.DateOnly) }

// report prints findings; quiet leaves remarks out.
func report(w io.Writer, r *generator.Result, quiet bool) error {
	if r == nil {
		return nil
	}
	list := shown(r, quiet)
	if colourful(w) {
		return diag.FprintColour(w, list, r.Source)
	}
	return diag.Fprint(w, list, r.Source)
}

func shown(r *generator.Result, quiet bool) []diag.Diagnostic {
	if !quiet {
		return r.Diagnostics
	}
	return slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d diag.Diagnostic) bool { return d.Severity == diag.Info })
}

// colourful reports a terminal whose user has not asked for plain text (no-color.org).
func colourful(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isTerminal(f) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// annotate marks findings at their lines in a run of GitHub Actions, which says by a variable that it is one.
func annotate(w io.Writer, r *generator.Result, f *flags) error {
	if r == nil || os.Getenv("GITHUB_ACTIONS") != "true" {
		return nil
	}
	return diag.Annotate(w, shown(r, f.quiet), base(f.dir), r.Source)
}

// base is what leads from the working folder to the site, with slashes; "" where the site lies elsewhere.
func base(dir string) string {
	if filepath.IsAbs(dir) {
		here, err := os.Getwd()
		if err != nil {
			return ""
		}
		if dir, err = filepath.Rel(here, dir); err != nil {
			return ""
		}
	}
	dir = filepath.ToSlash(filepath.Clean(dir))
	if dir == "." || !filepath.IsLocal(dir) {
		return ""
	}
	return dir
}

// count says how many findings there are.
func count(r *generator.Result) string {
	n := r.Report().Count()
	text := fmt.Sprintf("%s, %s", plural(n.Errors, "error"), plural(n.Warnings, "warning"))
	if n.Suppressed > 0 {
		text += fmt.Sprintf(", %d suppressed", n.Suppressed)
	}
	return text
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
