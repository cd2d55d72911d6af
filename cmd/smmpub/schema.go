package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"smmpub/generator/author"
)

func schemaCommand(f *flags) *cobra.Command {
	var site, write bool
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print the JSON Schema of a kind of file, for editors",
		Long: `Print the JSON Schema, draft-07, of a kind of file: every key with what it is for. Without a kind, list the kinds.

With --site, the ids of the site stand in it, so that editors complete them and mark others. With --write, the schemas of
all kinds, with the site's ids, go to .schemas/, where the first lines of files that smmpub began look for them.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{fmt.Errorf("%s takes no argument %q", cmd.CommandPath(), args[1])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case write:
				return writeSchemas(cmd, f)
			case len(args) == 0:
				return listKinds(cmd.OutOrStdout())
			}
			return refused(cmd, printSchema(cmd.OutOrStdout(), f, args[0], site))
		},
	}
	cmd.Flags().BoolVar(&site, "site", false, "with the ids of the site")
	cmd.Flags().BoolVar(&write, "write", false, "write the schemas of all kinds to .schemas/")
	return cmd
}

func listKinds(w io.Writer) error {
	for _, k := range author.Kinds() {
		if _, err := fmt.Fprintf(w, "%-12s %s\n", k[0], k[1]); err != nil {
			return err
		}
	}
	return nil
}

func printSchema(w io.Writer, f *flags, kind string, site bool) error {
	schema := author.Schema
	if site {
		s, err := author.Open(f.dir)
		if err != nil {
			return err
		}
		defer s.Close()
		schema = s.Schema
	}
	b, err := schema(kind)
	if err == nil {
		_, err = w.Write(b)
	}
	return err
}

func writeSchemas(cmd *cobra.Command, f *flags) error {
	s, err := author.Open(f.dir)
	if err != nil {
		return refused(cmd, err)
	}
	defer s.Close()
	paths, err := s.WriteSchemas()
	for _, p := range paths {
		fmt.Fprintln(cmd.OutOrStdout(), p)
	}
	return err
}
