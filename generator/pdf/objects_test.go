package pdf

import (
	"encoding/base64"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// object tree of a file as qpdf reads it: what another program understands, not what we meant to write.
type inspected struct {
	t       *testing.T
	objects map[string]struct {
		Value  any
		Stream struct {
			Dict map[string]any
			Data string
		}
	}
}

// dict is a dictionary of the file.
type dict map[string]any

// inspect renders a publication and reads the file again.
func inspect(t *testing.T, pub *doc.Publication) *inspected {
	t.Helper()
	need(t, "qpdf")
	edition, err := Render(pub, look(), Options{BaseURL: "https://example.org/smm/"})
	if err != nil {
		t.Fatal(err)
	}
	return inspectFile(t, file(t, edition))
}

func inspectFile(t *testing.T, name string) *inspected {
	t.Helper()
	out, err := exec.Command("qpdf", "--json=2", "--json-key=qpdf", "--decode-level=all", "--json-stream-data=inline", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Qpdf []json.RawMessage }
	in := &inspected{t: t}
	if err := json.Unmarshal(out, &all); err != nil || len(all.Qpdf) != 2 {
		t.Fatalf("qpdf's JSON: %v", err)
	}
	if err := json.Unmarshal(all.Qpdf[1], &in.objects); err != nil {
		t.Fatal(err)
	}
	return in
}

// get follows a reference.
func (in *inspected) get(v any) any {
	if s, ok := v.(string); ok && strings.HasSuffix(s, " R") {
		o := in.objects["obj:"+s]
		if o.Stream.Dict != nil {
			return o.Stream.Dict
		}
		return o.Value
	}
	return v
}

func (in *inspected) dict(v any) dict {
	d, _ := in.get(v).(map[string]any)
	return d
}

func (in *inspected) list(v any) []any {
	l, _ := in.get(v).([]any)
	return l
}

func (in *inspected) stream(v any) []byte {
	s, _ := v.(string)
	data, err := base64.StdEncoding.DecodeString(in.objects["obj:"+s].Stream.Data)
	if err != nil {
		in.t.Fatal(err)
	}
	return data
}

func (in *inspected) root() dict { return in.dict(in.dict(in.objects["trailer"].Value)["/Root"]) }

// pages are the references of the pages in order.
func (in *inspected) pages() []any { return in.list(in.dict(in.root()["/Pages"])["/Kids"]) }

// words are a string for people, without qpdf's mark.
func said(v any) string {
	s, _ := v.(string)
	return strings.TrimPrefix(s, "u:")
}

func number(v any) int {
	n, _ := v.(float64)
	return int(n)
}
