package author

import (
	"strings"

	"smmpub/generator/smm"
)

// example is what the remarks of a new assessment name, so that they speak of the model and the devices at hand.
type example struct {
	Practice, Cell, Key string // Key is that of a statement, below its practice
	Device              string // "" where there is none
}

// exampleOf takes the first statement that is asked, or else a name of the right form.
func exampleOf(a *smm.Assessment, all []sheet) example {
	cell := smm.CellID("", a.Model.Scopes[0].ID, a.Model.Asking()[0].Level)[1:]
	out := example{Practice: a.Model.Practices()[0].ID, Cell: cell, Key: cell + ".ID", Device: firstDevice(a)}
	for _, s := range all {
		for _, x := range s.Asks {
			if cell, _, statement := strings.Cut(x.Key, "."); statement {
				out.Practice, out.Cell, out.Key = s.Node.ID, cell, x.Key
				return out
			}
		}
	}
	return out
}

func firstDevice(a *smm.Assessment) string {
	for _, p := range a.Profiles {
		for _, class := range p.Classes {
			for _, d := range class.Devices {
				return d.ID
			}
		}
	}
	return ""
}
