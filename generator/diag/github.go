package diag

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"
)

// Annotate writes findings as workflow commands, by which a GitHub run marks them at their lines. base is put before every
// path: the site's folder, relative to the repository.
func Annotate(w io.Writer, list []Diagnostic, base string, src Sources) error {
	b, lines := bufio.NewWriter(w), NewLines(src)
	for _, d := range list {
		fmt.Fprintf(b, "::%s file=%s", command(d.Severity), property(path.Join(base, d.Pos.File)))
		if d.Pos.Line > 0 {
			fmt.Fprintf(b, ",line=%d", d.Pos.Line)
		}
		if d.Pos.Col > 0 {
			fmt.Fprintf(b, ",col=%d,endColumn=%d", d.Pos.Col, d.Pos.Col+max(1, lines.length(d)))
		}
		if d.Rule != "" {
			fmt.Fprintf(b, ",title=%s", property(d.Rule))
		}
		fmt.Fprintf(b, "::%s\n", data(annotation(d)))
	}
	return b.Flush()
}

func command(s Severity) string {
	if s == Info {
		return "notice"
	}
	return s.String()
}

// annotation is a finding in lines: what it says, the hint, the related places.
func annotation(d Diagnostic) string {
	lines := []string{printable(d.Message)}
	if d.Hint != "" {
		lines = append(lines, "hint: "+printable(d.Hint))
	}
	for _, r := range d.Related {
		lines = append(lines, printable(r.Pos.String()+": "+r.Message))
	}
	return strings.Join(lines, "\n")
}

// The escapes of workflow commands, as actions/toolkit writes them: of a message, and of a property's value.
var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func data(s string) string     { return escapeData.Replace(s) }
func property(s string) string { return escapeProperty.Replace(s) }
