package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// The addresses of the report: what readers open, and the report itself, as it is delivered.
const (
	reportIndex = "-/report/index.html"
	reportPage  = "-/report/page.html"
)

// framed adds the page that shows the report. The report may not be touched and allows no script, so it stands in a frame; the
// page around it names its print and is another one whenever the report is.
func framed(file func(string) ([]byte, error)) func(string) ([]byte, error) {
	return func(address string) ([]byte, error) {
		if address != reportIndex {
			return file(address)
		}
		report, err := file(reportPage)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(report)
		return fmt.Appendf(nil, reportFrame, hex.EncodeToString(sum[:8])), nil
	}
}

const reportFrame = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Report</title>
<style>
html, body { block-size: 100%%; margin: 0 }
body { display: flex; flex-direction: column; font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: .5rem 1rem; border-block-end: 1px solid }
nav a, nav strong { padding-block: .25rem; color: inherit }
iframe { flex: 1; border: 0; background: #fff }
</style>
</head>
<body data-print="%s">
<nav aria-label="Report"><strong>Report, live</strong> <a href="page.html">page by itself</a> <a href="report.pdf">PDF</a>
<a href="report.json">report.json</a> <a href="../../index.html">site</a></nav>
<iframe src="page.html" title="Report"></iframe>
</body>
</html>
`
