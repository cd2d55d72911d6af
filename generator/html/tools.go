package html

import (
	"strings"

	"smmpub/generator/doc"
)

// tools writes, in a template that shows nothing, what the theme's table script puts over a table: the choice of levels,
// rows and devices, and the menu of a place's link. Their words stand here, so that the script has none.
func (w *writer) tools(t *doc.Table) {
	if t.Choices == nil || w.book.alone {
		return
	}
	c := t.Choices
	w.str("<template>\n" + `<div class="tools" role="group"`)
	w.attr("aria-label", fill(w.book.words["table-tools"], "caption", w.tableName(t)))
	w.str(">\n")
	w.levelChoice(t.ID, c.Levels)
	w.scopeChoice(c.Scopes)
	if len(c.Devices) > 0 {
		w.selection("devices", w.book.words["table-devices"], w.book.words["table-devices-all"], c.Devices)
	}
	w.check("wide", w.book.words["table-wide"])
	w.str(`<p role="status"`)
	w.attr("data-one", w.book.words["n-device-hidden-1"])
	w.attr("data-many", w.book.words["n-device-hidden"])
	w.str("></p>\n</div>\n")
	w.placeMenu()
	w.str("</template>\n")
}

func (w *writer) levelChoice(id string, levels []doc.Choice) {
	w.str(`<fieldset class="segments"><legend>`)
	w.text(w.book.words["levels"])
	w.str("</legend>\n")
	w.radio(id, doc.Choice{Facet: "all", Name: w.book.words["table-levels-all"]})
	for _, c := range levels {
		w.radio(id, c)
	}
	w.str("</fieldset>\n")
	w.check("lower", w.book.words["table-lower"])
}

func (w *writer) check(name, label string) {
	w.str(`<label class="` + name + `"><input type="checkbox" value="1" name="` + name + `"> `)
	w.text(label)
	w.str("</label>\n")
}

func (w *writer) radio(id string, c doc.Choice) {
	w.str(`<label><input type="radio"`)
	w.attr("name", "view-"+id)
	w.attr("value", c.Facet)
	w.str("><span>")
	w.text(c.Name)
	w.str("</span></label>\n")
}

func (w *writer) scopeChoice(scopes []doc.Choice) {
	if len(scopes) == 0 {
		return
	}
	w.str("<fieldset><legend>")
	w.text(w.book.words["scopes"])
	w.str("</legend>\n")
	for _, c := range scopes {
		w.str(`<label><input type="checkbox" name="hide" checked`)
		w.attr("value", c.Facet)
		w.str("> ")
		w.text(c.Name)
		w.str("</label>\n")
	}
	w.str("</fieldset>\n")
}

// selection writes a list to choose one of.
func (w *writer) selection(name, label, all string, choices []doc.Choice) {
	w.str("<label>")
	w.text(label)
	w.str(" <select")
	w.attr("name", name)
	w.str(`><option value="">`)
	w.text(all)
	w.str("</option>\n")
	group := ""
	for _, c := range choices {
		if c.Group != group {
			w.closeGroup(group)
			w.openGroup(c.Group)
			group = c.Group
		}
		w.str("<option")
		w.attr("value", c.Facet)
		w.attr("data-holds", join(c.Holds))
		w.str(">")
		w.text(c.Name)
		w.str("</option>\n")
	}
	w.closeGroup(group)
	w.str("</select></label>\n")
}

func (w *writer) openGroup(group string) {
	if group != "" {
		w.str("<optgroup")
		w.attr("label", group)
		w.str(">")
	}
}

func (w *writer) closeGroup(group string) {
	if group != "" {
		w.str("</optgroup>\n")
	}
}

// placeMenu writes what opens at a place's link: its address, how to cite it, the document's entry for a bibliography.
func (w *writer) placeMenu() {
	if w.book.pub == nil {
		return
	}
	words := w.book.words
	w.str(`<div class="spot" popover role="dialog" tabindex="-1"`)
	w.attr("data-document", w.book.named())
	w.attr("data-bibtex", w.book.bibTeX())
	w.attr("data-copied", words["table-copied"])
	w.attr("data-by-hand", words["table-copy-by-hand"])
	w.str(">\n<p class=\"name\"></p>\n")
	for _, what := range []string{"link", "citation", "bibtex"} {
		w.str(`<button type="button" value="` + what + `">`)
		w.text(words["table-copy-"+what])
		w.str("</button>\n")
	}
	if w.book.pub.PDF != "" {
		w.str(`<a class="same">`)
		w.text(words["table-pdf"])
		w.str("</a>\n")
	}
	if w.book.pub.Comment != "" {
		w.str(`<a class="comment" rel="external noopener">`)
		w.text(words["table-comment"])
		w.str("</a>\n")
	}
	w.str("<textarea readonly hidden rows=\"4\"")
	w.attr("aria-label", words["table-copy-text"])
	w.str("></textarea>\n<p role=\"status\"></p>\n</div>\n")
}

// tableFoot leads to the same table in other forms.
func (w *writer) tableFoot(t *doc.Table) {
	if t.Data == "" || w.book.alone {
		return
	}
	w.str(`<p class="table-foot"><a class="data" href="`)
	w.address(&doc.Target{Page: t.Data})
	w.str(`"`)
	w.attr("download", w.book.dataName(t.Data))
	w.str(">")
	w.text(w.book.words["table-csv"])
	w.str("</a>")
	if pub := w.book.pub; pub != nil && pub.PDF != "" && t.ID != "" {
		w.str(` <a class="pdf" href="`)
		w.address(&doc.Target{Page: pub.PDF, Anchor: "nameddest=" + t.ID})
		w.str(`">`)
		w.text(w.book.words["table-pdf"])
		w.str("</a>")
	}
	w.str("</p>\n")
}

// dataName is what a file of data is called once it stands in a folder of downloads: its address without slashes.
func (b *book) dataName(path string) string { return strings.ReplaceAll(path, "/", "-") }

// TableScript is the address of the script for tables, "" on a page that has nothing for it to do.
func (f *frame) TableScript() string {
	if !strings.Contains(string(f.Main), "<template>") {
		return ""
	}
	return strings.TrimSuffix(f.Style, stylePath) + tablePath
}
