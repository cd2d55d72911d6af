package generator

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Who may open the folders and read the files of reports: their owner.
const (
	privateFolder fs.FileMode = 0o700
	privateFile   fs.FileMode = 0o600
)

// markOfReports begins the manifest of a folder in which report has written, in the place of a file's name. More may
// follow it and says which report lies there.
const markOfReports = "/reports"

// isMark tells the first line of a report's manifest from that of a build's, which names a file.
func isMark(line string) bool { return strings.HasPrefix(line, markOfReports) }

// firstLine is the first line of a file; ok is false where there is none.
func firstLine(file string) (line string, ok bool) {
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() {
		return "", false
	}
	f, err := os.Open(file)
	if err != nil {
		return "", false
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Scan()
	return lines.Text(), true
}

// ofAnotherKind reports an output folder of ours that holds something else: --force does not mix what is confidential
// with what is not, nor one report with another.
func (p *publication) ofAnotherKind() error {
	switch {
	case p.mark == "" && p.old.mark != "", p.mark == "" && p.old.holdsReports(p.target):
		return fmt.Errorf("output %s holds reports, which are confidential; choose a folder of its own", p.out)
	case p.old.ours && p.mark != "" && p.old.mark == "":
		return fmt.Errorf("output %s was written by build, and reports are confidential; choose a folder of its own", p.out)
	case p.old.ours && p.mark != p.old.mark:
		return fmt.Errorf("output %s holds another report; move it away, or give this assessment another id", p.out)
	}
	return nil
}

// holdsReports reports that one of the folders in an output is one of reports.
func (s *survey) holdsReports(target string) bool {
	for _, f := range s.foreign {
		if filepath.Base(f.name) != manifest {
			continue
		}
		if line, ok := firstLine(f.in(target)); ok && isMark(line) {
			return true
		}
	}
	return false
}

// claim makes a folder for reports that only its owner may open, where there is none. One that is there keeps its mode.
// Folders that hold nothing else are marked, so that no build publishes into them.
func claim(dir string) error {
	if err := os.MkdirAll(dir, privateFolder); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 0 {
		return err
	}
	f, err := os.OpenFile(filepath.Join(dir, manifest), os.O_WRONLY|os.O_CREATE|os.O_EXCL, privateFile)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(markOfReports + "\n")
	return errors.Join(err, f.Close())
}

// openToOthers reports a folder that others than its owner may look into. Windows says that by other means.
func openToOthers(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0
}

// closed reports that a file may stand in this output with the mode that it has.
func (p *publication) closed(file string) bool { return p.mark == "" || !openToOthers(file) }
