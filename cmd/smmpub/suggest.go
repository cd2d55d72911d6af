package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"smmpub/generator/diag"
)

// hinted is an error that says how to mend it.
type hinted struct {
	error
	hint string
}

// unknownCommand names the commands that may have been meant.
func unknownCommand(root *cobra.Command, name string) error {
	var known []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			known = append(known, c.Name())
		}
	}
	return usageError{hinted{fmt.Errorf("unknown command %q", name), didYouMean(name, "smmpub ", known)}}
}

// wrongFlag says what is wrong with a flag. Where no such command is there, that is said: its flags cannot be known.
func wrongFlag(cmd *cobra.Command, err error) error {
	if !cmd.HasParent() && cmd.Flags().NArg() > 0 {
		return unknownCommand(cmd, cmd.Flags().Arg(0))
	}
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var unread *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &empty):
		value, _ := pflag.UnquoteUsage(empty.GetFlag())
		return usageError{fmt.Errorf("--%s wants a value: --%s %s", empty.GetFlag().Name, empty.GetFlag().Name, strings.ToUpper(value))}
	case errors.As(err, &unread):
		return usageError{fmt.Errorf("--%s wants %s, not %q", unread.GetFlag().Name, wanting(unread.GetFlag()), unread.GetValue())}
	}
	return usageError{err}
}

// wanting says what a flag's value has to be.
func wanting(f *pflag.Flag) string {
	if f.Value.Type() == "int" {
		return "a whole number"
	}
	return "true or false"
}

func unknownFlag(cmd *cobra.Command, e *pflag.NotExistError) error {
	name := e.GetSpecifiedName()
	if e.GetSpecifiedShortnames() != "" {
		return usageError{hinted{fmt.Errorf("%s has no flag -%s", cmd.CommandPath(), name), seeHelp(cmd)}}
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	hint := elsewhere(cmd.Root(), name)
	if hint == "" {
		hint = didYouMean(name, "--", known)
	}
	if hint == "" {
		hint = seeHelp(cmd)
	}
	return usageError{hinted{fmt.Errorf("%s has no flag --%s", cmd.CommandPath(), name), hint}}
}

func seeHelp(cmd *cobra.Command) string { return cmd.CommandPath() + " --help lists its flags" }

// elsewhere names the commands that take a flag.
func elsewhere(root *cobra.Command, flag string) string {
	var with []string
	for _, c := range root.Commands() {
		if c.Flags().Lookup(flag) != nil {
			with = append(with, c.CommandPath())
		}
	}
	if len(with) == 0 {
		return ""
	}
	return fmt.Sprintf("--%s is a flag of %s", flag, strings.Join(with, ", "))
}

// didYouMean is a hint with the nearest of the known words, or "".
func didYouMean(word, before string, known []string) string {
	var near []string
	for _, w := range diag.Nearest(word, known) {
		near = append(near, before+w)
	}
	if len(near) == 0 {
		return ""
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}
