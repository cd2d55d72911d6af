package generator

import (
	"os"
	"path/filepath"
	"testing"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/exchange"
	"smmpub/generator/html"
	"smmpub/generator/load"
	"smmpub/generator/pdf"
	"smmpub/generator/smm"
)

// The benchmarks measure each stage, and the whole, over the real site of this repository:
//
//	go test -run '^$' -bench . ./generator

func benchLoad(b *testing.B) *smm.Library {
	var list diag.List
	lib, err := load.Library(os.DirFS(".."), &list)
	if err != nil {
		b.Fatal(err)
	}
	return lib
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		benchLoad(b)
	}
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		lib := benchLoad(b)
		b.StartTimer()
		check.Run(lib, &diag.List{}, check.Options{Today: "2026-11-21"})
	}
}

func BenchmarkCompose(b *testing.B) {
	r := built(b)
	for b.Loop() {
		r.src.compose(embedded())
	}
}

func BenchmarkHTML(b *testing.B) {
	r := built(b)
	for b.Loop() {
		if _, err := html.Render(r.site, r.src.theme); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	r := built(b)
	for _, p := range r.site.Pubs {
		b.Run(p.ID, func(b *testing.B) {
			for b.Loop() {
				if _, err := pdf.Render(p, r.src.theme, pdf.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(layoutOf(b, r, p).Pages)), "pages")
		})
	}
}

func BenchmarkLibraryJSON(b *testing.B) {
	r := built(b)
	for b.Loop() {
		if _, err := exchange.Library(r.src.lib, func(*smm.Front) bool { return true }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	r := built(b)
	out := filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		if err := write(out, r.files, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	o := embedded()
	o.Dir, o.Out = "..", filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		if _, err := Build(o); err != nil {
			b.Fatal(err)
		}
	}
}
