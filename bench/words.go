package main

// The lists that sentences are made of.

var (
	verbs = []string{"Approve", "Assign", "Check", "Classify", "Compare", "Document", "Inspect", "Limit", "Log", "Measure", "Monitor",
		"Protect", "Record", "Rehearse", "Replace", "Restore", "Review", "Separate", "Sign", "Test", "Trace", "Update", "Verify", "Watch"}
	objects = []string{
		"the [asset register]", "the keys of the PKI", "firmware images", "the accounts of maintenance staff", "the [trust boundary] of each site",
		"spare devices in the store room", "the sessions of remote support", "the list of suppliers", "the [attack surface]", "logs sent to the SIEM",
		"network segments with an IDS", "the data that a device holds", "backups of configurations", "the [baseline] of each device class",
		"the contracts of cloud services", "certificates used for TLS", "the training of new staff", "the [threat model]", "the physical seals of cabinets",
		"alarms raised at night", "the passwords set by makers", "the [recovery point] of each service", "requests from customers for their data",
		"changes to the firewall", "software bills (SBOM)", "reports of vulnerabilities (CVE)", "the tokens of MFA", "the [maintenance window]",
		"the duties of each role", "the budget for security", "findings of earlier audits", "the [risk appetite] of the owner", "radio links",
		"the settings of the VPN", "the rooms with controllers", "the [incident record]", "the disposal of old devices", "the clocks of all devices (NTP)",
		"the rules of access (RBAC)", "the interfaces open to partners (API)", "the queue of updates", "the boot chain of devices (TPM)",
	}
	occasions = []string{
		"at every site", "once a quarter", "before a device enters service", "after each incident", "when a supplier changes", "at the start of a shift",
		"whenever staff leave", "in the test environment first", "with two people present", "for all systems in scope", "as part of the yearly review",
		"before a release is rolled out", "on the day of delivery", "when the law changes", "during planned downtime", "across all regions",
		"with the owner of the process", "in writing", "without stopping the service", "at the border of the network", "for guests and contractors alike",
		"within one working day", "each time a device is moved", "under the eyes of the plant manager", "until the fault is mended",
	}
	reasons = []string{
		"so that a lost device is noticed within a day", "because outages cost more than care does", "so that nobody has to guess afterwards",
		"which keeps the work of auditors short", "since attackers look for what is forgotten", "so that the next shift knows what was done",
		"even where a partner says it has done so", "because devices stay in service for many years", "so that a fault in one place stays there",
		"for staff change more often than devices do", "so that decisions can be traced to a person", "which insurers ask for more and more often",
		"because a system that nobody tests fails when it is needed", "as far as the makers of the devices allow it", "so that customers keep their trust",
		"before habits form that are hard to change", "because small gaps add up", "with the help of tools where these exist",
	}
	proofs = []string{"A signed record", "The minutes of a meeting", "A dated report", "An entry in the ticket system", "A test protocol", "A photograph",
		"The log of a tool", "A checklist", "A drawing that is up to date", "An interview with staff", "A sample taken on site", "A dashboard"}
	subjects = []string{"A careful operator", "The owner of the system", "Whoever runs a site", "A new partner", "The team on call", "An auditor",
		"Every supplier", "The head of operations", "A small organization", "A regulator", "The integrator", "Each member of staff"}
	wishes = []string{"wants to see", "has reason to ask for", "cannot do without", "should know", "will first look at", "often underrates",
		"learns early about", "is asked to explain", "finds it hard to keep up", "pays for", "decides on", "speaks with others about"}
)

var chapterTitles = []struct {
	title    string
	sections []string
}{
	{"Introduction", []string{"Purpose", "Audience", "How to read this profile"}},
	{"The model in this sector", []string{"Levels", "Scopes", "Targets", "Limits"}},
	{"Use case", []string{"The site", "The devices", "The people", "What goes wrong", "What was learned"}},
}

var (
	sectors = [...]string{"Airport", "Brewery", "Bus Depot", "Cold Store", "Dairy", "Farm", "Ferry", "Harbour", "Hospital", "Hotel", "Laboratory",
		"Library", "Mill", "Mine", "Museum", "Office Tower", "Pharmacy", "Power Plant", "Printing House", "Railway", "School", "Shipyard",
		"Stadium", "Warehouse", "Water Works"}
	systems = [...]string{"Access Gates", "Alarm Panels", "Building Controls", "Cameras", "Charging Points", "Cleaning Robots", "Conveyors", "Cranes",
		"Elevators", "Fire Detectors", "Heat Pumps", "Lighting", "Locks", "Meters", "Parcel Lockers", "Payment Kiosks", "Pumps",
		"Signage", "Ticket Machines", "Weather Stations"}
	domainNames    = []string{"Security Governance", "Security Enablement", "Security Hardening"}
	subdomainNames = []string{"Strategy", "Threats and Risk", "Supply Chain", "Identity and Access", "Asset Protection", "Data Protection",
		"Vulnerabilities and Patches", "Awareness of the Situation", "Incidents and Continuity"}
	practiceNames = []string{"Program Management", "Compliance", "Threat Modeling", "Attitude to Risk", "Product Supply Chain", "Services of Third Parties",
		"Identities", "Access Control", "Change and Configuration", "Physical Protection", "Policy for Data", "Implementation of Data Protection",
		"Vulnerability Assessment", "Patch Management", "Monitoring", "Information Sharing", "Event Detection and Response", "Recovery and Continuity"}
	practicePurposes = []string{
		"Plans security work and sees that it is done.", "Keeps to the rules that hold for the organization.", "Finds out what could go wrong.",
		"Decides how much risk is borne, and by whom.", "Looks after what is bought and built in.", "Looks after what others do for the organization.",
		"Gives people and devices names that can be trusted.", "Lets in those who may and nobody else.", "Knows what is there and how it is set.",
		"Keeps hands off the devices.", "Says which data matter and how much.", "Protects data at rest and on the way.",
		"Finds weak spots before others do.", "Mends weak spots in time.", "Sees what happens.", "Learns from others and tells them.",
		"Notices incidents and knows what to do then.", "Brings the service back."}
	frameworkAspects = []string{"Identification", "Authorization", "Integrity", "Confidentiality", "Availability", "Monitoring", "Recovery", "Planning",
		"Procurement", "Disposal"}
	frameworkSubjects = []string{"staff accounts", "device identities", "remote sessions", "stored data", "data in transit", "firmware", "configurations",
		"logs", "backups", "keys", "network segments", "radio links", "cabinets", "spare parts", "supplier services", "interfaces",
		"updates", "alarms", "clocks", "test systems"}
	referenceTitles = []string{"Guide to the protection of %s", "Test methods for %s", "Good practice for %s"}
	publishers      = []string{"Example Standards Board", "Sample Institute", "Forum of Operators", "Council of Makers"}
)

var termTexts = [][2]string{
	{"asset register", "The list of all devices and services with their owners."},
	{"trust boundary", "A line across which data are not believed without a check."},
	{"attack surface", "All places where somebody from outside can reach a system."},
	{"baseline", "The state of a device that has been approved."},
	{"threat model", "An ordered account of what could go wrong and who might want it."},
	{"recovery point", "The latest moment whose data must be there after a loss."},
	{"maintenance window", "The time in which a service may be stopped for work on it."},
	{"risk appetite", "How much risk an owner is ready to bear."},
	{"incident record", "What was written down while an incident was dealt with."},
}

var acronymTexts = [][2]string{
	{"API", "Application Programming Interface"}, {"CVE", "Common Vulnerabilities and Exposures"}, {"IDS", "Intrusion Detection System"},
	{"MFA", "Multifactor Authentication"}, {"NTP", "Network Time Protocol"}, {"PKI", "Public Key Infrastructure"},
	{"RBAC", "Role-Based Access Control"}, {"SBOM", "Software Bill of Materials"}, {"SIEM", "Security Information and Event Management"},
	{"TLS", "Transport Layer Security"}, {"TPM", "Trusted Platform Module"}, {"VPN", "Virtual Private Network"},
}
