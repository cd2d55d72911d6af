package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"smmpub/generator"
	"smmpub/generator/author"
	"smmpub/generator/diag"
	"smmpub/templates"
	"smmpub/themes"
)

func idsCommand(f *flags) *cobra.Command {
	var dry, keep bool
	cmd := &cobra.Command{
		Use:   "ids [FILE...]",
		Short: "Give statements an id that stays",
		Long: `Give every statement that has no id of its own one made of its telling words, in the practice files named or in all. Nothing
else in the files changes, and running it again changes nothing.

A statement without an id is named by its place, so that links and assessments would mean another one once something is written
above it. The ids from places go on naming their statements, as was. Where nobody can have used them yet, --keep=false leaves
them out.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return stamp(cmd, f, args, keep, dry) },
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "print what would be written, and write nothing")
	cmd.Flags().BoolVar(&keep, "keep", true, "keep the ids that statements had from their places, as was")
	return cmd
}

func stamp(cmd *cobra.Command, f *flags, args []string, keep, dry bool) error {
	s, err := author.Open(f.dir)
	if err != nil {
		return refused(cmd, err)
	}
	defer s.Close()
	changes, stamps, err := s.StampIDs(inSite(f.dir, args), keep)
	if err != nil {
		return refused(cmd, err)
	}
	if !dry {
		if err := write(cmd, changes); err != nil {
			return err
		}
	}
	return listStamps(cmd, stamps)
}

func listStamps(cmd *cobra.Command, stamps []author.Stamp) error {
	failed := false
	for _, st := range stamps {
		if st.Failed {
			failed = true
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: no place for an id was found in this statement\n  hint: write {#%s} at the end of its first paragraph\n", st.Pos, st.ID)
			continue
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s: + {#%s}  %s\n", st.Pos, st.ID, st.Text)
	}
	if failed {
		return errSources
	}
	return nil
}

// inSite makes paths, as the shell completes them, relative to the site; those that are so already stay.
func inSite(dir string, paths []string) []string {
	var out []string
	for _, p := range paths {
		if _, err := os.Stat(p); err == nil {
			if base, err := filepath.Abs(dir); err == nil {
				if full, err := filepath.Abs(p); err == nil {
					p, _ = filepath.Rel(base, full)
				}
			}
		}
		out = append(out, filepath.ToSlash(p))
	}
	return out
}

// write replaces the files that change, unless the site would have errors that it has not now.
func write(cmd *cobra.Command, c *author.Changes) error {
	if len(c.Files()) == 0 {
		return nil
	}
	before, err := checkTree(c.Before())
	if err != nil {
		return err
	}
	after, err := checkTree(c.After())
	if err != nil {
		return err
	}
	if fresh := newErrors(before, after); len(fresh) > 0 {
		if err := diag.Fprint(cmd.ErrOrStderr(), fresh, after.Source); err != nil {
			return err
		}
		return refused(cmd, &author.Refusal{Message: "nothing was written: the site would have these errors"})
	}
	if err := c.Write(); err != nil {
		return refused(cmd, err)
	}
	return nil
}

// checkTree checks a site that need not lie in a folder.
func checkTree(site fs.FS) (*generator.Result, error) {
	_, result, err := generator.Files(site, generator.Options{NoPDF: true, Templates: templates.FS, Themes: themes.FS})
	return result, err
}

// newErrors are the errors of the files that have more of a rule than before. Messages are not compared: they quote names,
// which may be what changed.
func newErrors(before, after *generator.Result) []diag.Diagnostic {
	count := func(r *generator.Result) map[string][]diag.Diagnostic {
		out := map[string][]diag.Diagnostic{}
		for _, d := range r.Diagnostics {
			if d.Severity == diag.Error {
				out[d.Pos.File+" "+d.Rule] = append(out[d.Pos.File+" "+d.Rule], d)
			}
		}
		return out
	}
	old := count(before)
	var fresh diag.List
	for kind, found := range count(after) {
		if len(found) > len(old[kind]) {
			for _, d := range found {
				fresh.Add(d)
			}
		}
	}
	return fresh.Sorted()
}
