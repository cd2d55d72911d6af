package generator

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// ReportOptions say of which assessments reports are made, and where.
type ReportOptions struct {
	Dir               string   // the site's folder
	Out               string   // the folder of all reports; "": reports in the site
	Files             []string // assessments: paths from the working folder, else from the site
	Variant           string   // the outline: an id of a `report` of the site, or of a built-in one; "": full
	NoPDF             bool     // leave the PDF edition out
	Strict            bool     // warnings stop a report as errors do
	Force             bool     // write into folders that smmpub did not write
	CheckOnly         bool     // write nothing, list what is unassessed
	Compare           string   // the name of a comparison of all of them; "": none
	Anonymous         bool     // the comparison names no organization
	Min               int      // the least number of organizations in an anonymous comparison
	Templates, Themes fs.FS    // the embedded page frames and themes
	Today             string   // as in Options
	Progress          func(done, total int, what string)
}

// ReportResult is what became of a run of reports.
type ReportResult struct {
	Site       *Result     // what is wrong with the site; where it Failed, nothing else was done
	Reports    []*Reported // one for each assessment, in the order named
	Comparison string      // the folder of the comparison; "": none was made
	Warnings   []string    // about the folder of reports
}

// Failed reports that the site has errors, or that an assessment has or that its report could not be made.
func (r *ReportResult) Failed() bool {
	return r.Site.Failed() || slices.ContainsFunc(r.Reports, (*Reported).Failed)
}

// Reported is what became of one assessment. It holds nothing of the assessment but what is said here.
type Reported struct {
	Files      []string // as they are named in messages
	Org, ID    string   // ids; "" where they could not be read
	Out        string   // the folder of the report; "" where none was written
	Found      *Result  // what is wrong with the files
	Err        error    // what the machine could not do
	Meeting    int      // practices that meet their target
	Tested     int      // of these
	LargestGap int
	Open       int            // statements that count, up to the target, and are unassessed
	OpenIn     []OpenPractice // where they are, when CheckOnly
}

// Failed reports that there is no report of this assessment.
func (r *Reported) Failed() bool { return r.Err != nil || r.Found.Failed() }

// Name is by what people know the assessment: its id, else its file.
func (r *Reported) Name() string {
	if r.ID != "" {
		return r.ID
	}
	return strings.Join(r.Files, " ")
}

// RequestError is a wish that cannot be met, whatever the sources say.
type RequestError struct{ text string }

func (e *RequestError) Error() string { return e.text }

func refusedf(format string, args ...any) error {
	return &RequestError{fmt.Sprintf(format, args...)}
}

// Report makes the reports of assessments, each in a folder of its own below the folder of reports that only its owner
// may open. Files of one organization's assessment are one report.
//
// The assessments are read and written several at once, and each on its own: what is wrong with one is said of it alone,
// and the others are made all the same. An error means that nothing could be done at all.
func Report(o ReportOptions) (*ReportResult, error) {
	o.Out = orElse(o.Out, filepath.Join(o.Dir, "reports"))
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("open site: %w", err)
	}
	defer root.Close()
	if err := refuseReports(o.Dir, o.Out); err != nil && !o.CheckOnly {
		return nil, err
	}
	src, found, err := read(root.FS(), Options{Templates: o.Templates, Themes: o.Themes, Strict: o.Strict, Today: o.Today})
	if err != nil {
		return nil, err
	}
	result := &ReportResult{Site: found}
	if found.Failed() {
		return result, nil
	}
	r := &reporter{ReportOptions: o, site: root.FS(), src: src}
	if r.outline, err = variant(src.lib, orElse(o.Variant, smm.FullReport)); err != nil {
		return nil, err
	}
	return result, r.run(result)
}

func orElse(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

// Variants are the ids of the built-in outlines.
func Variants() []string {
	var out []string
	for _, r := range smm.BuiltinReports() {
		out = append(out, r.ID)
	}
	return out
}

// variant finds an outline: the site's own, else the built-in one.
func variant(lib *smm.Library, id string) (*smm.Report, error) {
	var names []string
	for _, r := range slices.Concat(lib.Reports, smm.BuiltinReports()) {
		if r.ID == id {
			return r, nil
		}
		names = append(names, r.ID)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	hint := "there are: " + strings.Join(names, ", ")
	if near := diag.Nearest(id, names); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q?", near[0])
	}
	return nil, refusedf("unknown variant %q; %s", id, hint)
}
