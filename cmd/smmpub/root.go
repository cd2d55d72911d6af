package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"smmpub/generator"
	"smmpub/templates"
	"smmpub/themes"
)

// flags that every command takes.
type flags struct {
	dir   string
	quiet bool
}

func root() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "smmpub",
		Short: "Publish maturity-model profiles as a web edition and a PDF edition",
		Long: `Publish maturity-model profiles as a web edition and a PDF edition, from YAML tables and Markdown, and make confidential maturity
reports of assessments.

A site is a folder with a site.yaml. smmpub init begins one, smmpub build compiles it, smmpub check says what is wrong with it.`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SetVersionTemplate("smmpub {{.Version}}\n")
	cmd.SetFlagErrorFunc(wrongFlag)
	help := helpCommand()
	cmd.SetHelpCommand(help)
	cmd.PersistentFlags().StringVarP(&f.dir, "dir", "C", ".", "the site's `folder`")
	cmd.PersistentFlags().BoolVarP(&f.quiet, "quiet", "q", false, "print findings only")
	cmd.PersistentFlags().BoolP("help", "h", false, "explain the command")
	cmd.Flags().Bool("version", false, "print the version")
	cmd.AddCommand(buildCommand(&f), checkCommand(&f),
		initCommand(&f), newCommand(&f), schemaCommand(&f), idsCommand(&f), renameCommand(&f), migrateCommand(&f), reportCommand(&f), serveCommand(&f),
		completionCommand(), manCommand(&f), help)
	completeValues(cmd)
	return cmd
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasParent() {
		return usageError{fmt.Errorf("%s takes no argument %q", cmd.CommandPath(), args[0])}
	}
	return unknownCommand(cmd, args[0])
}

func buildCommand(f *flags) *cobra.Command {
	o := generator.Options{Templates: templates.FS, Themes: themes.FS}
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Compile the site into its output folder",
		Long: `Compile the site into its output folder: the web edition and a PDF of every publication.

The new output is built beside the old one and takes its place in one step. When the sources have errors, all of them are
printed and the output stays as it is. A folder that smmpub did not write is never replaced without --force.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return build(cmd.ErrOrStderr(), f, o) },
	}
	cmd.Flags().StringVarP(&o.Out, "output", "o", "public", "the output `folder`, relative to the site")
	cmd.Flags().BoolVar(&o.NoPDF, "no-pdf", false, "leave the PDF edition out")
	cmd.Flags().BoolVar(&o.Drafts, "drafts", false, "publish drafts too")
	cmd.Flags().BoolVar(&o.Strict, "strict", false, "let warnings fail as errors do")
	cmd.Flags().BoolVar(&o.Force, "force", false, "build into a folder that smmpub did not write")
	return cmd
}

func build(stderr io.Writer, f *flags, o generator.Options) error {
	start := time.Now()
	o.Dir, o.Today = f.dir, today()
	if !filepath.IsAbs(o.Out) {
		o.Out = filepath.Join(f.dir, o.Out)
	}
	shown, clean := f.progress(stderr, start)
	o.Progress = shown
	result, err := generator.Build(o)
	clean()
	if err := report(stderr, result, f.quiet); err != nil {
		return err
	}
	if err := annotate(stderr, result, f); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	if result.Failed() {
		fmt.Fprintln(stderr, "nothing was written: "+count(result))
		return errSources
	}
	if !f.quiet {
		fmt.Fprintf(stderr, "%s: %s, %d files in %.2f s\n", o.Out, written(result), result.Files, time.Since(start).Seconds())
	}
	return nil
}

// written counts what was published: documents of the site itself where there are any or nothing else.
func written(r *generator.Result) string {
	var parts []string
	if r.Pubs > 0 {
		parts = append(parts, plural(r.Pubs, "publication"))
	}
	if r.Pages > 1 || r.Pubs == 0 {
		parts = append(parts, plural(r.Pages, "page"))
	}
	return strings.Join(parts, " and ")
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// release is the version of a released program, set by the linker (.ci/release).
var release string

// version is what this release is called or, of another build, what the module system or the repository calls it.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown)"
	}
	return info.Main.Version
}
