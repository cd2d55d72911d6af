package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const commandsPage = "../../docs/content/commands.md"

// TestTheGuideHasEveryCommand holds the page of commands equal to what the commands say of themselves; SMMPUB_UPDATE=1 writes it.
func TestTheGuideHasEveryCommand(t *testing.T) {
	want := commandsText(manuals(root()))
	if os.Getenv("SMMPUB_UPDATE") != "" {
		if err := os.WriteFile(commandsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(commandsPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not what the commands say; SMMPUB_UPDATE=1 writes it (-want +got):\n%s", commandsPage, diff)
	}
}

func commandsText(all []manual) string {
	var b strings.Builder
	b.WriteString(`---
# Generated from the commands themselves: SMMPUB_UPDATE=1 go test ./cmd/smmpub -run TheGuideHasEveryCommand
title: Every command
---

`)
	program := all[0]
	b.WriteString(prose(program.Long))
	b.WriteString("\n`smmpub COMMAND --help` prints what stands here, `smmpub man` writes it as manual pages, and `smmpub completion` teaches it to a shell.\n\n")
	b.WriteString("## What there is {#commands}\n\n| Command | What it does |\n|---|---|\n")
	for _, m := range all[1:] {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s |\n", m.Path, slug(m), markdownOf(m.Short))
	}
	b.WriteString("\n## Flags of every command {#shared-flags}\n\n" + flagTable(program.Shared))
	b.WriteString("\n`smmpub --version` prints the version.\n\n")
	b.WriteString("## Exit codes {#exit-codes}\n\n| Code | Meaning |\n|---|---|\n")
	for _, e := range exits {
		fmt.Fprintf(&b, "| %s | %s |\n", e[0], markdownOf(e[1]))
	}
	for _, m := range all[1:] {
		commandText(&b, m)
	}
	return b.String()
}

func slug(m manual) string { return strings.ReplaceAll(m.Path, " ", "-") }

func commandText(b *strings.Builder, m manual) {
	fmt.Fprintf(b, "\n## %s {#%s}\n\n", m.Path, slug(m))
	fmt.Fprintf(b, "```text\nsmmpub %s\n```\n\n%s", m.Usage, prose(m.Long))
	if len(m.Flags) > 0 {
		b.WriteString("\n" + flagTable(m.Flags))
	}
	if len(m.Examples) > 0 {
		b.WriteString("\n```sh\n" + strings.Join(m.Examples, "\n") + "\n```\n")
	}
}

// flagTable has a column of defaults where there are any.
func flagTable(list []option) string {
	var b strings.Builder
	defaults := slices.ContainsFunc(list, func(o option) bool { return o.Default != "" })
	head := "| Flag | Meaning |\n|---|---|\n"
	if defaults {
		head = "| Flag | Default | Meaning |\n|---|---|---|\n"
	}
	b.WriteString(head)
	for _, o := range list {
		standard := ""
		if o.Default != "" {
			standard = "`" + o.Default + "`"
		}
		if defaults {
			standard = " " + standard + " |"
		}
		fmt.Fprintf(&b, "| `%s` |%s %s |\n", o.Term(), standard, strings.ReplaceAll(markdownOf(o.Doc), "|", `\|`))
	}
	return b.String()
}

// codeWord is a word of a terminal's text that is typed as it stands: a flag, a path, a file, a variable.
var codeWord = regexp.MustCompile(`^(--?[a-zA-Z][-a-z=]*|[^ ]*[/{*][^ ]*|[.a-zA-Z][-\w]*\.[-a-z0-9]+|[A-Z]+_[A-Z_]+|\.[a-z]+)$`)

// prose makes Markdown of a terminal's text.
func prose(paragraphs []string) string {
	var b strings.Builder
	for i, p := range paragraphs {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(markdownOf(p) + "\n")
	}
	return b.String()
}

var (
	marks = strings.NewReplacer("*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`, "`", "\\`")
	runs  = regexp.MustCompile(`\bsmmpub (build|check|init)\b`)
)

// markdownOf makes Markdown of a paragraph.
func markdownOf(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		bare := strings.TrimRight(strings.TrimLeft(w, "("), ".,:;)")
		if at := strings.Index(w, bare); codeWord.MatchString(bare) {
			words[i] = w[:at] + "`" + bare + "`" + w[at+len(bare):]
		} else {
			words[i] = marks.Replace(w)
		}
	}
	return runs.ReplaceAllString(strings.Join(words, " "), "`$0`")
}
