package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manual is what there is to say about a command; man pages and the guide print it.
type manual struct {
	Path     string // smmpub build
	Short    string
	Usage    string   // after smmpub
	Long     []string // paragraphs
	Examples []string // lines
	Flags    []option
	Shared   []option // flags that every command takes
}

type option struct {
	Letter, Name string
	Value        string // what it is followed by; "" for a switch
	Doc          string
	Default      string
}

// Term is the option as it is typed.
func (o option) Term() string {
	s := "--" + o.Name
	if o.Letter != "" {
		s = "-" + o.Letter + ", " + s
	}
	if o.Value != "" {
		s += " " + o.Value
	}
	return s
}

// exits are the exit codes with their meaning.
var exits = [][2]string{
	{"0", "All is well. Warnings may have been printed."},
	{"1", "The sources have errors, or warnings with --strict; or what was asked for was refused."},
	{"2", "The command line is wrong."},
	{"3", "The machine failed: a disk, a permission."},
	{"130", "Stopped by an interrupt, such as Ctrl-C; by a request to end, 143. Nothing half written is left."},
}

// manuals describe the program, then each of its commands in the order of their names.
func manuals(root *cobra.Command) []manual {
	out := []manual{manualOf(root)}
	for _, c := range root.Commands() {
		if !c.Hidden {
			out = append(out, manualOf(c))
		}
	}
	return out
}

func manualOf(c *cobra.Command) manual {
	c.InitDefaultHelpFlag()
	m := manual{
		Path: c.CommandPath(), Short: c.Short, Usage: strings.TrimPrefix(c.UseLine(), "smmpub "), Long: paragraphs(c.Long),
		Flags: options(c.LocalNonPersistentFlags()), Shared: options(c.Root().PersistentFlags()),
	}
	switch {
	case !c.HasParent():
		m.Usage = "COMMAND [flags]"
	case len(m.Flags) == 0:
		m.Usage = strings.TrimSuffix(m.Usage, " [flags]")
	}
	for line := range strings.Lines(c.Example) {
		m.Examples = append(m.Examples, strings.TrimSpace(line))
	}
	return m
}

// paragraphs are the texts between empty lines, each on one line.
func paragraphs(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if joined := strings.Join(strings.Fields(p), " "); joined != "" {
			out = append(out, joined)
		}
	}
	return out
}

func options(set *pflag.FlagSet) []option {
	var out []option
	set.VisitAll(func(f *pflag.Flag) {
		value, doc := pflag.UnquoteUsage(f)
		o := option{Letter: f.Shorthand, Name: f.Name, Value: strings.ToUpper(value), Doc: doc}
		if f.Value.Type() != "bool" && f.DefValue != "" && f.DefValue != "[]" || f.DefValue == "true" {
			o.Default = f.DefValue
		}
		out = append(out, o)
	})
	return out
}
