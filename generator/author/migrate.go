package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// Carry is an assessment that is to be carried to other editions.
type Carry struct {
	File string   // path in the site
	To   []string // the new editions: retail-pos@1.1
	From string   // a folder with the site of the old editions; "": the site has them too
	ID   string   // of the new assessment; "": the old one with the edition
	Out  string   // path in the site; "": beside the old file, named after the edition

	before *smm.Library // of the old editions
}

// Migration is an assessment that has been carried to other editions and is not written yet.
type Migration struct {
	Path                      string
	Answers                   int // of the old file; each was carried over, is to be looked at again, or is gone
	Carried, Again, Gone, New int
	Renamed                   int      // of those carried, the ones under a new id
	Notes                     []string // what became of answers, declared levels, findings and actions, in the file's order
	Left                      []diag.Diagnostic
	Source                    diag.Sources // of what Left quotes
	site                      *Site
	data                      []byte
}

// Faults are errors in an assessment that keep it from being carried.
type Faults struct {
	Message string
	List    []diag.Diagnostic
	Source  diag.Sources
}

func (f *Faults) Error() string { return f.Message }

// Write writes the new file, which must not exist. It is the user's alone to read.
func (m *Migration) Write() error {
	return create(m.site.root, []file{{m.Path, m.data}}, privateFile, privateFolder)
}

// Migrate carries an assessment to other editions of its model, its profiles or its mappings. What an answer was given to is
// found again by the statement's id and the ids it had. An answer stays where the words of its statement have; otherwise the
// statement is unassessed again and the old answer stands above it as a comment. Nothing of the old file is lost: what has no
// place any more becomes a comment.
func (s *Site) Migrate(c Carry) (*Migration, error) {
	raw, err := s.assessmentFile(c.File)
	if err != nil {
		return nil, err
	}
	now, err := connected(s.root.FS())
	if err != nil {
		return nil, err
	}
	before := now
	if c.From != "" {
		if before, err = otherSite(c.From); err != nil {
			return nil, err
		}
	}
	c.before = before
	old, list, err := s.read(before, c.File, raw)
	if err != nil {
		return nil, err
	}
	if old != nil {
		if err := made(old, before); err != nil {
			return nil, err
		}
	}
	if list.HasErrors() || old == nil || old.Model == nil {
		return nil, &Faults{"nothing was written: the old assessment has errors", onlyErrors(list), only(c.File, raw)}
	}
	e, err := editionsOf(old, now, c.To)
	if err != nil {
		return nil, err
	}
	if err := c.settle(s, old, e); err != nil {
		return nil, err
	}
	return s.carry(c, raw, now, e)
}

func (s *Site) assessmentFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, refuse("it has to lie in the site", "%s is outside the site", name)
	}
	raw, err := fs.ReadFile(s.root.FS(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse("name an assessment by its path in the site", "there is no file %s", name)
	}
	if err != nil {
		return nil, fmt.Errorf("read the assessment: %w", err)
	}
	return raw, nil
}

// made refuses an assessment whose editions are not there: its answers would be read with other statements.
func made(old *smm.Assessment, before *smm.Library) error {
	for _, b := range old.Basis {
		name := b.Pub.Text + "@" + b.Edition.Text
		if smm.Find(before.Pubs(), b.Pub.Text) != nil && smm.Find(before.Pubs(), name) == nil {
			return refuse("name the folder of a site that has it: --from FOLDER", "%s: the assessment was made with %s, which is not there", b.Edition.Pos, name)
		}
	}
	return nil
}

// otherSite reads the site in another folder.
func otherSite(dir string) (*smm.Library, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, refuse("--from names the folder of a site that has the old editions", "there is no folder %s", dir)
	}
	s, err := Open(dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return connected(s.root.FS())
}

// read reads and connects an assessment whose text need not be in its file.
func (s *Site) read(lib *smm.Library, name string, text []byte) (*smm.Assessment, *diag.List, error) {
	list := &diag.List{}
	a, err := load.Assessment(edited{s.root.FS(), map[string][]byte{name: text}}, name, list)
	if err != nil {
		return nil, nil, err
	}
	if a != nil {
		check.Assessment(lib, a, list)
	}
	return a, list, nil
}

func only(name string, text []byte) diag.Sources {
	return func(file string) []byte {
		if file == name {
			return text
		}
		return nil
	}
}

func onlyErrors(list *diag.List) []diag.Diagnostic {
	return slices.DeleteFunc(list.Sorted(), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
}

// settle fills in what the new file is called.
func (c *Carry) settle(s *Site, old *smm.Assessment, e *editions) error {
	suffix := "-" + strings.Trim(notID.ReplaceAllString(strings.ToLower(e.named[0].Edition), "-"), "-")
	if c.ID == "" {
		c.ID = old.ID + suffix
	}
	if err := checkID(c.ID); err != nil {
		return err
	}
	if c.Out == "" {
		c.Out = strings.TrimSuffix(c.File, path.Ext(c.File)) + suffix + ".yaml"
	}
	c.Out = path.Clean(c.Out)
	if !fs.ValidPath(c.Out) || path.Ext(c.Out) != ".yaml" {
		return refuse("name a .yaml file, by its path from the site's folder", "the new assessment cannot be written to %s", c.Out)
	}
	top, _, _ := strings.Cut(c.Out, "/")
	if slices.Contains([]string{"content", "profiles", "themes", "templates", "public"}, top) {
		return refuse("assessments/ is their place", "%s would stand among what is published", c.Out)
	}
	for dir := path.Dir(c.Out); dir != "."; dir = path.Dir(dir) {
		if _, err := s.root.Stat(dir + "/.smmpub"); err == nil {
			return refuse("assessments/ is their place", "%s would stand in a folder that smmpub builds", c.Out)
		}
	}
	if _, err := s.root.Lstat(c.Out); err == nil {
		return refuse("name another file with -o", "%s is there already", c.Out)
	}
	return nil
}

// rounds are how often answers that the new editions do not allow are set aside before what is left is reported.
const rounds = 4

// carry settles what the new file stands on, and then its answers.
func (s *Site) carry(c Carry, raw []byte, lib *smm.Library, e *editions) (*Migration, error) {
	l, err := newLedger(c.File, raw)
	if err != nil {
		return nil, err
	}
	// The places in the old assessment are those of the ledger's text.
	old, err := s.again(l, c)
	if err != nil {
		return nil, err
	}
	head, err := e.head(l, old, lib, c)
	if err != nil {
		return nil, err
	}
	now, list, err := s.read(lib, c.Out, apply(l.src.raw, inOrder(head)))
	if err != nil {
		return nil, err
	}
	if wrong := unfit(list); len(wrong) > 0 || now == nil || now.Model == nil {
		return nil, &Faults{"nothing was written: the assessment cannot stand on these editions", wrong, only(c.Out, apply(l.src.raw, inOrder(head)))}
	}
	now.System.Devices = slices.DeleteFunc(now.System.Devices, func(w smm.Word) bool { return !hasDevice(now, w.Text) })
	return s.rewrite(c, l, head, func(aside map[string]string) *book { return newBook(lib, old, now, l, e, aside) })
}

// rewrite applies a book to the text, until all answers in it are allowed.
func (s *Site) rewrite(c Carry, l *ledger, head []edit, open func(aside map[string]string) *book) (*Migration, error) {
	aside := map[string]string{}
	for round := 0; ; round++ {
		b := open(aside)
		data := apply(l.src.raw, inOrder(append(b.edits(), head...)))
		_, list, err := s.read(b.lib, c.Out, data)
		if err != nil {
			return nil, err
		}
		left := onlyErrors(list)
		if b.setAside(aside, data, c.Out, left) && round < rounds {
			continue
		}
		m := b.migration
		m.Path, m.data, m.site, m.Left, m.Source = c.Out, data, s, left, only(c.Out, data)
		return m, nil
	}
}

// again reads the old assessment in the ledger's words.
func (s *Site) again(l *ledger, c Carry) (*smm.Assessment, error) {
	now, list, err := s.read(c.before, c.File, l.src.raw)
	if err != nil {
		return nil, err
	}
	if list.HasErrors() {
		return nil, refuse("write every answer on a line of its own", "%s: the answers stand in braces that cannot be taken apart", c.File)
	}
	return now, nil
}

// hasDevice reports a device or a class of one of the profiles.
func hasDevice(a *smm.Assessment, id string) bool {
	return slices.ContainsFunc(a.Profiles, func(p *smm.Profile) bool { return p.HasDevice(id) })
}

// unfit are the errors that come from the choice of editions.
func unfit(list *diag.List) []diag.Diagnostic {
	rules := []string{"several-models", "edition-mismatch", "unknown-edition", "unknown-publication", "unknown-target", "unknown-profile", "unknown-model", "unknown-mapping"}
	return slices.DeleteFunc(list.Sorted(), func(d diag.Diagnostic) bool { return !slices.Contains(rules, d.Rule) })
}

// inOrder sorts edits by their places; of those at one place, the first given goes first.
func inOrder(edits []edit) []edit {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	return edits
}
