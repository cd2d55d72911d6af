package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"smmpub/generator"
	"smmpub/generator/diag"
	"smmpub/templates"
	"smmpub/themes"
)

// formats are the forms in which check prints its findings; the first is the default.
var formats = []string{"text", "json", "sarif"}

type checkFlags struct {
	format string
	report string
}

func checkCommand(f *flags) *cobra.Command {
	o := generator.Options{Templates: templates.FS, Themes: themes.FS}
	var c checkFlags
	cmd := &cobra.Command{
		Use:   "check [ASSESSMENT...]",
		Short: "Report everything that is wrong with the sources",
		Long: `Report everything that is wrong with the sources, on stdout, and write no output.

--format json and sarif (SARIF 2.1.0) are for programs; they hold what site.yaml accepts (check.ignore) too.
--report writes a page for reviewers: findings with excerpts, coverage of practices and mappings, citations, sources.
It is written also while there are errors. Where GITHUB_ACTIONS is true, findings are annotated on stderr as well.

Assessments are read only when they are named. Their findings quote what they record: mind where they are printed.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Assessments = inSite(f.dir, args)
			return check(cmd.OutOrStdout(), cmd.ErrOrStderr(), f, o, c)
		},
	}
	cmd.Flags().StringVar(&c.format, "format", formats[0], "print findings in this `format`: "+strings.Join(formats, ", "))
	cmd.Flags().StringVar(&c.report, "report", "", "write a page for reviewers into this `folder`, relative to the site")
	cmd.Flags().BoolVar(&o.Force, "force", false, "write the page into a folder that smmpub did not write")
	cmd.Flags().BoolVar(&o.Strict, "strict", false, "let warnings fail as errors do")
	return cmd
}

func check(stdout, stderr io.Writer, f *flags, o generator.Options, c checkFlags) error {
	if !slices.Contains(formats, c.format) {
		return usageError{fmt.Errorf("unknown format %q; there are: %s", c.format, strings.Join(formats, ", "))}
	}
	if c.report != "" && len(o.Assessments) > 0 {
		return usageError{errors.New("the page for reviewers holds no assessments; check them without --report")}
	}
	o.Dir, o.Today = f.dir, today()
	result, err := checked(o, c.report)
	if result == nil {
		return err
	}
	if err := printFindings(stdout, result, c.format, f); err != nil {
		return err
	}
	if err := annotate(stderr, result, f); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	if !f.quiet {
		fmt.Fprintln(stderr, count(result))
	}
	if result.Failed() {
		return errSources
	}
	return nil
}

func checked(o generator.Options, report string) (*generator.Result, error) {
	if report == "" {
		return generator.Check(o)
	}
	if !filepath.IsAbs(report) {
		report = filepath.Join(o.Dir, report)
	}
	return generator.Review(o, report)
}

func printFindings(w io.Writer, r *generator.Result, format string, f *flags) error {
	switch format {
	case "json":
		return diag.JSON(w, r.Report())
	case "sarif":
		return diag.SARIF{Version: version(), Base: base(f.dir)}.Write(w, r.Report())
	}
	return report(w, r, f.quiet)
}
