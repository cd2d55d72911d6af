package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"smmpub/generator/author"
)

func renameCommand(f *flags) *cobra.Command {
	var kind string
	cmd := &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Change an id wherever it is named",
		Long: `Change an id in every source that names it, in YAML, CSV and Markdown, assessments included: of a practice, domain or subdomain,
a publication, a term, a reference, a framework, a target, a glossary, a brand, or a statement.

A statement is named by its full id, and stays alive under the old one: links, printed addresses and assessments go on
leading to it. Only ids change, never the layout of a file; and nothing is written when the site would then have errors that it
has not now.`,
		Example: `  smmpub rename patch-management patching
  smmpub rename threat-modeling.industry-2.seals seal-inspection
  smmpub rename PCI-DSS PCI-DSS-4`,
		Args: exactly("the old id", "the new id"),
		RunE: func(cmd *cobra.Command, args []string) error { return rename(cmd, f, args[0], args[1], kind) },
	}
	cmd.Flags().StringVar(&kind, "kind", "", "the `kind` that is meant, where an id names several things: practice, publication, term, reference, ...")
	return cmd
}

func rename(cmd *cobra.Command, f *flags, old, new, kind string) error {
	s, err := author.Open(f.dir)
	if err != nil {
		return refused(cmd, err)
	}
	defer s.Close()
	r, err := s.Rename(old, new, kind)
	if err != nil {
		return refused(cmd, err)
	}
	if err := write(cmd, r.Changes); err != nil {
		printNotes(cmd, r)
		return err
	}
	for _, name := range r.Changes.Files() {
		fmt.Fprintln(cmd.OutOrStdout(), name)
	}
	if f.quiet {
		return s.Refresh(f.dir)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s %s is now %s: %s in %s\n", r.Kind, old, new, plural(r.Edits, "place"), plural(len(r.Changes.Files()), "file"))
	printNotes(cmd, r)
	return s.Refresh(f.dir)
}

func printNotes(cmd *cobra.Command, r *author.Renaming) {
	for _, note := range r.Notes {
		fmt.Fprintln(cmd.ErrOrStderr(), "note: "+note)
	}
}
