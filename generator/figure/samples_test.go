package figure

import (
	"fmt"
	"strings"
)

// node makes a tree of a few lines: each tab is a height, "Name: text".
func node(source string) Node {
	return nodes(strings.Split(strings.Trim(source, "\n"), "\n"), 0)[0]
}

func nodes(lines []string, depth int) []Node {
	var out []Node
	for len(lines) > 0 {
		label, text, _ := strings.Cut(strings.TrimSpace(lines[0]), ": ")
		end := 1
		for end < len(lines) && strings.HasPrefix(lines[end], strings.Repeat("\t", depth+1)) {
			end++
		}
		out = append(out, Node{Label: label, Text: text, Symbol: label, Children: nodes(lines[1:end], depth+1)})
		lines = lines[end:]
	}
	return out
}

func model() Node {
	return node(`
IoT Security Maturity Model
	Security Governance: Sets the direction. It covers the running of the security programme, the rules to be obeyed, the threats and risks to be weighed, and the trust placed in suppliers and partners.
		Strategy and Governance: Turns business goals and outside obligations into a security programme that is planned, resourced and answerable.
			Security Program Management: Plans security work, sees that it is done on time, and gives those in charge what they need to steer it and to decide.
			Compliance Management: Keeps the organization in line with the security rules it must obey, including rules that are still changing.
		Threat Modeling and Risk Assessment: Finds out what could go wrong, how much it would matter, and what the organization means to do about it.
			Threat Modeling: Uncovers what endangers a particular system, whether commonly known or peculiar to it, and describes each danger precisely.
			Risk Attitude: Settles how risks are treated, which of them may be accepted, and when they are to be avoided, reduced or passed on.
		Supply Chain and Dependencies Management: Makes trust in others deliberate, both in those who deliver products and in those who provide services.
			Product Supply Chain Risk Management: Gives grounds for trusting suppliers and contractors, and guards what they deliver against dangers brought in unseen.
			Services Third-Party Dependencies Management: Gives grounds for trusting service partners, which takes knowledge of their business, of the parties they rely on in turn, and of what either may conceal.
	Security Enablement: Puts policy to work. Identities, assets and data are protected by means chosen for the risk, and both policy and means are looked at again from time to time.
		Identity and Access Management: Decides who and what may use a resource, so that data and equipment are not leaked, altered, stolen or destroyed.
			Establishing and Maintaining Identities: Gives people and devices identities that can be relied on, keeps them current, and ties rights to them.
			Access Control: Lets each identity reach what its task requires, with the least rights that suffice, and nothing beyond.
		Asset Protection: Looks after equipment and software alike, a task that information technology and site security have to share.
			Asset, Change and Configuration Management: Rules what may be changed, when and on whose approval, and what happens when a change cannot wait.
			Physical Protection: Secures buildings, people and equipment, so that nothing is stolen and machines keep running safely.
		Data Protection: Shields data from disclosure and tampering wherever it rests, travels or is worked on, for the sake of customers, the law and the business.
			Protection Model and Policy for Data: Sorts data into categories and states, for each of them, what protection is meant to achieve and which rules apply.
			Implementation of Data Protection Practices: Says which protective mechanisms are to be preferred, and how they keep data confidential, intact and at hand.
	Security Hardening: Keeps systems trustworthy in operation. Weaknesses are found and mended, events are watched, and incidents are survived, by organization as much as by technology.
		Vulnerability and Patch Management: Keeps systems current and gives attackers less to work with.
			Vulnerability Assessment: Finds weaknesses, judges what each one puts at risk, and ranks the work of mending them.
			Patch Management: Settles when patches are installed and how urgent ones are rushed through, and what to do instead where a system is hard to reach or cannot be patched.
		Situational Awareness: Knows how things stand now, so that threats are taken in the right order.
			Monitoring Practice: Watches the condition of the system, notices what is out of the ordinary, and keeps records that can settle a dispute.
			Situational Awareness and Information Sharing: Prepares the organization by trading news of threats with others and by letting that news reach its systems.
		Event and Incident Response, Continuity of Operations: Joins policy and technical preparation, so that an incident is met quickly and spreads no further than it must.
			Event Detection and Response Plan: Says what counts as a security event, how one is noticed, assigned, escalated and answered, and who has to be told what and when.
			Remediation, Recovery and Continuity of Operations: Combines spare capacity, trained people and continuity rules, so that business picks up again soon after an event.
`)
}

// trees are the model and shapes that other models may have.
func trees() map[string]Node {
	out := map[string]Node{
		"iot":  model(),
		"bare": {Label: "Nothing below"},
		"none": {},
		"flat": node("Small model\n\tPeople\n\t\tTraining: Text\n\t\tAwareness\n\t\tDuties\n\tMachines\n\t\tPatches\n\t\tInventory"),
		"mixed": node("Mixed\n\tDomain\n\t\tDirect\n\t\tGroup: Of some\n\t\t\tInner\n\t\tDirect too\n\t\tAnd another\n\tEmpty domain\n" +
			"\tDonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\n\t\tЗащита информации и управление доступом"),
		"one": Node{Label: "One domain", Children: model().Children[:1]},
		"two": Node{Label: "Two domains", Children: model().Children[:2]},
	}
	for n := 4; n <= 6; n++ {
		var big Node
		big.Label = fmt.Sprintf("A model of %d domains with a rather long name that needs lines", n)
		for i := range n {
			d := model().Children[i%3]
			if i%2 == 1 {
				d.Children = append(d.Children, d.Children[0].Children...)
			}
			big.Children = append(big.Children, d)
		}
		out[fmt.Sprint("big-", n)] = big
	}
	return out
}

// names are the labels that Hierarchy shows.
func names(n Node) []string {
	out := []string{n.Label}
	for _, c := range n.Children {
		out = append(out, names(c)...)
	}
	return out
}

// texts are the labels and texts that Domain shows: of three heights.
func texts(n Node) []string { return textsTo(n, 3) }

func textsTo(n Node, heights int) []string {
	if heights == 0 {
		return nil
	}
	out := []string{n.Label, n.Text}
	for _, c := range n.Children {
		out = append(out, textsTo(c, heights-1)...)
	}
	return out
}
