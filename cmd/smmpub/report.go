package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"smmpub/generator"
	"smmpub/generator/diag"
	"smmpub/templates"
	"smmpub/themes"
)

func reportCommand(f *flags) *cobra.Command {
	o := generator.ReportOptions{Templates: templates.FS, Themes: themes.FS}
	cmd := &cobra.Command{
		Use:   "report FILE...",
		Short: "Make the confidential maturity reports of assessments",
		Long: `Make the maturity report of each assessment named: one page that stands alone, a PDF and report.json, in a folder that only its
owner may open: reports/ORGANIZATION/ASSESSMENT. Several files of one organization's assessment make one report.

Many may be named at once. What is wrong with one assessment is said of it alone, and the others' reports are made. A summary is
printed at the end. --check writes nothing and lists what is still unassessed.

Variants: ` + strings.Join(generator.Variants(), ", ") + `, and what the site's files of kind report name. redacted holds no names, sites, evidence or
comments.`,
		Example: `  smmpub report assessments/acme-2026.yaml
  smmpub report --check assessments/acme-2026.yaml
  smmpub report assessments/acme-2026.yaml assessments/acme-2026-network.yaml
  smmpub report assessments/*.yaml --compare retail-2026 --anonymous`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := wanted(cmd, args, o); err != nil {
				return usageError{err}
			}
			o.Files = expanded(f.dir, args)
			return makeReports(cmd.OutOrStdout(), cmd.ErrOrStderr(), f, o)
		},
	}
	cmd.Flags().StringVarP(&o.Out, "output", "o", "reports", "the `folder` of all reports, relative to the site")
	cmd.Flags().StringVar(&o.Variant, "variant", "full", "the outline of the report: its `id`")
	cmd.Flags().BoolVar(&o.CheckOnly, "check", false, "list what is still unassessed, and write nothing")
	cmd.Flags().StringVar(&o.Compare, "compare", "", "lay all assessments side by side too, as the comparison of this `name`")
	cmd.Flags().BoolVar(&o.Anonymous, "anonymous", false, "name no organization in the comparison")
	cmd.Flags().IntVar(&o.Min, "min", 5, "the least `number` of organizations in an anonymous comparison")
	cmd.Flags().BoolVar(&o.NoPDF, "no-pdf", false, "leave the PDF edition out")
	cmd.Flags().BoolVar(&o.Strict, "strict", false, "let warnings fail as errors do")
	cmd.Flags().BoolVar(&o.Force, "force", false, "write into folders that smmpub did not write")
	return cmd
}

// wanted reports a command line that makes no sense.
func wanted(cmd *cobra.Command, args []string, o generator.ReportOptions) error {
	switch {
	case len(args) == 0:
		return errors.New("name the assessments: smmpub report assessments/*.yaml")
	case o.CheckOnly && o.Compare != "":
		return errors.New("--check writes nothing; compare without it")
	case o.Compare == "" && (o.Anonymous || cmd.Flags().Changed("min")):
		return errors.New("--anonymous and --min are about a comparison; name it with --compare")
	case o.Min < 2:
		return fmt.Errorf("--min %d hides nobody; name 2 or more", o.Min)
	}
	return nil
}

// expanded gives the files that patterns mean, where the shell leaves them to us, from here, else from the site.
func expanded(dir string, args []string) []string {
	var out []string
	for _, arg := range args {
		names := []string{arg}
		if _, err := os.Stat(arg); err != nil {
			names = orEach(glob("", arg), orEach(glob(dir, arg), names))
		}
		out = append(out, names...)
	}
	return out
}

func glob(dir, pattern string) []string {
	names, _ := filepath.Glob(filepath.Join(dir, pattern)) // a pattern that is none is a file's name
	return names
}

func orEach(names, instead []string) []string {
	if len(names) == 0 {
		return instead
	}
	return names
}

func makeReports(stdout, stderr io.Writer, f *flags, o generator.ReportOptions) error {
	start := time.Now()
	o.Dir, o.Today = f.dir, today()
	if !filepath.IsAbs(o.Out) {
		o.Out = filepath.Join(f.dir, o.Out)
	}
	shown, clean := f.progress(stderr, start)
	o.Progress = shown
	result, err := generator.Report(o)
	clean()
	var unmet *generator.RequestError
	if errors.As(err, &unmet) {
		err = usageError{err}
	}
	if result == nil {
		return err
	}
	return errors.Join(told(stdout, stderr, f, o, result), err)
}

// told says what became of a run.
func told(stdout, stderr io.Writer, f *flags, o generator.ReportOptions, result *generator.ReportResult) error {
	if result.Site.Failed() {
		if err := report(stderr, result.Site, f.quiet); err != nil {
			return err
		}
		fmt.Fprintln(stderr, "nothing was written: the site has "+count(result.Site))
		return errSources
	}
	broken := false
	for _, x := range result.Reports {
		if err := report(stderr, x.Found, f.quiet); err != nil {
			return err
		}
		if x.Err != nil {
			broken = true
			fmt.Fprintf(stderr, "smmpub: %v\n", x.Err)
		}
	}
	for _, w := range result.Warnings {
		fmt.Fprintf(stderr, "warning: %s\n", w)
	}
	if err := summary(stdout, f, o, result); err != nil {
		return err
	}
	switch {
	case broken:
		return errReports
	case result.Failed():
		return errSources
	}
	return nil
}

// errReports says that the machine failed at a report; why has been printed.
var errReports = errors.New("not all reports could be made")

// summary lists what was asked for: what is open where nothing is written, else a line for each assessment.
func summary(w io.Writer, f *flags, o generator.ReportOptions, result *generator.ReportResult) error {
	switch {
	case o.CheckOnly:
		return listOpen(w, f, result.Reports)
	case f.quiet:
		return nil
	}
	if err := table(w, result.Reports); err != nil {
		return err
	}
	switch {
	case result.Comparison != "":
		fmt.Fprintf(w, "comparison: %s\n", result.Comparison)
	case o.Compare != "" && result.Failed():
		fmt.Fprintln(w, "no comparison was made: it would lack what failed")
	}
	return nil
}

func table(w io.Writer, reports []*generator.Reported) error {
	if len(reports) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "ASSESSMENT\tORGANIZATION\tMEETS\tLARGEST GAP\tOPEN\tREPORT")
	for _, x := range reports {
		if x.Failed() {
			fmt.Fprintf(t, "%s\t%s\t\t\t\tnone: %s\n", x.Name(), x.Org, why(x))
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%d of %d\t%d\t%d\t%s\n", x.Name(), x.Org, x.Meeting, x.Tested, x.LargestGap, x.Open, x.Out)
	}
	return t.Flush()
}

// why there is no report.
func why(x *generator.Reported) string {
	if x.Err != nil {
		return "the program could not make it"
	}
	n := diag.Error
	if !slices.ContainsFunc(x.Found.Diagnostics, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }) {
		n = diag.Warning
	}
	found := 0
	for _, d := range x.Found.Diagnostics {
		if d.Severity == n {
			found++
		}
	}
	return plural(found, n.String())
}

// listOpen lists what is unassessed, practice by practice; quietly, in numbers only.
func listOpen(w io.Writer, f *flags, reports []*generator.Reported) error {
	for _, x := range reports {
		if x.Failed() {
			fmt.Fprintf(w, "%s: not read: %s\n", x.Name(), why(x))
			continue
		}
		for _, p := range x.OpenIn {
			fmt.Fprintf(w, "%s: %d of %d unassessed up to level %d (%s)\n", p.ID, len(p.Open), p.Asked, p.Level, p.LevelName)
			if !f.quiet {
				listStatements(w, p.Open)
			}
		}
		fmt.Fprintf(w, "%s: %s open, %d of %d practices meet their target, largest gap %d\n", x.Name(), plural(x.Open, "statement"), x.Meeting, x.Tested, x.LargestGap)
	}
	return nil
}

func listStatements(w io.Writer, open []generator.OpenStatement) {
	widest := 0
	for _, s := range open {
		widest = max(widest, len(s.Key))
	}
	for _, s := range open {
		fmt.Fprintf(w, "  %-*s  %s\n", widest, s.Key, shortened(s.Text))
	}
}

// shortened is the beginning of a text, on one line.
func shortened(s string) string {
	const most = 80
	words := strings.Join(strings.Fields(s), " ")
	if r := []rune(words); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return words
}
