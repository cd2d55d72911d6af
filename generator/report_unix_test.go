//go:build unix

package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestReportsAreForTheirOwnerOnly(t *testing.T) {
	defer unix.Umask(unix.Umask(0))
	o := newOffice(t)
	opt := reportsOf(o.dir, o.all()...)
	opt.Compare = "both"
	for range 2 { // anew, and over what is there
		o.report(t, opt)
		for name, mode := range modesBelow(t, filepath.Join(o.dir, "reports")) {
			if want := map[bool]os.FileMode{true: 0o700, false: 0o600}[mode.IsDir()]; mode.Perm() != want {
				t.Errorf("%s has the mode %o", name, mode.Perm())
			}
		}
		for _, name := range []string{"acme/acme-2026", "acme/acme-2026/index.html", "acme/acme-2026/.smmpub"} {
			if err := os.Chmod(filepath.Join(o.dir, "reports", name), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestAFolderOfReportsThatOthersMayOpenIsNamed(t *testing.T) {
	dir := smallCopy(t, "assessments/a.yaml "+assessedHead)
	reports := filepath.Join(dir, "reports")
	if err := os.Mkdir(reports, 0o755); err != nil {
		t.Fatal(err)
	}
	result, err := Report(reportsOf(dir, "assessments/a.yaml"))
	if err != nil || len(result.Warnings) != 1 || !strings.Contains(result.Warnings[0], "chmod 700") {
		t.Fatal(err, result.Warnings)
	}
	if mode := modesBelow(t, reports)["o"]; mode.Perm() != 0o700 {
		t.Errorf("the organization's folder has the mode %o", mode.Perm())
	}
}
