package markdown

import (
	"strings"

	"smmpub/generator/doc"
)

// console is the language of a session at a terminal, and prompt what its commands begin with.
const (
	console = "console"
	prompt  = "$ "
)

// session parts the commands of a session from what was printed. A command that ends in a backslash goes on in the next line.
func session(text string) [][]doc.Token {
	var out [][]doc.Token
	goesOn := false
	for line := range strings.SplitSeq(text, "\n") {
		command, typed := strings.CutPrefix(line, prompt)
		switch {
		case typed:
			out = append(out, append([]doc.Token{{Class: "prompt", Text: prompt}}, plainLine(command)...))
		case goesOn:
			out = append(out, plainLine(line))
		case line == "":
			out = append(out, nil)
		default:
			out = append(out, []doc.Token{{Class: "output", Text: line}})
		}
		goesOn = (typed || goesOn) && strings.HasSuffix(line, "\\")
	}
	return out
}
