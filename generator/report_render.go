package generator

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/exchange"
	"smmpub/generator/html"
	"smmpub/generator/load"
	"smmpub/generator/pdf"
	"smmpub/generator/report"
	"smmpub/generator/smm"
)

// files makes a report in memory, by address.
func (j *reporting) files(previous []*smm.Issued) (map[string][]byte, error) {
	p := report.Compose(j.src.lib, j.src.theme, j.result, report.Options{
		Outline: j.outline, Redacted: j.redacted(), PDF: !j.NoPDF, Previous: previous,
	})
	files, err := j.editions(p)
	if err != nil || files == nil {
		return nil, err
	}
	files["report.json"], err = exchange.Report(j.result, exchange.ReportOptions{Redacted: j.redacted()})
	if err != nil {
		return nil, fmt.Errorf("report.json of %s: %w", j.ID, err)
	}
	return files, nil
}

// editions are the page and the PDF of a publication that stands alone; none when findings say why.
func (j *reporting) editions(p *doc.Publication) (map[string][]byte, error) {
	page, err := html.Single(p, j.src.theme)
	if err != nil {
		return nil, reportFrame(j.src.theme, err, &j.list)
	}
	files := map[string][]byte{"index.html": page}
	if p.PDF == "" {
		return files, nil
	}
	edition, err := pdf.Render(p, j.src.theme, pdf.Options{BaseURL: j.src.lib.Site.BaseURL, Producer: "smmpub", Discreet: true})
	if err != nil {
		return nil, fmt.Errorf("PDF edition of %s: %w", j.ID, err)
	}
	files[p.PDF] = edition.Data
	j.missing(edition.Missing)
	return files, nil
}

// missing reports characters that no font of the PDF edition has.
func (j *reporting) missing(found []pdf.Missing) {
	if j.result != nil {
		missingGlyphs(&j.list, nil, j.result.Assessment.Pos, found)
	}
}

// comparable refuses a comparison of too few. keys say whose assessments there are; an empty one is not known yet.
func (r *reporter) comparable(keys []string) error {
	if r.Compare == "" {
		return nil
	}
	if !load.IsPublicID(r.Compare) {
		return refusedf("%q cannot name a comparison; use small letters, digits and hyphens", r.Compare)
	}
	if len(keys) < 2 {
		return refusedf("a comparison needs two assessments or more; there is %d", len(keys))
	}
	orgs, n := map[string]bool{}, 0
	for _, key := range keys {
		if org, _, known := strings.Cut(key, "/"); !known || !orgs[org] {
			orgs[org] = known
			n++
		}
	}
	if r.Anonymous && n < r.Min {
		return refusedf("an anonymous comparison needs %d organizations or more, so that none can be told; there are %d", r.Min, n)
	}
	return nil
}

// compare lays all results side by side, in a folder of its own.
func (r *reporter) compare(jobs []*reporting) (string, error) {
	var results []*smm.Result
	first := jobs[0].result.Assessment
	for _, j := range jobs {
		if a := j.result.Assessment; a.Model.ID != first.Model.ID {
			return "", refusedf("%s stands on %s and %s on %s; only assessments on one model can be compared", first.ID, first.Model.ID, a.ID, a.Model.ID)
		}
		results = append(results, j.result)
	}
	p := report.Compare(r.src.lib, r.src.theme, results, report.CompareOptions{
		Name: r.Compare, Anonymous: r.Anonymous, Min: r.Min, PDF: !r.NoPDF,
	})
	files, err := (&reporting{reporter: r, Reported: &Reported{ID: r.Compare}}).editions(p)
	if err == nil && files == nil {
		err = errors.New("the page frame of reports has mistakes")
	}
	if err != nil {
		return "", err
	}
	out := filepath.Join(r.Out, "_compare", r.Compare) // no organization has such an id
	return out, writeReport(r.Out, out, "comparison "+r.Compare, files, r.Force)
}
