package generator

import (
	"errors"
	"hash/maphash"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"smmpub/generator/check"
	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/html"
	"smmpub/generator/load"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// differing are those of the names that are no folders, and no files with the bytes that the preview was made of. What is in a
// folder that went may come back as it was, and then is another thing again.
func (p *Preview) differing(site fs.FS, names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		info, err := fs.Stat(site, name)
		if err == nil && info.IsDir() {
			return true // what lies in it is named too
		}
		if !fs.ValidPath(name) || err != nil || !info.Mode().IsRegular() {
			maps.DeleteFunc(p.hashes, func(known string, _ uint64) bool { return known == name || strings.HasPrefix(known, name+"/") })
			return false
		}
		text, err := fs.ReadFile(site, name)
		shown, known := p.hashes[name]
		return err == nil && known && shown == maphash.Bytes(p.seed, text)
	})
}

// manyAgain is how many files may take the short way at once.
const manyAgain = 8

// again takes the short way; nil when the whole one is needed, or takes no longer. Names at which nothing is any more wait for the
// whole one: many are those that editors wrote beside a file, to put in its place.
func (p *Preview) again(site fs.FS, changed []string) *Shown {
	s := p.now
	if p.took < p.bears || len(changed) > manyAgain || s.shelf == nil || s.Result.Failed() {
		return nil
	}
	next := &Shown{Result: s.Result, Partial: true, tried: s.tried, shelf: s.shelf}
	frames, recorded := slices.ContainsFunc(changed, isFrame), slices.ContainsFunc(changed, p.isAssessment)
	files := slices.DeleteFunc(slices.Clone(changed), func(name string) bool {
		return isFrame(name) || p.isAssessment(name) || isGone(site, name)
	})
	if !frames && !recorded && len(files) == 0 {
		return nil
	}
	if frames {
		look, err := p.lookAgain(site, s.tried.lib)
		if err == nil {
			next.shelf, err = next.shelf.withLook(look)
		}
		if err != nil {
			return nil
		}
	}
	if len(files) > 0 {
		plan := p.filesAgain(site, next.shelf, files)
		if plan == nil {
			return nil
		}
		next.shelf = next.shelf.withPlan(plan)
	}
	p.besides(next)
	return next
}

// isFrame reports a file that changes how pages look and nothing of what they say.
func isFrame(name string) bool {
	return (strings.HasPrefix(name, "templates/") || strings.HasPrefix(name, "themes/")) && slices.Contains([]string{".html", ".css", ".js"}, path.Ext(name))
}

// isAssessment reports a file of the assessment that is shown. Nothing else is made of it.
func (p *Preview) isAssessment(name string) bool { return slices.Contains(p.recorded, name) }

func isGone(site fs.FS, name string) bool {
	_, err := fs.Stat(site, name)
	return errors.Is(err, fs.ErrNotExist)
}

// lookAgain reads the theme. Mistakes in it are left to the whole way.
func (p *Preview) lookAgain(site fs.FS, lib *smm.Library) (*theme.Theme, error) {
	var list diag.List
	th, err := load.Theme(site, lib.Site.Theme, p.o.Templates, p.o.Themes, &list)
	if err != nil {
		return nil, err
	}
	if len(list.Sorted()) > 0 {
		return nil, refusedf("the theme has mistakes")
	}
	return th, html.CheckFrames(th)
}

// filesAgain puts files into the library; nil, and the library as it was, when one of them needs the whole way.
func (p *Preview) filesAgain(site fs.FS, at *shelf, files []string) *compose.Plan {
	p.lib.Lock()
	defer p.lib.Unlock()
	var undo []func()
	var printed []string
	for _, name := range files {
		var list diag.List
		one := load.File(site, name, at.src.lib, &list)
		if one == nil {
			return takenBack(undo)
		}
		in, back := check.Again(at.src.lib, one, &list, check.Options{Today: p.o.Today, Drafts: true, Source: load.Source(site)})
		if back == nil {
			return takenBack(undo)
		}
		undo, printed = append(undo, back), append(printed, in...)
		if slices.ContainsFunc(list.Sorted(), isError) {
			return takenBack(undo)
		}
	}
	slices.Sort(printed)
	return at.plan.Again(slices.Compact(printed))
}

func takenBack(undo []func()) *compose.Plan {
	for _, back := range slices.Backward(undo) {
		back()
	}
	return nil
}

func isError(d diag.Diagnostic) bool { return d.Severity == diag.Error }
