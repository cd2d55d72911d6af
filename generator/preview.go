package generator

import (
	"context"
	"fmt"
	"hash/maphash"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
	"time"

	"smmpub/generator/compose"
)

// PreviewOptions say what a preview shows.
type PreviewOptions struct {
	Options             // of the site; drafts are always shown, and nothing is written
	Base       fs.FS    // another state of the site that the one at hand is compared with; nil: none
	BaseName   string   // what readers call it: "v1.0"
	Assessment []string // the files of one assessment, of which the report is shown; none: no report
}

// Preview keeps a site in memory while its sources are edited, and makes its pages when they are asked for.
//
// There are two ways to see a change. The whole way is that of a build: everything is read, checked and planned anew. On a large
// site that takes a while, so there is a short one for files of which only the text has changed (a practice table, a Markdown
// file, a glossary, page frames): the file alone is read and put into the library that has been checked. What the short way
// cannot see, the whole way finds afterwards; where they differ, the whole way is right.
type Preview struct {
	o     PreviewOptions
	whole sync.Mutex   // one whole run at a time, also of those that nobody waits for any more
	lib   sync.RWMutex // for writing while a file is put into a library, for reading while one is composed
	base  *compose.Plan

	good     goodReport
	recorded []string // the files of the assessment, as Compile names them

	now    *Shown
	hashes map[string]uint64 // of files that have changed, by name
	seed   maphash.Seed
	took   time.Duration // of the last whole run
	bears  time.Duration // how long a whole run may take before the short way is taken
}

// bearable is how long nobody minds to wait.
const bearable = 20 * time.Millisecond

// Shown is the site at one moment. It is read-only, and several goroutines may ask it.
type Shown struct {
	Result  *Result // what was found; where it Failed, the files are those of the last time that it did not
	Partial bool    // the short way was taken
	shelf   *shelf  // nil: the site never was without errors
	tried   *sources
	qa      func() (map[string][]byte, error)
	changes func() (map[string][]byte, error)
	report  func() *liveReport // nil: no assessment was named
}

// Failed reports that the site has errors, or the assessment that is shown with it.
func (s *Shown) Failed() bool {
	return s.Result.Failed() || s.report != nil && s.report().failed()
}

// Empty reports that there is nothing to show yet.
func (s *Shown) Empty() bool { return s.shelf == nil }

// NewPreview prepares a preview. An error means that the base cannot be compared with.
func NewPreview(o PreviewOptions) (*Preview, error) {
	o.Drafts = true
	p := &Preview{o: o, hashes: map[string]uint64{}, seed: maphash.MakeSeed(), bears: bearable}
	for i, name := range o.Assessment {
		p.recorded = append(p.recorded, name, locate(o.Dir, name, i).real)
	}
	if o.Base == nil {
		return p, nil
	}
	src, result, err := read(o.Base, o.Options)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", o.BaseName, err)
	}
	if result.Failed() {
		d := result.Diagnostics[max(0, slices.IndexFunc(result.Diagnostics, isError))] // strict: a warning
		return nil, refusedf("%s cannot be compared with, as it has errors: %s: %s", o.BaseName, d.Pos, d.Message)
	}
	p.base = compose.Survey(src.lib, src.theme, compose.Options{Drafts: true, PDF: !o.NoPDF})
	return p, nil
}

// Compile brings the preview up to date. changed are files and folders that may have changed since the last call, relative to the
// site with slashes; nil means all. It may be called by one goroutine at a time; when ctx ends first, it gives ctx's error, and
// the preview is as it was. Any other error means that the machine failed.
func (p *Preview) Compile(ctx context.Context, changed []string) (*Shown, error) {
	root, err := os.OpenRoot(p.o.Dir) // anew each time: the folder may be another one by now
	if err != nil {
		return nil, fmt.Errorf("open site: %w", err)
	}
	site := root.FS() // closed by the runtime when nothing is made from it any more
	if changed != nil && p.now != nil {
		changed = p.differing(site, changed)
		if len(changed) == 0 {
			return p.now, nil
		}
		read := p.recording(site)
		if next := p.again(read, changed); next != nil {
			maps.Copy(p.hashes, read.hashes)
			p.now = next
			return next, nil
		}
	}
	return p.wholly(ctx, site)
}

// wholly does all that a build does but the pages, beside whoever asks the pages of before. A run that nobody waits for any
// more ends at its next step.
func (p *Preview) wholly(ctx context.Context, site fs.FS) (*Shown, error) {
	type outcome struct {
		shown *Shown
		took  time.Duration
		err   error
	}
	done := make(chan outcome, 1)
	kept, read := p.now, p.recording(until{site, ctx})
	go func() {
		p.whole.Lock()
		defer p.whole.Unlock()
		began := time.Now()
		s, err := p.run(ctx, read, kept)
		done <- outcome{s, time.Since(began), err}
	}()
	select {
	case o := <-done:
		if o.err != nil {
			return nil, o.err
		}
		p.now, p.took, p.hashes = o.shown, o.took, read.hashes
		return o.shown, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (p *Preview) run(ctx context.Context, site *record, kept *Shown) (*Shown, error) {
	src, result, err := examine(site, p.o.Options)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	src.site = site.FS.(until).FS
	s := &Shown{Result: result, tried: src}
	switch {
	case !result.Failed():
		if s.shelf, err = p.newShelf(src); err != nil {
			return nil, err
		}
	case kept != nil:
		s.shelf = kept.shelf
	}
	p.besides(s)
	return s, ctx.Err()
}

// besides prepares what is shown beside the site's own files.
func (p *Preview) besides(s *Shown) {
	s.qa = sync.OnceValues(func() (map[string][]byte, error) { return p.qaFiles(s) })
	s.changes = sync.OnceValues(func() (map[string][]byte, error) { return p.changeFiles(s) })
	if len(p.o.Assessment) > 0 {
		s.report = sync.OnceValue(func() *liveReport { return p.liveReport(s) })
	}
}
