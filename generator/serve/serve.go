// Package serve shows a site in a browser while it is edited.
//
// It watches the site's files, has somebody else compile them (Options.Compile), and serves what comes of it from memory: the
// bytes that a build would write, but for one script tag on each page. All that it adds stands below the address /-/. Open
// pages are told when their own content has changed; while the sources have mistakes the last good page stays and the mistakes
// are laid over it.
//
// It knows nothing of maturity models or of how pages are made, and of sources only the names of the folders that hold them
// (tree.go); it starts no program and writes nothing. It is the only home of fsnotify, and the only place that listens on a port.
//
// The road: watch.go and poll.go say which files may have changed; loop.go compiles and keeps the newest Snapshot;
// server.go answers requests, guard.go refuses those that no page of ours makes, events.go tells open pages; assets/ holds the
// script and style of the preview.
package serve

import (
	"context"
	"io"

	"smmpub/generator/diag"
)

// Options say what to show, and where.
type Options struct {
	Dir  string   // the site's folder, which is watched
	Also []string // further files whose changes count, such as assessments: absolute paths
	Host string   // the address to listen on; "": 127.0.0.1
	Port int      // 0: one that is free
	// Compile makes the site of its sources. changed are files and folders that may have changed since the last call, relative to
	// Dir with slashes, absolute for those of Also; nil means all. It is called by one goroutine at a time; ctx ends when its
	// answer is no longer wanted. nil, or the Snapshot of the call before, means that nothing has changed. An error means that the
	// machine failed; the next call is for all then.
	Compile func(ctx context.Context, changed []string) (*Snapshot, error)
	// Editor is the address that opens a place in the author's editor; nil: there is none.
	Editor func(diag.Pos) string
	Log    io.Writer            // what happens, a line each; nil: nowhere
	Ready  func(address string) // called once with the address of the site: "http://127.0.0.1:8080/"; may be nil
}

// Snapshot is the site at one moment. It is read-only, and its functions may be called by several goroutines at once.
type Snapshot struct {
	Findings []diag.Diagnostic // sorted
	Source   diag.Sources      // for excerpts
	Failed   bool              // the sources have errors: File gives what was last without
	Empty    bool              // nothing has been without errors yet: File gives nothing
	Partial  bool              // only what changed has been looked at; a call of Compile with nil should follow when there is time
	// File gives the bytes at an address relative to the site's root: "index.html", "retail-pos/1.0/retail-pos.pdf". Addresses
	// that begin with "-/" are of pages that the preview has besides: "-/qa/index.html". It is fs.ErrNotExist that nothing is there.
	File func(address string) ([]byte, error)
	// Review says what stands beside the places of a page while it is reviewed.
	Review func(address string) (*Review, error)
}

// Review is what a preview says of a page to those who work on it.
type Review struct {
	Draft  bool // the page's chapter is a draft
	Places []Place
}

// Place is a place of a page that has an anchor: a cell, a statement, a heading.
type Place struct {
	Anchor string
	Pos    diag.Pos // where it is written
	Change string   // beside the base: "", "added", "changed", "removed"
	Was    string   // what the base says there
	Status string   // what an assessment says of it: "met", "partial", "unmet", "na", "compensated", "unassessed"; "": nothing
	Label  string   // that in words
}
