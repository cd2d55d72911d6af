package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// maxIssued bounds a report.json, in bytes: some hundred practices with everything that is said of them.
const maxIssued = 16 << 20

// Issued reads a report.json that an assessment names at a place: name is as written there, beside the file of at. What is
// wrong with it is reported at that place, once and in words of our own, because the report may be of another client: none
// of its values are quoted. Then, and for a redacted one, the result is nil.
func Issued(files fs.FS, name string, at diag.Pos, list *diag.List) *smm.Issued {
	src, ok := issuedText(files, name, at, list)
	if !ok {
		return nil
	}
	r := newJSON(name, src)
	out := &smm.Issued{File: name}
	r.issued(out)
	if r.wrong != "" {
		list.Errorf(at, "bad-report", "%q%s: %s", name, lineOf(r.place), r.wrong).Hint = r.hint
		return nil
	}
	return out
}

// issuedText is the text of an issued report.
func issuedText(files fs.FS, name string, at diag.Pos, list *diag.List) (string, bool) {
	full := path.Join(path.Dir(at.File), name)
	if path.IsAbs(name) || !fs.ValidPath(full) {
		outside(name, at, list)
		return "", false
	}
	b, err := contents(files, full, maxIssued)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		noIssued(name, at, list)
		return "", false
	case errors.Is(err, errTooLarge):
		list.Errorf(at, "too-large", "%q has more than %d MB", name, maxIssued>>20).Hint = issuedHint
		return "", false
	case err != nil:
		list.Errorf(at, "unreadable", "%q cannot be read: %s", name, reason(err)).Hint = issuedHint
		return "", false
	}
	var own diag.List
	src, _ := clean(name, b, &own)
	if found := own.Sorted(); len(found) > 0 {
		list.Errorf(at, "bad-report", "%q%s: %s", name, lineOf(found[0].Pos), found[0].Message).Hint = issuedHint
		return "", false
	}
	return src, true
}

const issuedHint = "name a report.json as it was issued"

// lineOf is a place in a file whose text is not to be shown.
func lineOf(p diag.Pos) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf(", line %d, column %d", p.Line, p.Col)
}

// noIssued reports a name that leads to no file.
func noIssued(name string, at diag.Pos, list *diag.List) {
	list.Errorf(at, "unknown-file", "there is no file %q beside this one", name).Hint = "issued reports are named from the folder of the assessment"
}

// outside reports a name that leads out of the folder that was opened: the site, or that of the assessment itself.
func outside(name string, at diag.Pos, list *diag.List) {
	const hint = "put a copy of the report into the folder of the assessment, or below it, and name it from there: acme-2025/report.json"
	switch {
	case path.IsAbs(name):
		list.Errorf(at, "bad-path", "%q is an absolute path; issued reports are named from the folder of the assessment", name).Hint = hint
	case path.Dir(at.File) == ".":
		list.Errorf(at, "bad-path", "%q lies outside the folder of the assessment", name).Hint = hint
	default:
		list.Errorf(at, "bad-path", "%q lies outside the site", name).Hint = hint
	}
}
