package generator

import (
	"bytes"
	"image"
	"image/png"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/doc"
	"smmpub/generator/load"
)

// dressed is the small site with a brand for everything and another one for its profile.
func dressed(t *testing.T, more map[string]string) *realSite {
	t.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewNRGBA64(image.Rect(0, 0, 90, 30))); err != nil {
		t.Fatal(err)
	}
	site := smallSite(t)
	for _, name := range []string{"logo.png", "cover.png"} {
		site["profiles/brands/"+name] = &fstest.MapFile{Data: logo.Bytes()}
	}
	put := func(name, text string) { site[name] = &fstest.MapFile{Data: []byte(text)} }
	add := func(name, text string) { put(name, string(site[name].Data)+text) }
	put("profiles/brands/house.yaml", "kind: brand\nid: house\nlogo: logo.png\ncolours: {accent: \"#005544\"}\n")
	put("profiles/brands/guest.yaml", `kind: brand
id: guest
logo: logo.png
cover: cover.png
colours: {accent: "#ffee00"}
header: "{short_title} | {publisher}"
footer: "Guests, {status} | {page} of {pages}"
address: |
  1 Guest Street
  Port Example
disclaimer: No **assurance** is given.
`)
	add("site.yaml", "brand: house\n")
	add(profileFile(t, site), "brand: guest\nattach_sources: true # CANARY\n# CANARY\n")
	for name, text := range more {
		add(name, text)
	}
	r := &realSite{}
	r.src, r.result, r.err = read(site, embedded())
	r.render()
	if r.err != nil || r.site == nil {
		t.Fatal(r.err, findings(t, site))
	}
	return r
}

func profileFile(t *testing.T, site fstest.MapFS) string {
	t.Helper()
	for name := range site {
		if path.Base(name) == "profile.yaml" {
			return name
		}
	}
	t.Fatal("the small site has no profile")
	return ""
}

func TestABrandDressesItsPages(t *testing.T) {
	r := dressed(t, nil)
	var profile *doc.Publication
	for _, p := range r.site.Pubs {
		if p.Kind == "profile" {
			profile = p
		}
	}
	for name, page := range r.files {
		if path.Ext(name) != ".html" || name == "404.html" || strings.Count(name, "/") == 1 && name != "glossary/index.html" {
			continue
		}
		want, other := "assets/brand-house.css", "brand-guest.css"
		if strings.HasPrefix(name, profile.Path) {
			want, other = "assets/brand-guest.css", "brand-house.css"
		}
		style, brand := bytes.Index(page, []byte("assets/style.css")), bytes.Index(page, []byte(want))
		if style < 0 || brand < style || bytes.Contains(page, []byte(other)) {
			t.Errorf("%s: the style stands at %d, the brand at %d", name, style, brand)
		}
	}
	title := string(r.files[profile.Path+"index.html"])
	for _, want := range []string{"assets/images/profiles/brands/cover.png", "assets/images/profiles/brands/logo.png", "1 Guest Street<br>Port Example",
		"No <strong>assurance</strong> is given.", "<p>Guests, " + profile.Front.StatusText + "</p>"} {
		if !strings.Contains(title, want) {
			t.Errorf("the title page lacks %s", want)
		}
	}
	light, dark, _ := strings.Cut(string(r.files["assets/brand-guest.css"]), "@media screen and (prefers-color-scheme:dark)")
	if strings.Contains(light, "--accent:#ffee00") || !strings.Contains(light, "--accent:") || !strings.Contains(dark, "--accent:#ffee00") {
		t.Errorf("a colour is used where it cannot be read: %s, dark %s", light, dark)
	}
	if r.files["assets/images/profiles/brands/cover.png"] == nil {
		t.Error("the cover picture is not published")
	}
}

func TestSourcesAreAttachedWithoutRemarks(t *testing.T) {
	r := dressed(t, nil)
	for _, p := range r.site.Pubs {
		if p.Kind != "profile" {
			if p.Sources != nil {
				t.Errorf("%s has attachments and did not ask for them", p.ID)
			}
			continue
		}
		if len(p.Sources) < 2 {
			t.Errorf("%s has %d attachments", p.ID, len(p.Sources))
		}
		for _, s := range p.Sources {
			want, err := load.Stripped(r.src.site, s.Name)
			if err != nil || !bytes.Equal(s.Data, want) || bytes.Contains(s.Data, []byte("CANARY")) || s.Type == "" {
				t.Errorf("%s: %v\n%s", s.Name, err, s.Data)
			}
			if !strings.Contains(s.Name, "/"+p.ID+"/") {
				t.Errorf("%s is not the publication's own", s.Name)
			}
		}
	}
}

// TestLinksBetweenDocumentsEndAtNamedPlaces follows every link from one PDF to another.
func TestLinksBetweenDocumentsEndAtNamedPlaces(t *testing.T) {
	r := built(t)
	if r.site.BaseURL != "" {
		t.Fatal("links of this site lead to the web edition; this test needs one without base_url")
	}
	named := map[string]bool{}
	for _, p := range r.site.Pubs {
		for _, d := range layoutOf(t, r, p).Dests {
			named[p.PDF+"#"+d.Name] = true
		}
		named[p.PDF+"#"] = true
	}
	count := 0
	for _, p := range r.site.Pubs {
		for _, page := range layoutOf(t, r, p).Pages {
			for _, k := range page.Links {
				if k.File == "" {
					continue
				}
				count++
				if to := path.Join(path.Dir(p.PDF), k.File) + "#" + k.Dest; !named[to] {
					t.Errorf("%s, page %d: nothing is named %s", p.ID, page.Number, to)
				}
			}
		}
	}
	if count < 20 {
		t.Errorf("%d links only", count)
	}
}

func TestWhereTheSiteHasAnAddressDocumentsAreCitedWithIt(t *testing.T) {
	r := dressed(t, map[string]string{"site.yaml": "base_url: https://example.org/smm/\n"})
	for _, p := range r.site.Pubs {
		if cite := doc.PlainText(p.Front.Cite); !strings.HasSuffix(cite, ", https://example.org/smm/"+p.Path+"index.html.") {
			t.Errorf("%s is cited as %q", p.ID, cite)
		}
	}
}

// TestContentsOfTheSiteNameTruePages looks for each heading on the page that the contents give.
func TestContentsOfTheSiteNameTruePages(t *testing.T) {
	r := built(t)
	for _, p := range r.site.Pubs {
		d := layoutOf(t, r, p)
		texts := d.TextPages()
		front := squeeze(strings.Join(texts[:d.Front], "\n"))
		on := map[string]int{}
		for _, x := range d.Dests {
			on[x.Name] = x.Page
		}
		check := func(id, label, title string) {
			page, ok := on[id]
			name := squeeze(strings.TrimSpace(label + " " + title))
			if !ok || !strings.Contains(squeeze(texts[page]), title) {
				t.Errorf("%s: %q does not stand on page %d", p.ID, title, page)
			}
			entry := strings.ReplaceAll(front, ". ", "")
			if want := name + " " + d.Pages[page].Label; !strings.Contains(entry, want) {
				t.Errorf("%s: the contents lack %q", p.ID, want)
			}
		}
		for _, c := range p.Chapters {
			c.Walk(func(s *doc.Section, _ int) {
				if !s.Silent && len(s.Title) > 0 {
					check(s.ID, s.Label, s.Text())
				}
			})
		}
		for _, x := range append(append([]doc.Listed{}, p.Figures...), p.Tables...) {
			check(x.Anchor, x.Label, doc.PlainText(x.Caption))
		}
	}
}
