package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// refuse reports an output folder that would put sources or other people's files at risk, before anything is touched.
func refuse(dir, out string) error {
	target, err := apart(dir, out, "content", "profiles", "templates", "themes", "assessments", "reports", ".git")
	if err != nil {
		return err
	}
	if above(target, isMark) != "" {
		return fmt.Errorf("output %s lies in a folder of reports, which are confidential; choose a folder of its own", out)
	}
	return isFolder(target, out)
}

// refuseReports reports a folder in which reports would be published, or would put sources or other people's files at
// risk.
func refuseReports(dir, out string) error {
	target, err := apart(dir, out, "content", "profiles", "templates", "themes", "assessments", ".git")
	if err != nil {
		return err
	}
	if public, err := resolved(filepath.Join(dir, "public")); err == nil && holds(public, target) {
		return fmt.Errorf("output %s lies in public, and reports are confidential; choose a folder of its own", out)
	}
	if err := refuseInBuild(target, out); err != nil {
		return err
	}
	return isFolder(target, out)
}

// refuseInBuild reports a folder that lies in what build wrote, or is it.
func refuseInBuild(target, out string) error {
	if above(target, func(line string) bool { return !isMark(line) }) != "" {
		return fmt.Errorf("output %s lies in a folder that build wrote, and reports are confidential; choose a folder of its own", out)
	}
	return nil
}

// above gives the nearest folder, from one upwards, with a manifest whose first line is so; "" where there is none.
func above(target string, is func(line string) bool) string {
	for dir := target; ; dir = filepath.Dir(dir) {
		if line, ok := firstLine(filepath.Join(dir, manifest)); ok && is(line) {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// apart follows the links of an output folder that lies in none of the site's folders named and holds nothing of value.
func apart(dir, out string, names ...string) (string, error) {
	site, err := resolved(dir)
	if err != nil {
		return "", fmt.Errorf("site folder: %w", err)
	}
	target, err := resolved(out)
	if err != nil {
		return "", fmt.Errorf("output folder: %w", err)
	}
	switch {
	case holds(target, site):
		return "", fmt.Errorf("output %s holds the sources; choose a folder of its own", out)
	case filepath.Dir(target) == target:
		return "", fmt.Errorf("output %s is the root of the disk; choose a folder of its own", out)
	case holdsHome(target):
		return "", fmt.Errorf("output %s is the home folder, or holds it; choose a folder of its own", out)
	}
	for _, name := range names {
		if holds(filepath.Join(site, name), target) {
			return "", fmt.Errorf("output %s lies in the sources (%s); choose a folder of its own", out, name)
		}
	}
	return target, nil
}

func holdsHome(target string) bool {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return false
	}
	home, err = resolved(home)
	return err == nil && holds(target, home)
}

// isFolder reports an output that exists and is no folder.
func isFolder(target, out string) error {
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("output %s: %w", out, cause(err))
	case !info.IsDir():
		return fmt.Errorf("output %s is a file; name a folder", out)
	}
	return nil
}

// resolved is a path with all links followed, as far as it exists. A link to nowhere is an error: a folder made in its
// place would end the link, one made at its end would surprise.
func resolved(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for p := path; ; p = filepath.Dir(p) {
		real, err := filepath.EvalSymlinks(p)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if info, lost := os.Lstat(p); lost == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", fmt.Errorf("%s is a link that leads nowhere", p)
		}
		if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(p) == p {
			return "", err
		}
		rest = filepath.Join(filepath.Base(p), rest)
	}
}

// holds reports whether path is the folder or lies in it. Folders are compared by what they are, not by how they are
// spelled: file systems that ignore case and folders that are mounted twice have several names for one.
func holds(folder, path string) bool {
	is, err := os.Stat(folder)
	for p := path; ; p = filepath.Dir(p) {
		if p == folder {
			return true
		}
		if at, lost := os.Stat(p); err == nil && lost == nil && os.SameFile(is, at) {
			return true
		}
		if filepath.Dir(p) == p {
			return false
		}
	}
}
