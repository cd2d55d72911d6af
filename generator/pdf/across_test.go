package pdf

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

// neighbours is a publication with links to places in another one, by the web edition's addresses.
func neighbours(ownPDF, otherPDF string) *doc.Publication {
	other := &doc.Publication{ID: "iot-smm", PDF: otherPDF, Front: doc.Front{Title: "The Model"}}
	other.Chapters = []*doc.Section{{ID: "levels", Path: "iot-smm/1.2/levels/index.html", Title: txt("Levels")}}
	pub := &doc.Publication{ID: "retail-pos", Language: "en", PDF: ownPDF, Targets: doc.Targets{
		"place": {Pub: other, Page: "iot-smm/1.2/levels/index.html", Anchor: "level-2", Text: txt("Level 2")},
		"page":  {Pub: other, Page: "iot-smm/1.2/levels/index.html", Text: txt("Levels")},
		"whole": {Pub: other, Page: "iot-smm/1.2/index.html", Text: txt("The Model")},
	}}
	body := par()
	for _, symbol := range []string{"place", "page", "whole"} {
		body.Content = append(body.Content, &doc.Ref{Kind: doc.Link, Symbol: symbol}, words(" "))
	}
	pub.Chapters = []*doc.Section{{ID: "a", Title: txt("A"), Kind: doc.Chapter, Body: []doc.Block{body}}}
	return pub
}

func TestLinksToOtherPublicationsLeadToTheirFiles(t *testing.T) {
	pub := neighbours("retail-pos/1.0/retail-pos.pdf", "iot-smm/1.2/iot-smm.pdf")
	var got []string
	for _, p := range laidOut(t, pub).Pages {
		for _, k := range p.Links {
			if k.File != "" {
				got = append(got, k.File+"#"+k.Dest+" "+k.Says)
			}
		}
	}
	const file = "../../iot-smm/1.2/iot-smm.pdf#"
	want := []string{file + "level-2 The Model", file + "levels The Model", file + " The Model"}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWithoutPDFsThereAreNoLinksBetweenThem(t *testing.T) {
	for _, pub := range []*doc.Publication{neighbours("", "iot-smm/1.2/iot-smm.pdf"), neighbours("retail-pos/1.0/retail-pos.pdf", "")} {
		for _, p := range laidOut(t, pub).Pages {
			for _, k := range p.Links {
				if k.File != "" || k.Dest == "" {
					t.Errorf("a link to %q in %q", k.Dest, k.File)
				}
			}
		}
	}
}

func TestWhereTheWebEditionIsKnownLinksLeadThere(t *testing.T) {
	pub := neighbours("retail-pos/1.0/retail-pos.pdf", "iot-smm/1.2/iot-smm.pdf")
	out := tool(t, pub, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if strings.Contains(out, "/GoToR") || !strings.Contains(out, "(https://example.org/smm/iot-smm/1.2/levels/index.html#level-2)") {
		t.Error("a link leads to a file that may not be there")
	}
}

func TestActionsOfLinks(t *testing.T) {
	for want, k := range map[string]layout.Link{
		"/S /GoTo /D (a)":                        {Dest: "a"},
		"/S /URI /URI (https://example.org/%20)": {URI: "https://example.org/ "},
		"/S /GoToR /F <</Type /Filespec /F (../b.pdf) /UF (../b.pdf)>> /D (a)":      {File: "../b.pdf", Dest: "a"},
		"/S /GoToR /F <</Type /Filespec /F (../b.pdf) /UF (../b.pdf)>> /D [0 /Fit]": {File: "../b.pdf"},
	} {
		if got := action(k); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
