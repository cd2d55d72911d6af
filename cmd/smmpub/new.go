package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"smmpub/generator/author"
)

func newCommand(f *flags) *cobra.Command {
	var w author.Wish
	kinds := author.NewKinds()
	cmd := &cobra.Command{
		Use:   "new KIND ID",
		Short: "Begin a file, filled from the model",
		Long: `Begin a file: every practice, level and scope of the model is in place, comments explain the rest. A file that is there is
never written over. The file's path is printed.

Kinds: ` + strings.Join(kinds, ", ") + `. An assessment goes to assessments/, where only its owner may read it.`,
		Example: `  smmpub new profile retail-pos --model iot-smm
  smmpub new practice threat-modeling --profile retail-pos
  smmpub new mapping smm-iec-62443 --from iot-smm
  smmpub new assessment acme-2026 --profile retail-pos --target store-checkout`,
		Args: exactly("a kind", "an id"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w.Kind, w.ID, w.Today = args[0], args[1], today()
			return begin(cmd, f, w)
		},
	}
	cmd.Flags().StringVar(&w.Model, "model", "", "the `id` of the model that fills it")
	cmd.Flags().StringVar(&w.Profile, "profile", "", "the `id` of the profile that it belongs to")
	cmd.Flags().StringSliceVar(&w.From, "from", nil, "of a mapping: the `ids` of the model or the profiles that are mapped")
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
