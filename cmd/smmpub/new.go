package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"smmpub/generator/author"
)

// What can be begun beside a file: a publication's next edition, and a look.
const (
	edition = "edition"
	look    = "theme"
)

func beginnings() []string { return append(author.NewKinds(), edition, look) }

func newCommand(f *flags) *cobra.Command {
	var w author.Wish
	kinds := beginnings()
	cmd := &cobra.Command{
		Use:   "new KIND ID [FILE...]",
		Short: "Begin a file, filled from the model",
		Long: `Begin a file: every practice, level and scope of the model is in place, comments explain the rest. A file that is there is
never written over. The file's path is printed.

An edition is named with its publication, lifts@1.1, and begun from the newest published one, or from another with --from. The
publication and its tables are copied into a folder beside the old one and become a draft without a date; glossaries, references,
targets and chapters stay where they are, for both.

A theme goes to themes/ID: copies of the page frames, sheets, scripts, colours and words that come with smmpub, or of those that
are named, to be edited.

Kinds: ` + strings.Join(kinds, ", ") + `. An assessment goes to assessments/, where only its owner may read it.`,
		Example: `  smmpub new profile retail-pos --model iot-smm
  smmpub new practice threat-modeling --profile retail-pos
  smmpub new mapping smm-iec-62443 --from iot-smm
  smmpub new edition retail-pos@1.1
  smmpub new assessment acme-2026 --profile retail-pos --target store-checkout
  smmpub new theme house page.html style.css`,
		Args: filesOfATheme,
		RunE: func(cmd *cobra.Command, args []string) error {
			w.Kind, w.ID, w.Today = args[0], args[1], today()
			switch w.Kind {
			case edition:
				return beginEdition(cmd, f, w)
			case look:
				return beginTheme(cmd, f, w.ID, args[2:])
			}
			return begin(cmd, f, w)
		},
	}
	cmd.Flags().StringVar(&w.Model, "model", "", "the `id` of the model that fills it")
	cmd.Flags().StringVar(&w.Profile, "profile", "", "the `id` of the profile that it belongs to")
	cmd.Flags().StringSliceVar(&w.From, "from", nil, "of a mapping: the `ids` of the model or the profiles that are mapped; of an edition: the one it is begun from")
	cmd.Flags().StringVar(&w.Target, "target", "", "of an assessment: the `id` of the target")
	return cmd
}

func begin(cmd *cobra.Command, f *flags, w author.Wish) error {
	s, err := author.Open(f.dir)
	if err != nil {
		return refused(cmd, err)
	}
	defer s.Close()
	path, err := s.New(w)
	if err != nil {
		return refused(cmd, err)
	}
	fmt.Fprintln(cmd.OutOrStdout(), path)
	return s.Refresh(f.dir)
}

func beginEdition(cmd *cobra.Command, f *flags, w author.Wish) error {
	if len(w.From) > 1 {
		return usageError{errors.New("an edition is begun from one other: --from EDITION")}
	}
	s, err := author.Open(f.dir)
	if err != nil {
		return refused(cmd, err)
	}
	defer s.Close()
	begun, err := s.NewEdition(w.ID, strings.Join(w.From, ""))
	if err != nil {
		return refused(cmd, err)
	}
	for _, file := range begun.Files {
		fmt.Fprintln(cmd.OutOrStdout(), file)
	}
	if !f.quiet {
		for _, note := range begun.Notes {
			fmt.Fprintln(cmd.ErrOrStderr(), note)
		}
	}
	return s.Refresh(f.dir)
}
