package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"github.com/spf13/cobra"

	"smmpub/generator"
	"smmpub/generator/serve"
	"smmpub/templates"
	"smmpub/themes"
)

// preview are the flags of serve.
type preview struct {
	host, editor, base string
	port               int
	open, allowReports bool
	assessment         []string
}

func serveCommand(f *flags) *cobra.Command {
	var v preview
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while it is edited",
		Long: `Show the site, drafts too, from memory on an address of this machine, and bring open pages up to date when a file is saved. Nothing
is written.

Pages are those of build --drafts and a script that looks for changes. While the sources have mistakes, the last good page stays
and the mistakes are laid over it. /-/qa/ is the page for reviewers. --base marks what differs from a git revision or from another
copy of the site, and lists it at /-/changes/. --assessment shows the report at /-/report/ and the status of each statement on the
practice pages.

Editors that --editor knows: ` + knownEditors() + `; or an address with {path}, {line} and {column}.`,
		Example: `  smmpub serve --open
  smmpub serve --port 0 --editor code
  smmpub serve --base v1.0
  smmpub serve --assessment assessments/acme-2026.yaml`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return v.run(cmd.Context(), cmd.ErrOrStderr(), f) },
	}
	cmd.Flags().StringVar(&v.host, "host", "127.0.0.1", "the `address` to listen on; any but the usual one shows the site to others")
	cmd.Flags().IntVarP(&v.port, "port", "p", 8080, "the `port`; 0 finds a free one")
	cmd.Flags().BoolVar(&v.open, "open", false, "open the browser")
	cmd.Flags().StringVar(&v.editor, "editor", "", "let links open places in this `editor`")
	cmd.Flags().StringVar(&v.base, "base", "", "mark what differs from this git `revision` or folder")
	cmd.Flags().StringArrayVar(&v.assessment, "assessment", nil, "show the report of this assessment; again for further `file`s of it")
	cmd.Flags().BoolVar(&v.allowReports, "allow-reports", false, "show an assessment although others may reach the address")
	return cmd
}

func (v *preview) run(ctx context.Context, stderr io.Writer, f *flags) error {
	if err := v.safe(stderr); err != nil {
		return usageError{err}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(servedGarbage)
	}
	thrifty()
	dir, err := filepath.Abs(f.dir)
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "site.yaml")); errors.Is(err, os.ErrNotExist) {
		return usageError{hinted{fmt.Errorf("there is no site.yaml in %s", dir), "run smmpub init, or name the site's folder with -C"}}
	}
	editor, err := editorAddress(v.editor, dir)
	if err != nil {
		return usageError{err}
	}
	assessment := expanded(f.dir, v.assessment)
	p, err := v.compiler(ctx, dir, assessment)
	if err != nil {
		return err
	}
	var snapshots last
	return serve.Run(ctx, serve.Options{
		Dir: dir, Also: absolute(dir, assessment), Host: v.host, Port: v.port, Editor: editor, Log: f.log(stderr),
		Compile: func(ctx context.Context, changed []string) (*serve.Snapshot, error) {
			defer thrifty()
			return snapshots.of(p.Compile(ctx, changed))
		},
		Ready: func(address string) { v.ready(stderr, f, address) },
	})
}

// compiler is what makes the site of its sources.
func (v *preview) compiler(ctx context.Context, dir string, assessment []string) (*generator.Preview, error) {
	o := generator.PreviewOptions{
		Options:    generator.Options{Dir: dir, Templates: templates.FS, Themes: themes.FS, Today: today()},
		BaseName:   v.base,
		Assessment: assessment,
	}
	var err error
	if v.base != "" {
		if o.Base, err = baseOf(ctx, dir, v.base); err != nil {
			return nil, usageError{err}
		}
	}
	p, err := generator.NewPreview(o)
	var unmet *generator.RequestError
	if errors.As(err, &unmet) {
		return nil, usageError{err}
	}
	return p, err
}

// servedGarbage is how much the heap may grow before it is cleared, in percent of what is in use: a preview runs all day.
const servedGarbage = 50

// enough is the memory that a preview keeps within where its site lets it, in bytes.
const enough = 120 << 20

// thrifty lets the heap be cleared earlier when the program comes near to enough, or to three times what is in use.
func thrifty() {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetMemoryLimit(max(enough, 3*int64(live[0].Value.Uint64())))
}

// safe warns of an address that others may reach, and keeps assessments from it.
func (v *preview) safe(stderr io.Writer) error {
	ip := net.ParseIP(v.host)
	if v.port < 0 || v.port > 65535 {
		return fmt.Errorf("--port %d is no port; they go from 0 to 65535", v.port)
	}
	if v.host == "" || v.host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	if len(v.assessment) > 0 && !v.allowReports {
		return hinted{fmt.Errorf("--host %s lets others read the report", v.host), "leave --assessment out, or say --allow-reports"}
	}
	fmt.Fprintf(stderr, "smmpub: --host %s shows the site and its drafts to everyone who reaches this machine\n", v.host)
	return nil
}

func (f *flags) log(stderr io.Writer) io.Writer {
	if f.quiet {
		return io.Discard
	}
	return stderr
}

func (v *preview) ready(stderr io.Writer, f *flags, address string) {
	if !f.quiet || v.port == 0 {
		fmt.Fprintf(stderr, "serving %s (Ctrl-C ends)\n", address)
	}
	if !v.open {
		return
	}
	if err := openBrowser(address); err != nil {
		fmt.Fprintf(stderr, "smmpub: no browser was opened: %v\n", err)
	}
}

// openBrowser shows an address by the system's own means, and does not wait for them.
func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

func absolute(dir string, names []string) []string {
	var out []string
	for _, name := range names {
		if _, err := os.Stat(name); err != nil && !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		if at, err := filepath.Abs(name); err == nil {
			name = at
		}
		out = append(out, name)
	}
	return out
}

// last is what was compiled last, as the server has it: the same for as long as nothing changes.
type last struct {
	shown    *generator.Shown
	snapshot *serve.Snapshot
}

func (l *last) of(s *generator.Shown, err error) (*serve.Snapshot, error) {
	if err != nil {
		return nil, err
	}
	if s != l.shown {
		l.shown, l.snapshot = s, snapshot(s)
	}
	return l.snapshot, nil
}

// snapshot is what was compiled, as the server wants it.
func snapshot(s *generator.Shown) *serve.Snapshot {
	out := &serve.Snapshot{Failed: s.Failed(), Empty: s.Empty(), Partial: s.Partial, File: s.File}
	out.Findings, out.Source = s.Findings()
	out.Review = func(address string) (*serve.Review, error) {
		r, err := s.Remarks(address)
		if err != nil {
			return nil, err
		}
		review := &serve.Review{Draft: r.Draft}
		for _, p := range r.Places {
			review.Places = append(review.Places, serve.Place(p))
		}
		return review, nil
	}
	return out
}
