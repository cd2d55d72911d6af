package smm

import "strconv"

// A symbol names what a reference leads to, independent of where it is published. check writes symbols into doc.Ref,
// compose gives each publication the place of every symbol that it or the site publishes.

// CiteSymbol names an entry of the references.
func CiteSymbol(key string) string { return "cite:" + key }

// TermSymbol names a glossary term by its id.
func TermSymbol(id string) string { return "term:" + id }

// AcronymSymbol names an acronym.
func AcronymSymbol(acronym string) string { return "acr:" + acronym }

// PubSymbol names a publication by its full name: id@edition.
func PubSymbol(fullName string) string { return "publication:" + fullName }

// PlaceSymbol names a domain, subdomain, practice, cell or statement within a publication. place is the anchor:
// "governance", "threat-modeling", "threat-modeling.industry-2.a1".
func PlaceSymbol(fullName, place string) string { return "place:" + fullName + "/" + place }

// LevelSymbol names a level of a model.
func LevelSymbol(model string, level int) string {
	return "level:" + model + "/" + strconv.Itoa(level)
}

// RequirementSymbol names a requirement of a framework.
func RequirementSymbol(framework, id string) string { return "requirement:" + framework + "/" + id }

// FrameworkSymbol names a framework.
func FrameworkSymbol(framework string) string { return "framework:" + framework }

// ContentSymbol names a Markdown file or, with an anchor, a place in it.
func ContentSymbol(path, anchor string) string {
	if anchor == "" {
		return "content:" + path
	}
	return "content:" + path + "#" + anchor
}

// AnchorSymbol names a figure, table or heading by its explicit id, within the publication that refers to it.
func AnchorSymbol(anchor string) string { return "anchor:" + anchor }

// URLSymbol names an address outside the site.
func URLSymbol(url string) string { return "url:" + url }

// InSymbol names an anchor within one publication, whatever it stands for there.
func InSymbol(fullName, anchor string) string { return "in:" + fullName + "/" + anchor }
