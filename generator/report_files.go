package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// located is an assessment file on the disk. Messages name it by its path in the site where it lies there, else as the
// user did.
type located struct {
	given string // as messages name it
	real  string // its absolute path, all links followed
	name  string // in files
	err   error  // why it was not found
}

// locate finds a file that the user named: from the working folder, else from the site. number tells it from others.
func locate(dir, given string, number int) *located {
	l := &located{given: filepath.ToSlash(given)}
	at := given
	if _, err := os.Stat(at); err != nil && !filepath.IsAbs(given) {
		at = filepath.Join(dir, given)
	}
	if l.real, l.err = filepath.EvalSymlinks(at); l.err == nil {
		l.real, l.err = filepath.Abs(l.real)
	}
	site, err := resolved(dir)
	if l.err = errors.Join(l.err, err); l.err != nil {
		return l
	}
	if rel, err := filepath.Rel(site, l.real); err == nil && filepath.IsLocal(rel) {
		l.name = filepath.ToSlash(rel)
		l.given = l.name
		return l
	}
	l.name = fmt.Sprintf("@%d/%s", number, filepath.Base(l.real))
	return l
}

// inSite reports a file of the site.
func (l *located) inSite() bool { return !strings.HasPrefix(l.name, "@") }

// open gives the folder in which the file may name others: the site, or the folder that it lies in.
func (l *located) open(site fs.FS) (fs.FS, func() error, error) {
	if l.err != nil {
		return nil, nil, l.err
	}
	if l.inSite() {
		return site, func() error { return nil }, nil
	}
	root, err := os.OpenRoot(filepath.Dir(l.real))
	if err != nil {
		return nil, nil, err
	}
	return below{root.FS(), path.Dir(l.name)}, root.Close, nil
}

// below shows a file tree as a folder of another, so that files of several trees have names of their own.
type below struct {
	fs.FS
	folder string
}

// Open opens a file of the folder.
func (b below) Open(name string) (fs.File, error) {
	inner, ok := strings.CutPrefix(name, b.folder+"/")
	if !ok {
		return nothing{}.Open(name)
	}
	return b.FS.Open(inner)
}

// Stat looks at a file without opening it: to open a pipe is to wait for ever.
func (b below) Stat(name string) (fs.FileInfo, error) {
	inner, ok := strings.CutPrefix(name, b.folder+"/")
	if !ok {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(b.FS, inner)
}

// opened is a part of an assessment with the files that it may name.
type opened struct {
	*located
	files fs.FS
}

func (o opened) load(list *diag.List) (*smm.Assessment, error) {
	return load.Assessment(o.files, o.name, list)
}

// groups puts the files of one assessment together, with the key of each group. A file that cannot be read, or does not
// say whose it is, stands alone and has none.
func (r *reporter) groups() (groups [][]*located, keys []string) {
	var files []*located
	known := map[string]bool{}
	for i, given := range r.Files {
		l := locate(r.Dir, given, i)
		if l.real != "" && known[l.real] {
			continue
		}
		known[l.real] = true
		files = append(files, l)
	}
	whose := make([]string, len(files))
	if len(files) > 1 {
		parallel(len(files), func(i int) { whose[i] = r.identity(files[i]) })
	}
	for i, l := range files {
		if k := slices.Index(keys, whose[i]); k >= 0 && whose[i] != "" {
			groups[k] = append(groups[k], l)
			continue
		}
		groups, keys = append(groups, []*located{l}), append(keys, whose[i])
	}
	return groups, keys
}

// identity says whose assessment a file is of, and which; "" where the file does not say it. Nothing else of it stays.
func (r *reporter) identity(l *located) (key string) {
	_ = guarded(l.given, func() error { // what is wrong is said when the report is made
		files, closed, err := l.open(r.site)
		if err != nil {
			return err
		}
		defer closed()
		a, err := opened{l, files}.load(&diag.List{})
		if err == nil && a != nil && a.ID != "" && a.Organization.ID != "" {
			key = a.Organization.ID + "/" + a.ID
		}
		return err
	})
	return key
}

// naming turns the names that files have for the program into those that they have for the user.
type naming map[string]string

func namesOf(parts []*located) naming {
	n := naming{}
	for _, p := range parts {
		if !p.inSite() {
			dir := path.Dir(p.given) + "/"
			if !strings.Contains(p.given, "/") {
				dir = ""
			}
			n[path.Dir(p.name)+"/"] = dir
		}
	}
	return n
}

func (n naming) file(name string) string {
	for prefix, dir := range n {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return dir + rest
		}
	}
	return name
}

// rename names the files of findings as the user does.
func (n naming) rename(r *Result) {
	if len(n) == 0 {
		return
	}
	was := map[string]string{}
	place := func(p *diag.Pos) {
		given := n.file(p.File)
		was[given] = p.File
		p.File = given
	}
	all := func(d *diag.Diagnostic) {
		place(&d.Pos)
		related := d.Related
		d.Related = nil
		for _, x := range related {
			place(&x.Pos)
			d.Related = append(d.Related, x)
		}
	}
	for i := range r.Diagnostics {
		all(&r.Diagnostics[i])
	}
	for i := range r.Suppressed {
		all(&r.Suppressed[i].Diagnostic)
		place(&r.Suppressed[i].By)
	}
	source := r.Source
	r.Source = func(file string) []byte { return source(was[file]) }
}

// plain is an error of a file without the path, which may be an absolute one.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
