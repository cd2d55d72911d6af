package smm

import (
	"testing"

	"smmpub/generator/doc"
)

func TestAnAnswerIsToldWithAllThatItAnswers(t *testing.T) {
	duties := &Statement{Text: doc.Plain("Put in writing who decides:"), Whole: true,
		Items: []*Statement{{Text: doc.Plain("in daily work")}, {Text: doc.Plain("after an incident.")}, {Text: doc.Plain("abroad")}}}
	contracts := &Statement{Text: doc.Plain("Put into every contract")}
	exit := &Statement{Text: doc.Plain("return of data"), Under: contracts}
	contracts.Items = []*Statement{exit}
	for s, want := range map[*Statement]string{
		duties:                                  "Put in writing who decides: in daily work; after an incident. abroad",
		exit:                                    "Put into every contract: return of data",
		contracts:                               "Put into every contract",
		{Same: contracts}:                       "Put into every contract",
		{Text: doc.Plain("x"), Same: contracts}: "x",
	} {
		if got := doc.PlainText(s.Wording()); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestHeadingsAndWhatIsToldAreNotAsked(t *testing.T) {
	part := &Part{Assess: AssessEach}
	whole := &Statement{Part: part, Whole: true}
	whole.Items = []*Statement{{Part: part, Under: whole}}
	heading := &Statement{Part: part}
	heading.Items = []*Statement{{Part: part, Under: heading}}
	for what, c := range map[string]struct {
		s    *Statement
		asks bool
	}{
		"asked as one":            {whole, true},
		"an item of it":           {whole.Items[0], false},
		"a heading":               {heading, false},
		"its item":                {heading.Items[0], true},
		"for information":         {&Statement{Part: part, Informative: true}, false},
		"of a part nobody checks": {&Statement{Part: &Part{Assess: AssessNone}}, false},
	} {
		if c.s.Asks() != c.asks {
			t.Errorf("%s: asks %t", what, !c.asks)
		}
	}
}
