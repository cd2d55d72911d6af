package smm

import (
	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Assessment is what assessors saw of one organization's system, laid over a target.
//
// It belongs to a client: it never stands in a Library, is read only when it is named, and its note keys are not kept
// at all, so that nothing can print them.
type Assessment struct {
	ID, Edition    string
	Status         AssessmentStatus
	Organization   Organization
	System         System
	TargetName     Word // empty when the target is written in place
	Target         *Target
	Basis          []Basis
	Role           Word
	MappingNames   []Word
	Date           Day
	From, To       Day // the period of the assessment
	Next           Day
	Classification string
	Brand          Word
	Assessors      []Party
	Approvals      []Approval
	Distribution   []string
	History        []Change
	Summary        []doc.Block
	Limitations    []doc.Block
	Previous       []Word // issued reports, oldest first; paths from the assessment's folder
	Evidence       []*Evidence
	Practices      []*PracticeAnswers
	Findings       []*Finding
	Actions        []*Action
	Model          *Model     // in the edition that the basis names, else the target's; set by check
	Profiles       []*Profile // likewise
	Mappings       []*Mapping // set by check
	Look           *Brand     // what Brand names; set by check
	Pos            diag.Pos   // of the id
}

// AssessmentStatus is where an assessment stands in its life.
type AssessmentStatus string

// The states of an assessment. What is a warning in a draft may be an error when final.
const (
	DraftAssessment AssessmentStatus = "draft"
	FinalAssessment AssessmentStatus = "final"
)

// Day is a date that knows its place: YYYY-MM-DD, or shorter, as written.
type Day struct {
	Text string
	Pos  diag.Pos
}

// Organization is whose system was assessed. Its id is a folder of the reports.
type Organization struct {
	ID, Name, Sector string
	Pos              diag.Pos
}

// System is what was assessed. Devices are ids of the profiles' devices or classes; without any, statements about every
// device count.
type System struct {
	Name        string
	Description []doc.Block
	Devices     []Word
	Sites       []string
}

// Basis is the edition of a publication that the assessment was made with.
type Basis struct{ Pub, Edition Word }

// Approval is a person's agreement to the report.
type Approval struct {
	Party
	Date string
}

// Evidence is an entry of the evidence register.
type Evidence struct {
	ID, Title, Method, Reference, Owner string
	Date, Expires                       Day
	Pos                                 diag.Pos
}

// PracticeAnswers is what was seen of one practice.
type PracticeAnswers struct {
	Practice Word
	Node     *Node      // set by check
	Declared GivenLevel // the level that the assessors declare
	Override Word       // why it may differ from what the statements say
	Comment  []doc.Block
	Answers  []*Answer
	Pos      diag.Pos
}

// AnswerStatus says how far a statement is met.
type AnswerStatus string

// The states of a statement.
const (
	Met         AnswerStatus = "met"
	Partial     AnswerStatus = "partial"
	Unmet       AnswerStatus = "unmet"
	NA          AnswerStatus = "na"
	Compensated AnswerStatus = "compensated"
	Unassessed  AnswerStatus = "unassessed" // where nothing is said
)

// AnswerStatuses are all states of a statement.
var AnswerStatuses = []AnswerStatus{Met, Partial, Unmet, NA, Compensated, Unassessed}

// Answer is what was seen of a statement or of a whole cell. An answer to a statement counts before one to its cell; one to
// a statement with items answers the items that have none of their own.
type Answer struct {
	Key        Word // as written: industry-2, industry-2.a1
	Status     AnswerStatus
	By         []DeviceAnswer // in place of Status: device by device, the worst counts
	Evidence   []Word
	Comment    []doc.Block
	Reason     []doc.Block // why another measure stands in
	ApprovedBy string
	Until      Day
	Pos        diag.Pos

	Subject // set by check
}

// Subject is what an answer, a finding or an action is about: a cell or, when Statement is set, a statement in it. Tables
// are those that have the cell: a model's, profiles'. The one statement of a row that stands in a reference is the cell.
type Subject struct {
	Practice  *Node
	Scope     string
	Level     int
	Statement *Statement
	Tables    []*Table
}

// DeviceAnswer is what was seen of one device or class.
type DeviceAnswer struct {
	Device Word
	Status AnswerStatus
}

// Statuses are the status of the answer, or one for each device.
func (a *Answer) Statuses() []AnswerStatus {
	if len(a.By) == 0 {
		return []AnswerStatus{a.Status}
	}
	var out []AnswerStatus
	for _, by := range a.By {
		out = append(out, by.Status)
	}
	return out
}

// Finding is something that the assessors want to be noticed.
type Finding struct {
	ID, Title      string
	Risk           Risk
	Statements     []Word // full ids of statements or cells
	Text           []doc.Block
	Recommendation string
	About          []Subject // what Statements name; set by check
	Pos            diag.Pos
}

// Risk says how grave a finding is.
type Risk string

// The risks, gravest first.
const (
	CriticalRisk Risk = "critical"
	HighRisk     Risk = "high"
	MediumRisk   Risk = "medium"
	LowRisk      Risk = "low"
)

// Action is a line of the plan.
type Action struct {
	ID, Title, Owner, Effort string
	Closes                   []Word // ids of findings, or full ids of statements or cells
	Due                      Day
	Status                   ActionStatus
	Findings                 []*Finding // those that Closes names; set by check
	About                    []Subject  // the statements and cells that Closes names; set by check
	Pos                      diag.Pos
}

// ActionStatus says how far an action is.
type ActionStatus string

// The states of an action.
const (
	OpenAction  ActionStatus = "open" // where nothing is said
	DoingAction ActionStatus = "doing"
	DoneAction  ActionStatus = "done"
)

// Language is that of the first profile, else of the model; "" while neither is known.
func (a *Assessment) Language() string {
	switch {
	case len(a.Profiles) > 0:
		return a.Profiles[0].Language
	case a.Model != nil:
		return a.Model.Language
	}
	return ""
}
