package check

import "testing"

func TestCapitalsAreWordsOfTwoToSixLettersWithoutNumerals(t *testing.T) {
	for word, want := range map[string]bool{
		"REPL": true, "TTY": true, "PTD": true,
		"A": false, "TOOLONG": false, "XIV": false, "CD": false, "MUST": false, "PDF": false, "P2P": false, "DDoS": false,
	} {
		if isCapitals(word) != want {
			t.Errorf("isCapitals(%q) is %t", word, !want)
		}
	}
}

func TestNumberAfterWordMakesItAnID(t *testing.T) {
	for after, want := range map[string]bool{" 1.1": true, "-2": true, "/3": true, " is": false, ". 1": false, "": false, " ": false} {
		if isNumbered(after) != want {
			t.Errorf("isNumbered(%q) is %t", after, !want)
		}
	}
}

func TestLongFormBesideAWordExplainsIt(t *testing.T) {
	for _, c := range []struct {
		before, word, after string
		want                bool
	}{
		{"the Open Web Application Security Project (", "OWASP", ")", true},
		{"an ", "IDE", " (Integrated Development Environment) is", true},
		{"an ", "IDE", " (integrated development environment) is", false},
		{"see (", "IDE", ")", false},
		{"an ", "IDE", " (open", false},
	} {
		if got := explained(c.before, c.word, c.after); got != c.want {
			t.Errorf("explained(%q, %q, %q) is %t", c.before, c.word, c.after, got)
		}
	}
}

func TestNameOfOneWordIsNotTakenForTheBeginningOfASentence(t *testing.T) {
	for _, c := range []struct {
		text, phrase string
		at           int
		want         bool
	}{
		{"Manuals are kept", "Manuals", 0, false},
		{"Done. Manuals are kept", "Manuals", 6, false},
		{"the practice Manuals asks", "Manuals", 13, true},
		{"the practice Manualship", "Manuals", 13, false},
		{"Threat Modelling asks", "Threat Modelling", 0, true},
		{"Threat Models", "Threat Modelling", 0, false},
	} {
		if got := isPhrase(c.text, c.at, c.phrase); got != c.want {
			t.Errorf("isPhrase(%q, %d, %q) is %t", c.text, c.at, c.phrase, got)
		}
	}
}

func TestPlainWordsDropCaseAndPunctuation(t *testing.T) {
	if a, b := plainWords("Show *the* command, now!"), plainWords("show the  command now"); a != b {
		t.Errorf("%q and %q differ", a, b)
	}
}

func TestStatementsThatTellOfAState(t *testing.T) {
	for text, want := range map[string]bool{
		"There is a list.": true, "Evidence of use is kept.": true, "Documents show it.": true, "Documented ways exist.": true,
		"A document exists for each.": true,
		"Document what changes.":      false, "Therefore act.": false, "A document is a text.": false, "Records of use are to be kept.": false,
		"Keep records.": false,
	} {
		if indication.MatchString(text) != want {
			t.Errorf("indication in %q is %t", text, !want)
		}
	}
}
