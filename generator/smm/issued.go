package smm

// IssuedFormat and IssuedVersion say what a report.json is. The version goes up when a key changes its meaning or is taken
// away; keys that are added leave it as it is.
const (
	IssuedFormat  = "smmpub-report"
	IssuedVersion = 1
)

// Issued is what an earlier report said, as it was issued: a report.json, which may be of another edition of the model or
// the profiles. Nothing is worked out anew.
type Issued struct {
	File         string // as the assessment names it
	ID, Edition  string
	Status, Date string
	Organization string            // its id
	Basis        map[string]string // editions by publication
	Practices    []IssuedPractice
	Overall      IssuedRollup
}

// IssuedPractice is what an earlier report said of a practice. Of one that was not tested, Testable, Low, High, Current and
// Gap are 0 and mean nothing; of one that was excluded, Target and Scope neither.
type IssuedPractice struct {
	ID, Scope, Outcome                        string
	Target, Testable, Low, High, Current, Gap int
	Statements                                []IssuedStatement
}

// Tested reports a practice that had levels to compare.
func (p *IssuedPractice) Tested() bool {
	o := Outcome(p.Outcome)
	return o == Meets || o == Falls || o == Exceeds
}

// IssuedStatement is what an earlier report said of a statement.
type IssuedStatement struct {
	ID, Text, Standing string
	Status             AnswerStatus
}

// IssuedRollup is what an earlier report said of the whole.
type IssuedRollup struct{ Tested, Meeting, LargestGap int }

// Practice gives what was said of a practice, or nil.
func (i *Issued) Practice(id string) *IssuedPractice {
	for k := range i.Practices {
		if i.Practices[k].ID == id {
			return &i.Practices[k]
		}
	}
	return nil
}

// Statement gives what was said of a statement, by the id of then, or nil.
func (p *IssuedPractice) Statement(id string) *IssuedStatement {
	for k := range p.Statements {
		if p.Statements[k].ID == id {
			return &p.Statements[k]
		}
	}
	return nil
}
