package serve

import (
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
)

// guard refuses requests that no page of ours and no person in front of this machine makes. A site that somebody reads elsewhere
// can make a browser send requests here, and by a name of its own that leads here (DNS rebinding) it could read the answers; so
// the name asked for must be ours, and other sites may open a page but not put one, or a part of one, into theirs.
type guard struct {
	name  string // what it was told to listen on: an address or a name
	port  string
	local bool // only this machine can ask
}

func newGuard(host string, at *net.TCPAddr) guard {
	if host == "" {
		host = "127.0.0.1"
	}
	return guard{name: strings.ToLower(host), port: strconv.Itoa(at.Port), local: at.IP.IsLoopback()}
}

// home is the address of the site for people on this machine.
func (g guard) home() string {
	host := g.name
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() {
		host = "127.0.0.1"
		if ip.Is6() {
			host = "::1"
		}
	}
	return "http://" + net.JoinHostPort(host, g.port) + "/"
}

// refusal is why a request is not answered, in a line that repeats nothing of it.
type refusal struct {
	status int
	why    string
}

// refuse gives nil for a request that may be answered.
func (g guard) refuse(r *http.Request) *refusal {
	switch {
	case !g.ours(r.Host):
		return &refusal{http.StatusForbidden, "the preview is not served under this name; open " + g.home()}
	case !sameOrigin(r):
		return &refusal{http.StatusForbidden, "the preview answers no requests of other sites"}
	case foreign(r.Header):
		return &refusal{http.StatusForbidden, "other sites may link to the preview, but not load parts of it"}
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return &refusal{http.StatusMethodNotAllowed, "the preview is only read: GET and HEAD"}
	case r.ContentLength != 0:
		return &refusal{http.StatusBadRequest, "the preview reads no bodies"}
	case len(r.RequestURI) > mostAddress:
		return &refusal{http.StatusBadRequest, "the address is longer than 2048 bytes"}
	}
	return nil
}

// ours reports whether a Host header names this server: localhost, an address, or the name that it listens on, each with the
// port. Addresses cannot be rebound. 0.0.0.0 is none: browsers guard it less than the ones that stand for this machine.
func (g guard) ours(host string) bool {
	name, port := splitHost(host)
	if port != g.port {
		return false
	}
	if ip, err := netip.ParseAddr(name); err == nil {
		return !ip.Unmap().IsUnspecified()
	}
	return name == "localhost" || name == g.name
}

// splitHost takes a Host header apart; without a port it is 80. The name is in small letters and without brackets, "" when
// the header makes no sense.
func splitHost(host string) (name, port string) {
	host = strings.ToLower(host)
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"), "80"
	}
	if strings.HasPrefix(host, "[") != strings.Contains(name, ":") {
		return "", port
	}
	return name, port
}

// sameOrigin reports whether a request that says which site makes it names the one that it asks. "null", of pages without a
// site, is another one.
func sameOrigin(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		return true
	}
	host, found := strings.CutPrefix(origins[0], "http://")
	name, port := splitHost(host)
	ourName, ourPort := splitHost(r.Host)
	return len(origins) == 1 && found && name == ourName && port == ourPort
}

// foreign reports a request of another site, by the word of the browser, that is not a reader following a link.
func foreign(h http.Header) bool {
	for _, site := range h.Values("Sec-Fetch-Site") {
		if site != "same-origin" && site != "none" {
			return h.Get("Sec-Fetch-Mode") != "navigate" || h.Get("Sec-Fetch-Dest") != "document"
		}
	}
	return false
}
