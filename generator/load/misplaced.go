package load

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// An assessment holds a client's data: among the sources of a site it would end in a repository that is shared, and
// below content/_root in the output itself. Such a file is an error of the site. The finding names the file and quotes
// nothing of it, and what else is wrong with the file is not said either, because findings quote.

func misplacedAt(name string, list *diag.List) {
	*list = diag.List{}
	d := list.Errorf(diag.Pos{File: name}, "misplaced-assessment", "an assessment lies among the sources of the site")
	d.Hint = "move it to assessments/, which is read only by name, and look whether it was shared already"
}

// misplaced is the reader of assessments in a site.
func misplaced(f *file, _ *yaml.Node) func(*smm.Library) {
	misplacedAt(f.path, f.list)
	return func(*smm.Library) {}
}

// onlyLookedInto reports YAML that is no source: all below content/, and what is not named .yaml.
func onlyLookedInto(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".yml" || ext == ".yaml" && inside(name, contentDir)) && !inside(name, rootDir)
}

// lookInto reads a file only to see whether it is an assessment.
func lookInto(site fs.FS, name string) source {
	b, err := contents(site, name, maxFile)
	if err != nil || !isAssessment(name, string(b)) {
		return source{}
	}
	s := source{files: []string{name}}
	misplacedAt(name, &s.list)
	return s
}

// isAssessment knows an assessment by its text, however little else of the file can be read.
func isAssessment(name, src string) bool {
	return slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(path.Ext(name))) &&
		strings.Contains(src, assessmentKind) && assessmentText.MatchString(src)
}

// assessmentText is the kind at the beginning of a line, or in a file that is one map in braces.
var assessmentText = regexp.MustCompile(`(?m)^\x{FEFF}?["']?kind["']?[ \t]*:[ \t]*["']?assessment["']?[ \t]*(#.*)?\r?$|\A\s*\{[^}]*\bkind["']?\s*:\s*["']?assessment\b`)
