package exchange

import "smmpub/generator/smm"

// statementResult is a statement with what was seen of it.
type statementResult struct {
	ID         string         `json:"id"`                 // full; of another profile than the first: profile/full
	Text       string         `json:"text"`               // "" where the row stands in a reference
	External   string         `json:"external,omitempty"` // key of that reference
	Part       string         `json:"part,omitempty"`     // id
	Scope      string         `json:"scope"`              // id
	Level      int            `json:"level"`
	Standing   string         `json:"standing"`              // counts, aid, or why it makes no level
	Status     string         `json:"status"`                // met, partial, unmet, na, compensated, unassessed
	AnsweredBy string         `json:"answered_by,omitempty"` // key as written
	ByDevice   []deviceStatus `json:"by_device,omitempty"`   // in the author's order; status is the worst
	Evidence   []string       `json:"evidence,omitempty"`    // ids of the register
	Comment    string         `json:"comment,omitempty"`
	Reason     string         `json:"reason,omitempty"` // what stands in for it
	ApprovedBy string         `json:"approved_by,omitempty"`
	Until      string         `json:"until,omitempty"`
}

// deviceStatus is what was seen of one device or class.
type deviceStatus struct {
	Device string `json:"device"` // id
	Status string `json:"status"`
}

func statementResultOf(x *smm.Asked) statementResult {
	out := statementResult{ID: x.ID, Scope: x.Scope, Level: x.Level, Standing: string(x.Standing), Status: string(x.Status)}
	if s := x.Statement; s != nil {
		out.Text = wording(s)
		if s.Part != nil {
			out.Part = s.Part.ID
		}
	} else {
		out.External = x.Row.External.Text
	}
	out.answered(x.Answer)
	return out
}

// answered says what the answer says, which may be one to a heading or to the whole cell.
func (out *statementResult) answered(a *smm.Answer) {
	if a == nil {
		return
	}
	out.AnsweredBy = a.Key.Text
	out.ByDevice = each(a.By, func(d smm.DeviceAnswer) deviceStatus {
		return deviceStatus{d.Device.Text, string(d.Status)}
	})
	out.Evidence = each(a.Evidence, word)
	out.Comment, out.Reason = blocks(a.Comment), blocks(a.Reason)
	out.ApprovedBy, out.Until = a.ApprovedBy, a.Until.Text
}

// wording is a statement's own text, else that of the one which is the same.
func wording(s *smm.Statement) string {
	if own := line(s.Text); own != "" || s.Same == nil {
		return own
	}
	return line(s.Same.Text)
}
