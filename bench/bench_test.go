package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/metrics"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"smmpub/generator"
	"smmpub/generator/check"
	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/html"
	"smmpub/generator/load"
	"smmpub/generator/pdf"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
	"smmpub/templates"
	"smmpub/themes"
)

func options() generator.Options {
	return generator.Options{Templates: templates.FS, Themes: themes.FS, Today: "2026-11-21"}
}

// counts are the sizes of corpora; the largest one takes minutes and is measured when asked for.
func counts() []int {
	if os.Getenv("SMMPUB_BENCH_500") != "" {
		return []int{1, 10, 100, 500}
	}
	return []int{1, 10, 100}
}

func inMemory(t testing.TB, n int) fstest.MapFS {
	t.Helper()
	files, err := Generate(n).Site("")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// onDisk is a corpus as a build finds it.
func onDisk(b *testing.B, n int) string {
	b.Helper()
	files, err := Generate(n).Site("")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	if err := writeFiles(dir, files); err != nil {
		b.Fatal(err)
	}
	return dir
}

// BenchmarkFiles compiles corpora in memory, without and with PDFs.
func BenchmarkFiles(b *testing.B) {
	for _, n := range counts() {
		dir := onDisk(b, n)
		for _, edition := range []struct {
			name  string
			noPDF bool
		}{{"web", true}, {"web+pdf", false}} {
			b.Run(fmt.Sprintf("%s/%d", edition.name, n), func(b *testing.B) {
				o := options()
				o.NoPDF = edition.noPDF
				measured(b, func() { files(b, dir, o) })
			})
		}
	}
}

func files(b *testing.B, dir string, o generator.Options) {
	_, result, err := generator.Files(os.DirFS(dir), o)
	if err != nil {
		b.Fatal(err)
	}
	if result.Failed() {
		b.Fatal(result.Diagnostics[0])
	}
}

// BenchmarkStages takes the road of a build step by step.
func BenchmarkStages(b *testing.B) {
	for _, n := range counts() {
		s := &stages{dir: onDisk(b, n)}
		s.load(b)
		s.check()
		s.compose()
		for _, step := range []struct {
			name string
			run  func()
		}{
			{"load", func() { s.load(b) }},
			{"load+check", func() { s.load(b); s.check() }},
			{"compose", s.compose},
			{"html", func() { s.html(b) }},
			{"pdf", func() { s.pdf(b) }},
		} {
			b.Run(fmt.Sprintf("%s/%d", step.name, n), func(b *testing.B) { measured(b, step.run) })
		}
	}
}

// stages are the steps of a build, each leaving what the next one needs.
type stages struct {
	dir  string
	list diag.List
	lib  *smm.Library
	th   *theme.Theme
	site *doc.Site
}

func (s *stages) load(t testing.TB) {
	var err error
	root := os.DirFS(s.dir)
	if s.lib, err = load.Library(root, &s.list); err != nil {
		t.Fatal(err)
	}
	if s.th, err = load.Theme(root, s.lib.Site.Theme, templates.FS, themes.FS, &s.list); err != nil {
		t.Fatal(err)
	}
}

func (s *stages) check() {
	check.Run(s.lib, &s.list, check.Options{Today: "2026-11-21", Source: load.Source(os.DirFS(s.dir))})
}

func (s *stages) compose() { s.site = compose.Site(s.lib, s.th, compose.Options{PDF: true}) }

func (s *stages) html(t testing.TB) {
	if _, err := html.Render(s.site, s.th); err != nil {
		t.Fatal(err)
	}
}

// pdf makes all of them, one after the other.
func (s *stages) pdf(t testing.TB) {
	for _, p := range s.site.Pubs {
		render(t, p, s.th)
	}
}

func render(t testing.TB, p *doc.Publication, th *theme.Theme) {
	if _, err := pdf.Render(p, th, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkPDFPage is the real retail profile of this repository on one core.
func BenchmarkPDFPage(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	s := &stages{dir: ".."}
	s.load(b)
	s.check()
	s.compose()
	at := slices.IndexFunc(s.site.Pubs, func(p *doc.Publication) bool { return p.ID == "retail-pos" })
	if at < 0 {
		b.Fatal("this repository has no retail-pos")
	}
	p := s.site.Pubs[at]
	measured(b, func() { render(b, p, s.th) })
	d, err := pdf.Layout(p, s.th)
	if err != nil {
		b.Fatal(err)
	}
	pages := float64(len(d.Pages))
	b.ReportMetric(pages, "pages")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/pages, "ms/page")
}

// measured runs a benchmark's loop and reports milliseconds and megabytes: what was allocated in a run, and the most that
// the heap held at a time, which is looked up every millisecond and counts what is not yet collected.
func measured(b *testing.B, run func()) {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	peak := watchHeap()
	for b.Loop() {
		run()
	}
	b.ReportMetric(peak(), "peak-MB")
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/1e6/float64(b.N), "alloc-MB")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms")
	b.ReportMetric(0, "ns/op") // said in ms
}

// watchHeap starts watching; what it returns ends that and gives the peak.
func watchHeap() func() float64 {
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		var most uint64
		for {
			metrics.Read(heap)
			most = max(most, heap[0].Value.Uint64())
			select {
			case <-tick.C:
			case <-done:
				peak <- most
				return
			}
		}
	}()
	return func() float64 { close(done); return float64(<-peak) / 1e6 }
}
