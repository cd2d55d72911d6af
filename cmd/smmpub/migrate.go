package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"smmpub/generator/author"
	"smmpub/generator/diag"
)

func migrateCommand(f *flags) *cobra.Command {
	var c author.Carry
	cmd := &cobra.Command{
		Use:   "migrate FILE",
		Short: "Carry an assessment to another edition",
		Long: `Carry an assessment to other editions of its model, its profiles or its mappings. The old file stays as it is; a new one is
written beside it, which only its owner may read, and its path is printed. A file that is there is never written over.

Answers follow their statements by id, and by the ids these had (was). An answer stays where the words of its statement have
stayed. Where they changed, the statement is unassessed again and the old answer stands above it as a comment: look again. What is
gone becomes a comment at the end of its practice, and what is new in the target's set is added, unassessed. Evidence, texts,
findings and actions stay as they are; what they name is renamed with the statements. The new file is a draft without approvals.`,
		Example: `  smmpub migrate assessments/acme-2026.yaml --to retail-pos@1.1
  smmpub migrate assessments/acme-2026.yaml --to iot-smm@1.3 --to retail-pos@1.1 --id acme-2027 -o assessments/acme-2027.yaml
  smmpub migrate assessments/acme-2026.yaml --to retail-pos@1.1 --from ../site-of-last-year`,
		Args: exactly("an assessment"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(c.To) == 0 {
				return usageError{errors.New("say which edition: --to ID@EDITION")}
			}
			c.File = inSite(f.dir, args)[0]
			return migrate(cmd, f, c)
		},
	}
	cmd.Flags().StringSliceVar(&c.To, "to", nil, "the new `editions`: retail-pos@1.1; may be repeated")
	cmd.Flags().StringVar(&c.From, "from", "", "the `folder` of a site that has the old editions, where this one lacks them")
	cmd.Flags().StringVar(&c.ID, "id", "", "the `id` of the new assessment (default: the old one and the edition)")
	cmd.Flags().StringVarP(&c.Out, "output", "o", "", "the new `file`, relative to the site (default: the old one's name and the edition)")
	return cmd
}

func migrate(cmd *cobra.Command, f *flags, c author.Carry) error {
	s, err := author.Open(f.dir)
	if err != nil {
		return refused(cmd, err)
	}
	defer s.Close()
	m, err := s.Migrate(c)
	if faults := (*author.Faults)(nil); errors.As(err, &faults) {
		if err := diag.Fprint(cmd.ErrOrStderr(), faults.List, faults.Source); err != nil {
			return err
		}
		return refused(cmd, &author.Refusal{Message: faults.Message})
	}
	if err != nil {
		return refused(cmd, err)
	}
	if err := m.Write(); err != nil {
		return refused(cmd, err)
	}
	fmt.Fprintln(cmd.OutOrStdout(), m.Path)
	if !f.quiet {
		summarize(cmd.ErrOrStderr(), m)
	}
	if len(m.Left) == 0 {
		return nil
	}
	if err := diag.Fprint(cmd.ErrOrStderr(), m.Left, m.Source); err != nil {
		return err
	}
	return refused(cmd, &author.Refusal{Message: "the new file has errors that are yours to mend"})
}

// summarize says what became of the answers, and which are to be read.
func summarize(w io.Writer, m *author.Migration) {
	fmt.Fprintf(w, "%s: %d carried over", plural(m.Answers, "answer"), m.Carried)
	if m.Renamed > 0 {
		fmt.Fprintf(w, " (%d under a new id)", m.Renamed)
	}
	fmt.Fprintf(w, ", %d to look at again, %d gone; %s new\n", m.Again, m.Gone, plural(m.New, "statement"))
	for _, note := range m.Notes {
		fmt.Fprintln(w, "  "+note)
	}
}
