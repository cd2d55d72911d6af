package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

func manCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "man FOLDER",
		Short: "Write the manual pages",
		Long: `Write a manual page for the program and one for each command into a folder: smmpub.1, smmpub-build.1 and so on. The same
program writes the same bytes. FOLDER is seen from where the command runs.`,
		Example: `  smmpub man ~/.local/share/man/man1
  man smmpub-build`,
		Args: exactly("a folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := writeManuals(cmd.Root(), args[0])
			if err == nil && !f.quiet {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", args[0], plural(n, "page"))
			}
			return err
		},
	}
}

func writeManuals(root *cobra.Command, dir string) (int, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, fmt.Errorf("manual pages: %w", err)
	}
	all := manuals(root)
	for _, m := range all {
		name := strings.ReplaceAll(m.Path, " ", "-") + ".1"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(page(m, all)), 0o644); err != nil {
			return 0, fmt.Errorf("manual pages: %w", err)
		}
	}
	return len(all), nil
}

// page is a manual page in the man macros, which every troff knows. It bears no date and, unless this is a release, no version.
func page(m manual, all []manual) string {
	var b strings.Builder
	name := strings.ReplaceAll(m.Path, " ", "-")
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"%s\" \"smmpub manual\"\n", troff(strings.ToUpper(name)), troff(strings.TrimSpace("smmpub "+release)))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", troff(name), troff(lowered(m.Short)))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n%s\n", "smmpub", troff(m.Usage))
	b.WriteString(".SH DESCRIPTION\n")
	for i, p := range m.Long {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		b.WriteString(troff(p) + "\n")
	}
	commandTerms(&b, m, all)
	optionTerms(&b, "OPTIONS", m.Flags)
	optionTerms(&b, "OPTIONS OF EVERY COMMAND", m.Shared)
	if len(m.Examples) > 0 {
		b.WriteString(".SH EXAMPLES\n.EX\n")
		for _, line := range m.Examples {
			b.WriteString(troff(line) + "\n")
		}
		b.WriteString(".EE\n")
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, e := range exits {
		term(&b, e[0], e[1])
	}
	seeAlso(&b, m, all)
	return b.String()
}

// commandTerms list the commands on the program's own page.
func commandTerms(b *strings.Builder, m manual, all []manual) {
	if m.Path != all[0].Path {
		return
	}
	b.WriteString(".SH COMMANDS\n")
	for _, c := range all[1:] {
		term(b, strings.TrimSuffix(c.Usage, " [flags]"), c.Short+".")
	}
}

func optionTerms(b *strings.Builder, head string, list []option) {
	if len(list) == 0 {
		return
	}
	b.WriteString(".SH " + head + "\n")
	for _, o := range list {
		text := o.Doc
		if o.Default != "" {
			text += " (default: " + o.Default + ")"
		}
		term(b, o.Term(), text)
	}
}

func term(b *strings.Builder, word, text string) {
	fmt.Fprintf(b, ".TP\n\\fB%s\\fR\n%s\n", troff(word), troff(text))
}

// seeAlso leads from the program to its commands, and from each of them back.
func seeAlso(b *strings.Builder, m manual, all []manual) {
	b.WriteString(".SH SEE ALSO\n")
	var names []string
	for _, other := range all {
		if (other.Path == all[0].Path) != (m.Path == all[0].Path) {
			names = append(names, fmt.Sprintf("\\fB%s\\fR(1)", troff(strings.ReplaceAll(other.Path, " ", "-"))))
		}
	}
	b.WriteString(strings.Join(names, ",\n") + "\n")
}

// lowered is a summary as manual pages have it, without a capital.
func lowered(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// troff escapes text: what begins a request at the start of a line, hyphens that are typed, and what is not ASCII.
func troff(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case i == 0 && (r == '.' || r == '\''):
			b.WriteString(`\&` + string(r))
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '"':
			b.WriteString(`\(dq`)
		case r == '`':
			b.WriteString(`\(ga`)
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r > 126:
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
