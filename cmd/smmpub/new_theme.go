package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"smmpub/generator/author"
	"smmpub/templates"
	"smmpub/themes"
)

// filesOfATheme lets a theme be followed by names of its files, and nothing else by anything.
func filesOfATheme(cmd *cobra.Command, args []string) error {
	if len(args) > 2 && args[0] == look {
		args = args[:2]
	}
	return exactly("a kind", "an id")(cmd, args)
}

// beginTheme copies files of the look that comes with the program into a theme of the site's own.
func beginTheme(cmd *cobra.Command, f *flags, name string, only []string) error {
	own, err := author.NewLook(templates.FS, themes.FS)
	if err != nil {
		return err
	}
	s, err := author.Open(f.dir)
	if err != nil {
		return refused(cmd, err)
	}
	defer s.Close()
	paths, err := s.NewTheme(name, only, own)
	if err != nil {
		return refused(cmd, err)
	}
	for _, path := range paths {
		fmt.Fprintln(cmd.OutOrStdout(), path)
	}
	if f.quiet {
		return nil
	}
	note := "theme: " + name + " in site.yaml turns it on; what you delete of it is as before"
	if s.Lib.Site.Theme == name {
		note = "it is the theme of the site: it is on"
	}
	fmt.Fprintln(cmd.ErrOrStderr(), note)
	return nil
}

// begun completes what new takes: a kind, and of a theme the files that are copied.
func begun(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	kinds := append(described(author.NewKinds()),
		cobra.CompletionWithDesc(edition, "A publication's next edition, begun from the one before."),
		cobra.CompletionWithDesc(look, "A look: copies of frames, sheets, colours and words, to be edited."))
	if len(args) < 2 || args[0] != look {
		return first(kinds)(cmd, args, typed)
	}
	own, err := author.NewLook(templates.FS, themes.FS)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return own.Names(), cobra.ShellCompDirectiveNoFileComp
}
