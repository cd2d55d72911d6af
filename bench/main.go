// Command bench makes sites of any size and compares what is made of them.
//
//	go run ./bench corpus -n 100 DIR    write a site with a model, a framework, a mapping and 100 profiles
//	go run ./bench pdf                  time the PDF of one profile against pdflatex, typst and Chromium
//	go run ./bench render SITE ID FILE  write the PDF of one publication, and nothing else
//
// A corpus is made from a seed: the same number of profiles gives the same bytes, and a larger corpus begins with
// the profiles of a smaller one. It is data first (Corpus); site.go turns it into sources of smmpub, rivals.go into those
// of other programs, so that all of them set the same text. The benchmarks of bench_test.go build such corpora.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return errors.New("expected a command: corpus, pdf or render")
	}
	switch args[0] {
	case "corpus":
		return corpusCommand(args[1:])
	case "pdf":
		return pdfCommand(args[1:])
	case "render":
		debug.SetGCPercent(200) // as smmpub does
		return renderCommand(args[1:])
	}
	return fmt.Errorf("unknown command %q; expected corpus, pdf or render", args[0])
}

func corpusCommand(args []string) error {
	flags := flag.NewFlagSet("corpus", flag.ExitOnError)
	n := flags.Int("n", 10, "how many `profiles`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("corpus: expected one folder to write to")
	}
	if *n < 1 || *n > maxProfiles {
		return fmt.Errorf("corpus: %d profiles are out of range; expected 1 to %d", *n, maxProfiles)
	}
	files, err := Generate(*n).Site("")
	if err != nil {
		return err
	}
	return writeFiles(flags.Arg(0), files)
}

func pdfCommand(args []string) error {
	flags := flag.NewFlagSet("pdf", flag.ExitOnError)
	runs := flags.Int("runs", 3, "counted `runs` of each program, after one that is not")
	keep := flags.String("keep", "", "leave sources and PDFs in this `folder`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *runs < 1 || flags.NArg() > 0 {
		return errors.New("pdf: expected at least one run and no arguments")
	}
	return compare(os.Stdout, *keep, *runs)
}
