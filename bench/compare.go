package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"text/tabwriter"
	"time"
)

// contender is a program with its sources laid out, ready to be run.
type contender struct {
	name     string
	commands [][]string // one after the other
	dir      string     // where they run; new for each run, with a copy of source
	source   string     // "": nothing is copied
	pdf      string     // "": it makes none
	wall     []time.Duration
	cpu      []time.Duration
}

// compare makes one profile's PDF by each program that is installed and prints median times of whole commands. Programs take
// turns, so that a machine that others use too is unfair to none. keep names a folder for sources and PDFs; "" leaves nothing.
func compare(w io.Writer, keep string, runs int) error {
	dir, err := workplace(keep)
	if err != nil {
		return err
	}
	if keep == "" {
		defer os.RemoveAll(dir)
	}
	ready, absent, err := contenders(dir, Generate(1))
	if err != nil {
		return err
	}
	for round := range runs + 1 {
		for _, c := range ready {
			if err := c.run(round > 0); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
	}
	return table(w, ready, absent)
}

func workplace(keep string) (string, error) {
	if keep == "" {
		return os.MkdirTemp("", "bench-")
	}
	if err := os.MkdirAll(keep, 0o777); err != nil {
		return "", err
	}
	return filepath.Abs(keep)
}

// run starts from a new folder; counted says that its times are kept.
func (c *contender) run(counted bool) error {
	if err := os.RemoveAll(c.dir); err != nil {
		return err
	}
	if err := os.MkdirAll(c.dir, 0o777); err != nil {
		return err
	}
	if c.source != "" {
		if err := os.CopyFS(c.dir, os.DirFS(c.source)); err != nil {
			return err
		}
	}
	wall, cpu, err := timed(c.dir, c.commands)
	if err == nil && counted {
		c.wall, c.cpu = append(c.wall, wall), append(c.cpu, cpu)
	}
	return err
}

// timed gives the time from start to exit, and that of the processors as the system counts it.
func timed(dir string, commands [][]string) (wall, cpu time.Duration, err error) {
	start := time.Now()
	for _, args := range commands {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			return 0, 0, fmt.Errorf("%s: %w\n%s", filepath.Base(args[0]), err, out)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	return time.Since(start), cpu, nil
}

// table compares all with the first one.
func table(w io.Writer, ready []*contender, absent []string) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "median of %d\twall\tratio\tprocessors\tpages\tsize\n", len(ready[0].wall))
	ours := median(ready[0].wall)
	for _, c := range ready {
		wall := median(c.wall)
		fmt.Fprintf(out, "%s\t%.2f s\t%.1f\t%.2f s\t%s\t%s\n", c.name, wall.Seconds(), float64(wall)/float64(ours),
			median(c.cpu).Seconds(), pages(c.pdf), size(c.pdf))
	}
	for _, name := range absent {
		fmt.Fprintf(out, "%s: not installed\n", name)
	}
	return out.Flush()
}

func median(times []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(times))[len(times)/2]
}

func size(pdf string) string {
	info, err := os.Stat(pdf)
	if err != nil {
		return "-"
	}
	return fmt.Sprintf("%d kB", info.Size()/1000)
}

var pageLine = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

// pages asks pdfinfo, where it is installed.
func pages(pdf string) string {
	out, _ := exec.Command("pdfinfo", pdf).Output()
	if m := pageLine.FindSubmatch(out); m != nil {
		return string(m[1])
	}
	return "-"
}
