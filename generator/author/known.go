package author

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/smm"
)

// known is an id that the site defines, with what it stands for.
type known struct{ name, doc string }

// knownIDs say which ids of the site may stand where in a file. The nil one knows none.
type knownIDs struct {
	rules []idRule
}

// idRule gives the ids for the paths of keys that match. In a path, * is a key that the author chooses, - a line of a list; a path
// that ends in a colon is that of a key, others are of values.
type idRule struct {
	path *regexp.Regexp
	ids  []known
}

// at gives the ids for a path; none where anything may stand.
func (k *knownIDs) at(path []string) []known {
	if k == nil {
		return nil
	}
	joined := strings.Join(path, "/")
	for _, r := range k.rules {
		if len(r.ids) > 0 && r.path.MatchString(joined) {
			return r.ids
		}
	}
	return nil
}

// idsOf collects the ids of a site. Ids that are mostly defined in the same file, such as the roles of a mapping, are not
// among them: an enum would refuse a new one.
func idsOf(lib *smm.Library) *knownIDs {
	if lib == nil {
		return nil
	}
	models, profiles, all := pubsOf(lib)
	k := &knownIDs{}
	add := func(path string, ids []known) {
		k.rules = append(k.rules, idRule{regexp.MustCompile("(^|/)" + strings.ReplaceAll(path, "*", `\*`) + "(/-)?$"), ids})
	}
	add("practice/practice", nodesOf(lib, smm.PracticeNode))
	add("practice/considerations/*:", scopesOf(lib))
	add("practice/considerations/*/*:", levelsOf(lib, 1))
	add("practice/considerations/*/*(/-)?/*:", partsOf(lib))
	add("practice/considerations/*/external", keysOf(lib))
	add("practice/objectives/*:", levelsOf(lib, 1))
	add("(practice/.*|system)/devices", devicesOf(lib))
	add("(profile|target|assessment/target)/model", models)
	add("(target|assessment/target)/profiles", profiles)
	add("mapping/from", slices.Concat(models, profiles))
	add("(mapping|assessment)/practices/*:", nodesOf(lib, smm.PracticeNode))
	add("mapping/practices/*/*/*/*:", frameworksOf(lib))
	add("(assessment|target)/(set|exclude|priority)/*:", nodesOf(lib, ""))
	add("(default|set/*)/level", levelsOf(lib, 0))
	add("(default|set/*)/scope", scopesOf(lib))
	add("assessment/practices/*/level", levelsOf(lib, 0))
	add("assessment/target", targetsOf(lib))
	add("assessment/mappings", mappingsOf(lib))
	add("assessment/basis/*:", all)
	add("site/publish/only", all)
	add("document/-(/annex)?/glossary", glossariesOf(lib))
	add("document/-/target", targetsOf(lib))
	add("document/-(/annex)?/(content|intro)", contentsOf(lib))
	add("terms/-/see", termsOf(lib))
	add("(profile|model|mapping|site|assessment)/brand", brandsOf(lib))
	return k
}

// collect gives ids in the order found, each once.
func collect(yield func(add func(name, doc string))) []known {
	var out []known
	seen := map[string]bool{}
	yield(func(name, doc string) {
		if name != "" && !seen[name] {
			seen[name] = true
			out = append(out, known{name, doc})
		}
	})
	return out
}

// pubsOf gives models, profiles and all publications; models and profiles by their full names too.
func pubsOf(lib *smm.Library) (models, profiles, all []known) {
	of := func(kind smm.PubKind, pinned bool) []known {
		return collect(func(add func(name, doc string)) {
			for _, p := range lib.Pubs() {
				if kind == "" || p.Kind == kind {
					add(p.ID, p.Title)
				}
			}
			for _, p := range lib.Pubs() {
				if pinned && p.Kind == kind {
					add(p.FullName(), p.Title+", edition "+p.Edition)
				}
			}
		})
	}
	return of(smm.ModelPub, true), of(smm.ProfilePub, true), of("", false)
}

func mappingsOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, m := range lib.Mappings {
			add(m.ID, m.Title)
		}
	})
}

// nodesOf gives the nodes of a kind, or all.
func nodesOf(lib *smm.Library, kind smm.NodeKind) []known {
	return collect(func(add func(name, doc string)) {
		for _, m := range lib.Models {
			for n := range m.Nodes {
				if kind == "" || n.Kind == kind {
					add(n.ID, n.Name+", "+string(n.Kind)+" of "+m.Name())
				}
			}
		}
	})
}

func scopesOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, m := range lib.Models {
			for _, s := range m.Scopes {
				add(s.ID, s.Name)
			}
		}
	})
}

// levelsOf gives the levels from a number on.
func levelsOf(lib *smm.Library, from int) []known {
	return collect(func(add func(name, doc string)) {
		for _, m := range lib.Models {
			for _, l := range m.Levels {
				if l.Level >= from {
					add(strconv.Itoa(l.Level), l.Name)
				}
			}
		}
	})
}

func partsOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, m := range lib.Models {
			for _, p := range m.Parts {
				add(p.ID, p.Heading)
			}
		}
	})
}

func devicesOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, p := range lib.Profiles {
			for _, c := range p.Classes {
				add(c.ID, c.Name+", a class of devices")
				for _, d := range c.Devices {
					add(d.ID, d.Name)
				}
			}
		}
	})
}

func keysOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, b := range lib.References {
			for _, e := range b.Entries {
				add(e.Key, e.Title)
			}
		}
	})
}

func termsOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, g := range lib.Glossaries {
			for _, t := range g.Terms {
				add(t.ID, t.Term)
			}
		}
	})
}

func glossariesOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, g := range lib.Glossaries {
			add(g.ID, "A glossary.")
		}
	})
}

func frameworksOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, f := range lib.Frameworks {
			add(f.ID, f.Title)
		}
	})
}

func targetsOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, t := range lib.Targets {
			add(t.ID, t.Title)
		}
	})
}

func brandsOf(lib *smm.Library) []known {
	return collect(func(add func(name, doc string)) {
		for _, b := range lib.Brands {
			add(b.ID, "A brand.")
		}
	})
}

func contentsOf(lib *smm.Library) []known {
	var paths []string
	for p := range lib.Contents {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return collect(func(add func(name, doc string)) {
		for _, p := range paths {
			add(p, "A Markdown file.")
		}
	})
}
