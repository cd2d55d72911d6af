package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// reporter makes the reports of a run. The site that it reads is not written to.
type reporter struct {
	ReportOptions
	site    fs.FS
	src     *sources
	outline *smm.Report
	scored  func(*smm.Result)             // is given what was worked out; nil: nobody is
	deliver func(files map[string][]byte) // takes the files in place of the disk; nil: they are written
	mu      sync.Mutex
	done    int
}

// redacted reports that the variant is the built-in one that may leave the house: a site's own outline for it stays so.
func (r *reporter) redacted() bool { return r.outline.ID == smm.RedactedReport }

func (r *reporter) run(result *ReportResult) error {
	groups, keys := r.groups()
	if err := r.comparable(keys); err != nil {
		return err
	}
	jobs := make([]*reporting, len(groups))
	parallel(len(groups), func(i int) {
		jobs[i] = r.report(groups[i])
		r.progress(len(groups), jobs[i].Name())
	})
	for _, j := range jobs {
		result.Reports = append(result.Reports, j.Reported)
	}
	result.Warnings = r.warnings(result.Reports)
	if r.Compare == "" || result.Failed() {
		return nil
	}
	return guarded("the comparison", func() (err error) {
		result.Comparison, err = r.compare(jobs)
		return err
	})
}

// guarded makes an error of a panic. It says where the program failed, and nothing of what it worked on: a client's words
// are in no message of the machine.
func guarded(what string, do func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("%s: the program failed%s; this is a mistake in smmpub", what, failedAt())
		}
	}()
	return do()
}

// parallel calls f for every index, as many at a time as there are processors.
func parallel(n int, f func(i int)) {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		work.Go(func() error { f(i); return nil })
	}
	_ = work.Wait()
}

func (r *reporter) progress(total int, what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	if r.Progress != nil {
		r.Progress(r.done, total, what)
	}
}

// warnings names folders of reports that were there and that others may open.
func (r *reporter) warnings(reports []*Reported) []string {
	var out []string
	seen := map[string]bool{}
	for _, x := range reports {
		if x.Out == "" {
			continue
		}
		for _, dir := range []string{r.Out, filepath.Dir(x.Out)} {
			if !seen[dir] && openToOthers(dir) {
				out = append(out, fmt.Sprintf("others may look into %s; close it with chmod 700", dir))
			}
			seen[dir] = true
		}
	}
	return out
}

// reporting is the making of one report. What is found about it goes to its own list.
type reporting struct {
	*reporter
	*Reported
	parts  []opened
	list   diag.List
	result *smm.Result // kept for the comparison only
}

// report makes one report. Whatever happens in it is said of it alone, and without its values.
func (r *reporter) report(group []*located) *reporting {
	j := &reporting{reporter: r, Reported: &Reported{Found: &Result{strict: r.Strict}}}
	for _, l := range group {
		j.Files = append(j.Files, l.given)
	}
	defer j.finish(group)
	for _, l := range group {
		files, closed, err := l.open(r.site)
		if err != nil {
			j.Err = fmt.Errorf("%s: %w", l.given, cause(plain(err)))
			return j
		}
		defer closed()
		j.parts = append(j.parts, opened{l, files})
	}
	j.Err = guarded(strings.Join(j.Files, " "), j.make)
	return j
}

// failedAt is where a panic began, without its value.
func failedAt() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "smmpub/") {
			return fmt.Sprintf(" in %s (%s:%d)", path.Base(f.Function), filepath.Base(f.File), f.Line)
		}
		if !more {
			return ""
		}
	}
}

// finish takes over what was found last and names files as the user does; nothing else of the sources stays.
func (j *reporting) finish(group []*located) {
	j.settle()
	j.Found.Source = quoted(j.Found, j.source)
	namesOf(group).rename(j.Found)
	j.parts = nil
	if j.Compare == "" || j.Failed() {
		j.result = nil
	}
}

// settle takes over what has been found, and reports that it stops the report.
func (j *reporting) settle() bool {
	j.Found.add(j.src.lib, &j.list)
	j.list = diag.List{}
	return j.Found.Failed()
}

// source gives the text of the assessment's files, and of the site's, which findings name beside them.
func (j *reporting) source(name string) []byte {
	files := j.site
	for _, p := range j.parts {
		if p.name == name {
			files = p.files
		}
	}
	return load.Source(files)(name)
}

func (j *reporting) make() error {
	a, err := j.assessment()
	if err != nil || a == nil {
		return err
	}
	previous := j.previous(a)
	if j.settle() {
		return nil
	}
	j.result = smm.Score(a)
	j.summarize()
	if j.scored != nil {
		j.scored(j.result)
	}
	if j.CheckOnly {
		return nil
	}
	files, err := j.files(previous)
	if err != nil || j.settle() {
		return err
	}
	if j.deliver != nil {
		j.deliver(files)
		return nil
	}
	return j.write(files)
}

// assessment reads the files of an assessment and connects it with the site; nil when findings say why not.
func (j *reporting) assessment() (*smm.Assessment, error) {
	var read []*smm.Assessment
	for _, p := range j.parts {
		a, err := p.load(&j.list)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.given, cause(plain(err)))
		}
		if a != nil {
			read = append(read, a)
		}
	}
	if len(read) < len(j.parts) {
		return nil, nil
	}
	a := read[0]
	j.Org, j.ID = a.Organization.ID, a.ID
	if len(read) > 1 {
		if a = check.Join(read, &j.list); a == nil {
			return nil, nil
		}
	}
	check.Assessment(j.src.lib, a, &j.list)
	return a, nil
}

// previous reads the earlier reports that an assessment names. One of another organization would be told to this one.
func (j *reporting) previous(a *smm.Assessment) []*smm.Issued {
	var out []*smm.Issued
	for _, w := range a.Previous {
		issued := j.issued(w)
		if issued == nil {
			continue
		}
		if issued.Organization != a.Organization.ID {
			d := j.list.Errorf(w.Pos, "bad-report", "%q is the report of another organization", w.Text)
			d.Hint = "an assessment is compared with earlier ones of the same organization"
			continue
		}
		out = append(out, issued)
	}
	return out
}

func (j *reporting) issued(w smm.Word) *smm.Issued {
	for _, p := range j.parts {
		if p.name == w.Pos.File {
			return load.Issued(p.files, w.Text, w.Pos, &j.list)
		}
	}
	return nil
}

// write puts a report into its folder.
func (j *reporting) write(files map[string][]byte) error {
	folder, mark := j.ID, j.ID+" "+j.outline.ID
	if j.outline.ID != smm.FullReport {
		folder += "-" + j.outline.ID
	}
	if j.redacted() {
		mark = smm.RedactedReport // nothing in the folder says whose it is
	}
	out := filepath.Join(j.ReportOptions.Out, j.Org, folder)
	if err := writeReport(j.ReportOptions.Out, out, mark, files, j.Force); err != nil {
		return err
	}
	j.Reported.Out = out
	return nil
}

// writeReport writes into a folder two below that of all reports.
func writeReport(reports, out, mark string, files map[string][]byte, force bool) error {
	target, err := resolved(out)
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	if err := refuseInBuild(target, out); err != nil {
		return err
	}
	if err := errors.Join(claim(reports), claim(filepath.Dir(out))); err != nil {
		return fmt.Errorf("write output %s: %w", out, cause(err))
	}
	p := &publication{out: out, files: files, force: force, mark: markOfReports + " " + mark}
	return p.write()
}
