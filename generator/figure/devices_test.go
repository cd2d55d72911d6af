package figure

import (
	"fmt"
	"strings"
)

// taxonomies are device classes of several shapes.
func taxonomies() map[string][]Group {
	pos := []Group{
		{"Type 1: payment or personal information", things(`Biometrics; Check Scanner; Credit Authorization Terminal (CAT); Electronic Value Reader/Writer; Individual Recognition *;
			Magnetic Stripe Reader (MSR); Magnetic Ink Character Recognition Reader (MICR); PIN Pad; Point Card Reader/Writer; RFID Scanner; Signature Capture; Smart Card Reader/Writer; Video Capture Camera *`), "device:payment"},
		{"Type 2: audit logs and reports", things(`Electronic Journal; Fiscal Printer; Hard Totals; POS Printer`), "device:audit"},
		{"Type 3: assets of value on the spot, such as cash", things(`Bill Acceptor; Bill Dispenser; Cash Changer; Cash Drawer; Coin Acceptor; Coin Dispenser; Item Dispenser; Keylock`), ""},
		{"Type 4: all others, controlled locally", things(`Belt; BumpBar; Device Monitor *; Gate; Gesture Control *; Graphic Display *; Image Scanner; Lights; Line Display; Motion Sensor;
			POS Keyboard; POS Power; Remote Order Display; Scale; Scanner (Bar Code Reader); Sound Player *; Sound Recorder *; Speech Synthesis *; Tone Indicator; Voice Recognition *`), ""},
	}
	seven := []Group{}
	for i := range 7 {
		seven = append(seven, Group{Label: fmt.Sprint("Class ", i), Items: pos[3].Items[:1+i*5%9]})
	}
	return map[string][]Group{"pos": pos, "none": nil, "one": pos[3:], "two": pos[:2], "seven": seven, "empty": {{Label: "Nothing here"}, {}}}
}

func things(list string) []string {
	var out []string
	for _, s := range strings.Split(list, ";") {
		out = append(out, strings.Join(strings.Fields(s), " "))
	}
	return out
}

func groupTexts(groups []Group) []string {
	var out []string
	for _, g := range groups {
		out = append(append(out, g.Label), g.Items...)
	}
	return out
}

// casts are roles of several shapes.
func casts() map[string][]Role {
	sample := []Role{
		{"Asset owner", "role:asset-owner", []Set{{"IEC 62443-3-3", 61, "framework:iec-62443-3-3"}}},
		{"Product supplier", "role:product-supplier", []Set{{"IEC 62443-3-3", 9, "framework:iec-62443-3-3"}, {"IEC 62443-4-1", 46, "f"}, {"IEC 62443-4-2", 103, ""}}},
	}
	many := []Role{sample[0], sample[1], {Label: "Integration and maintenance service provider"}}
	for i := range 7 {
		many[2].Sets = append(many[2].Sets, Set{Label: fmt.Sprintf("ISO/IEC 2700%d:2022 Information security controls", i), Count: i * 30})
	}
	return map[string][]Role{"sample": sample, "many": many, "none": nil, "bare": {{Label: "Somebody"}}}
}

func roleTexts(roles []Role) []string {
	var out []string
	for _, r := range roles {
		out = append(out, r.Label)
		for _, s := range r.Sets {
			out = append(out, s.Label)
		}
	}
	return out
}
