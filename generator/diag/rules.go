package diag

import (
	_ "embed" // for rules.txt
	"strings"
)

//go:embed rules.txt
var rulesText string

// Rules are the ids of all rules that a finding may have, sorted. They are stable: sites name them to accept findings.
func Rules() []string { return strings.Fields(rulesText) }
