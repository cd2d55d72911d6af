package load_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"smmpub/generator/diag"
	"smmpub/generator/load"
)

// FuzzCSV reads anything as the table of a framework and as that of a mapping: it must not panic, hang, or report a
// place outside the file.
func FuzzCSV(f *testing.F) {
	for _, table := range []string{
		"id,title,group,parent\nSR 1.1,Title,FR 1,\n\"SR 1.1 RE(1)\",\"a, \"\"b\"\"\",FR 1,SR 1.1\n",
		"practice,level,scope,role,framework,requirement,relation,note\nguides,1,,writer,steps,S 1,subset,\"*note*\"\n",
		"id\n", "id,id\n1,2\n", "\xef\xbb\xbfid,title\r\n1,\"two\nlines\"\r\n", "id,title\n\"open", ",,,\n", "id\n\n\n,\n",
	} {
		f.Add([]byte(table))
	}
	framework := "kind: framework\nid: steps\ntitle: Steps\ncsv: t.csv\n"
	mapping := "kind: mapping\nid: m\nfrom: docs\nedition: \"1\"\ntitle: M\nroles: {writer: {name: W}}\ncsv: t.csv\n"
	f.Fuzz(func(t *testing.T, b []byte) {
		defer time.AfterFunc(10*time.Second, func() { panic("reading takes for ever") }).Stop()
		site := fstest.MapFS{"site.yaml": {Data: []byte(siteYAML)}, "profiles/t.csv": {Data: b},
			"profiles/f.yaml": {Data: []byte(framework)}, "profiles/m.yaml": {Data: []byte(mapping)}}
		var list diag.List
		if _, err := load.Library(site, &list); err != nil {
			t.Fatal(err)
		}
		lines := strings.Count(strings.ReplaceAll(string(b), "\r", "\n"), "\n") + 2
		for _, d := range list.Sorted() {
			if d.Pos.File == "" || d.Pos.Line < 0 || d.Pos.Col < 0 || d.Rule == "" || d.Message == "" || d.Pos.File == "profiles/t.csv" && d.Pos.Line > lines {
				t.Fatalf("%+v", d)
			}
		}
	})
}
