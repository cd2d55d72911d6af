package author

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

func TestWhatAnItemIsAboutStandsBelowItsWords(t *testing.T) {
	above := &smm.Statement{Table: &smm.Table{}}
	item := &smm.Statement{Table: above.Table, Under: above, Text: doc.Plain("say when it fails."), Devices: []smm.Word{{Text: "pages"}}}
	w := &sheetWriter{}
	got := strings.Join(w.words(2, ask{Asked: &smm.Asked{Statement: item}, Key: "x"}), "\n")
	if want := "  # - say when it fails.\n  #   Asked of: pages."; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
