package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"smmpub/generator"
	"smmpub/generator/author"
)

var shells = []string{"bash", "fish", "powershell", "zsh"}

func completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script that completes commands in a shell",
		Long: `Print a script by which a shell completes what is typed after smmpub: commands, flags, kinds, report variants, editors, and files
where a command takes some. SHELL is one of ` + strings.Join(shells, ", ") + `.

The script asks the program, so it need not be made again when the program changes. The examples show where each shell looks for
it; open a new shell afterwards. Bash needs the package bash-completion.`,
		Example: `  mkdir -p ~/.local/share/bash-completion/completions ~/.config/fish/completions
  smmpub completion bash > ~/.local/share/bash-completion/completions/smmpub
  smmpub completion zsh > "${fpath[1]}/_smmpub"
  smmpub completion fish > ~/.config/fish/completions/smmpub.fish
  smmpub completion powershell >> $PROFILE`,
		Args: exactly("a shell"),
		RunE: func(cmd *cobra.Command, args []string) error { return printCompletion(cmd, args[0]) },
	}
}

func printCompletion(cmd *cobra.Command, shell string) error {
	root, w := cmd.Root(), cmd.OutOrStdout()
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(w, true)
	case "fish":
		return root.GenFishCompletion(w, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(w)
	case "zsh":
		return root.GenZshCompletion(w)
	}
	return usageError{hinted{fmt.Errorf("unknown shell %q", shell), "shells are: " + strings.Join(shells, ", ")}}
}

// argumentValues say what completes the arguments of a command; nothing where it is not named.
func argumentValues() map[string]cobra.CompletionFunc {
	return map[string]cobra.CompletionFunc{
		"check":      yamlFiles,
		"completion": first(shells),
		"help":       commandNames,
		"ids":        yamlFiles,
		"init":       folders,
		"man":        folders,
		"migrate":    yamlFiles,
		"new":        begun,
		"report":     yamlFiles,
		"schema":     first(described(kindNames())),
	}
}

// flagValues say what completes the value of a flag, by its name or by command and name; nothing where neither is named.
func flagValues() map[string]cobra.CompletionFunc {
	return map[string]cobra.CompletionFunc{
		"assessment":     yamlFiles,
		"base":           folders,
		"dir":            folders,
		"editor":         words(slices.Sorted(maps.Keys(editors))),
		"format":         words(formats),
		"from":           folders,
		"migrate output": yamlFiles,
		"new from":       cobra.NoFileCompletions,
		"output":         folders,
		"report":         folders,
		"variant":        words(generator.Variants()),
	}
}

// completeValues lets shells complete the values of all arguments and flags.
func completeValues(root *cobra.Command) {
	arguments, values := argumentValues(), flagValues()
	each := func(c *cobra.Command, set *pflag.FlagSet) {
		set.VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "bool" {
				return
			}
			complete := orNothing(values[c.Name()+" "+f.Name], values[f.Name])
			if err := c.RegisterFlagCompletionFunc(f.Name, complete); err != nil {
				panic(err) // registered twice: the program is wrong
			}
		})
	}
	each(root, root.PersistentFlags())
	for _, c := range root.Commands() {
		c.ValidArgsFunction = orNothing(arguments[c.Name()])
		each(c, c.LocalNonPersistentFlags())
	}
}

// orNothing is the first completion that there is, else none.
func orNothing(list ...cobra.CompletionFunc) cobra.CompletionFunc {
	for _, f := range list {
		if f != nil {
			return f
		}
	}
	return cobra.NoFileCompletions
}

func words(list []string) cobra.CompletionFunc {
	return cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp)
}

// first completes the first argument only.
func first(list []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}

func yamlFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml"}, cobra.ShellCompDirectiveFilterFileExt
}

func folders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func commandNames(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, c := range cmd.Root().Commands() {
		if len(args) == 0 && !c.Hidden {
			out = append(out, cobra.CompletionWithDesc(c.Name(), c.Short))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func kindNames() []string {
	var out []string
	for _, k := range author.Kinds() {
		out = append(out, k[0])
	}
	return out
}

// described adds to kinds of file what each is.
func described(kinds []string) []string {
	var out []string
	for _, name := range kinds {
		for _, k := range author.Kinds() {
			if k[0] == name {
				out = append(out, cobra.CompletionWithDesc(name, k[1]))
			}
		}
	}
	return out
}
