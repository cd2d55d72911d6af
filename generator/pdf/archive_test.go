package pdf

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

// jars are PDFBox's validator of PDF/A-1b and what it needs, as Debian names them.
var jars = []string{"preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api"}

// preflight is how the validator is run; the test is skipped where it cannot be, except in CI.
func preflight(t *testing.T) []string {
	t.Helper()
	need(t, "java")
	path := ""
	for _, j := range jars {
		name := "/usr/share/java/" + j + ".jar"
		if _, err := os.Stat(name); err != nil {
			if os.Getenv("SMMPUB_CI") == "1" {
				t.Fatalf("%s is not there; .ci/run says which package has it", name)
			}
			t.Skipf("%s is not there", name)
		}
		path += name + ":"
	}
	return []string{"-cp", path, "org.apache.pdfbox.preflight.Validator_A1b"}
}

// What fonts, colours and metadata must be is the same in PDF/A-1b and in PDF/A-3a, for which no validator is at hand.
func TestPreflightAcceptsThePlainForm(t *testing.T) {
	args := preflight(t)
	for name, pub := range map[string]*doc.Publication{"sample": sample(), "assessed": assessed()} {
		e, err := Render(pub, look(), Options{kind: form{plain: true}})
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("java", append(args, file(t, e))...).CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("is a valid PDF/A-1b file")) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// laterParts are what the first part of PDF/A forbids and the third allows, and the number of the part itself.
var laterParts = regexp.MustCompile(`CIDSet entry is missing|/XRef cross reference streams are not allowed|part must be 1|[Tt]ransparency|SMask|` +
	`The (ca|CA) `)

func TestPreflightObjectsOnlyToWhatLaterPartsAllow(t *testing.T) {
	args := preflight(t)
	for name, pub := range map[string]*doc.Publication{"sample": sample(), "assessed": assessed()} {
		e, err := Render(pub, look(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		out, _ := exec.Command("java", append(args, file(t, e))...).CombinedOutput() // it fails, for the part
		if !bytes.Contains(out, []byte("part must be 1")) {
			t.Errorf("%s: %s", name, out)
		}
		for line := range strings.SplitSeq(string(out), "\n") {
			if strings.Contains(line, " : ") && line[0] >= '0' && line[0] <= '9' && !laterParts.MatchString(line) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

func metadata(t *testing.T, pub *doc.Publication) string {
	t.Helper()
	e, err := Render(pub, look(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, xmp, _ := bytes.Cut(e.Data, []byte("<?xpacket begin"))
	xmp, _, _ = bytes.Cut(xmp, []byte("<?xpacket end"))
	return string(xmp)
}

func TestStandardsAreClaimedWhereTheyAreKept(t *testing.T) {
	const archive, accessible = "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"
	xmp := metadata(t, sample())
	for _, want := range []string{archive, accessible, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the metadata lack %s", want)
		}
	}
	for name, words := range map[string]string{"no font has the character": "\u4e00", "private use": "\ue000"} {
		pub := sample()
		pub.Chapters[0].Body = append(pub.Chapters[0].Body, class("", words))
		if xmp := metadata(t, pub); strings.Contains(xmp, "pdfaid:part") || strings.Contains(xmp, "pdfuaid:part") {
			t.Errorf("%s, and a standard is claimed", name)
		}
	}
}

func TestInksOfAPressAreNoArchive(t *testing.T) {
	in := &flatFile{objects: []object{{body: []byte("<</Type /XObject /ColorSpace /DeviceCMYK>>")}}}
	if got := claimed(&layout.Document{}, in, props{title: "T"}, form{}, nil); got != (claims{accessible: true}) {
		t.Errorf("claims are %v", got)
	}
}

func TestPropertiesAndMetadataAgree(t *testing.T) {
	in := inspect(t, sample())
	info := in.dict(in.dict(in.objects["trailer"].Value)["/Info"])
	xmp := string(in.stream(in.root()["/Metadata"]))
	for key, tag := range map[string]string{"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description", "/Producer": "pdf:Producer",
		"/Creator": "xmp:CreatorTool"} {
		if want := said(info[key]); want == "" || !regexp.MustCompile("<"+tag+">(<[^>]+>)*"+regexp.QuoteMeta(want)+"<").MatchString(xmp) {
			t.Errorf("%s is %q, %s is not", key, want, tag)
		}
	}
	if said(info["/CreationDate"]) != "D:20200801000000+00'00'" || !strings.Contains(xmp, "<xmp:CreateDate>2020-08-01T00:00:00+00:00<") {
		t.Errorf("dates: %v and %s", info["/CreationDate"], xmp)
	}
}

func TestFontsAreNamedPartsWithTheirCharacters(t *testing.T) {
	in := inspect(t, sample())
	name := regexp.MustCompile(`^/[A-Z]{6}\+[A-Za-z]+`)
	fonts := 0
	for _, o := range in.objects {
		d, _ := o.Value.(map[string]any)
		if d["/Subtype"] != "/Type0" {
			continue
		}
		fonts++
		child := in.dict(in.list(d["/DescendantFonts"])[0])
		descriptor := in.dict(child["/FontDescriptor"])
		if base := d["/BaseFont"]; !name.MatchString(base.(string)) || child["/BaseFont"] != base || descriptor["/FontName"] != base {
			t.Errorf("a font is called %v, %v and %v", base, child["/BaseFont"], descriptor["/FontName"])
		}
		if said(in.dict(child["/CIDSystemInfo"])["/Ordering"]) != "Identity" {
			t.Errorf("collection %v", in.dict(child["/CIDSystemInfo"]))
		}
		if m := in.stream(d["/ToUnicode"]); bytes.Contains(m, []byte("<0000> <FFFF> <0000>")) || !bytes.Contains(m, []byte("beginbfrange")) {
			t.Errorf("ToUnicode is\n%s", m)
		}
	}
	if fonts < 6 {
		t.Errorf("%d fonts", fonts)
	}
}

func TestRangesOfCodesKeepTheirFirstByte(t *testing.T) {
	got := codeRanges([]rune{0x20, 0x21, 0x30, 0xfe, 0xff, 0x100, 0x101})
	want := [][2]rune{{0x20, 0x21}, {0x30, 0x30}, {0xfe, 0xff}, {0x100, 0x101}}
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Fatalf("got %x, want %x", got, want)
		}
	}
}

func TestColourProfileIsWhole(t *testing.T) {
	p := srgbProfile()
	if int(binary.BigEndian.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Fatalf("header % x", p[:64])
	}
	if n := int(binary.BigEndian.Uint32(p[iccHeader:])); n != iccTags {
		t.Fatalf("%d tags", n)
	}
	types := map[string]string{"desc": "desc", "cprt": "text", "wtpt": "XYZ ", "rXYZ": "XYZ ", "gXYZ": "XYZ ", "bXYZ": "XYZ ",
		"rTRC": "curv", "gTRC": "curv", "bTRC": "curv"}
	for i := range iccTags {
		e := p[iccHeader+4+12*i:]
		at, size := int(binary.BigEndian.Uint32(e[4:])), int(binary.BigEndian.Uint32(e[8:]))
		if at%4 != 0 || at+size > len(p) || string(p[at:at+4]) != types[string(e[:4])] {
			t.Errorf("tag %q is %d bytes at %d", e[:4], size, at)
		}
	}
}

func TestUnknownFormsOfTheFlatFileAreRefused(t *testing.T) {
	pub := sample()
	faces := typefacesOf(look(), pub.Look)
	d := laidOut(t, pub)
	for name, change := range map[string][2]string{
		"a page":            {"<</Type /Page\n/Parent", "<</Type /Pagx\n/Parent"},
		"a font":            {"/BaseFont /utf8face00\n/Encoding", "/BaseFont /utf8face99\n/Encoding"},
		"its map":           {"/ToUnicode ", "/ToUnicodx "},
		"its descriptor":    {"/FontDescriptor ", "/FontDescriptox "},
		"the table":         {"xref\n0 ", "xrex\n0 "},
		"an object":         {"\n2 0 obj\n", "\n2 0 obx\n"},
		"the list of pages": {"/Kids [", "/Kidx ["},
	} {
		page, err := paint(d, look(), faces, form{})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(page.flat, []byte(change[0])) {
			t.Errorf("%s: nothing like %q", name, change[0])
		}
		page.flat = bytes.ReplaceAll(page.flat, []byte(change[0]), []byte(change[1]))
		if _, err := finish(page, d, properties(pub, Options{}), form{}); err == nil {
			t.Errorf("%s was changed, and nobody noticed", name)
		}
	}
}
