package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"smmpub/generator/author"
)

func initCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "init FOLDER",
		Short: "Begin a site: a small one that builds",
		Long: `Begin a site in a new or empty folder: a small model, a profile of it, a glossary, references and narrative, which build as
they are, and schemas by which editors complete and check what is written.`,
		Args: exactly("a folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			if !filepath.IsAbs(dir) {
				dir = filepath.Join(f.dir, dir)
			}
			paths, err := author.Init(dir)
			if err != nil {
				return refused(cmd, err)
			}
			if !f.quiet {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s; next: smmpub build -C %s\n", dir, plural(len(paths), "file"), dir)
			}
			return nil
		},
	}
}

// exactly wants one argument for each name.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usageError{fmt.Errorf("%s: %s is missing", cmd.CommandPath(), names[len(args)])}
		case len(args) > len(names):
			return usageError{fmt.Errorf("%s takes no argument %q", cmd.CommandPath(), args[len(names)])}
		}
		return nil
	}
}

// refused says what the author is to mend; the machine's failures pass.
func refused(cmd *cobra.Command, err error) error {
	var r *author.Refusal
	if !errors.As(err, &r) {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "smmpub: %s\n", r)
	return errSources
}
