package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
)

// contenders lays out the sources of a corpus's first profile for smmpub, which comes first, and for its rivals.
func contenders(dir string, c *Corpus) (ready []*contender, absent []string, err error) {
	ready, err = smmpub(dir, c)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range rivals {
		program := r.find()
		if program == "" {
			absent = append(absent, r.name)
			continue
		}
		entry, err := r.contender(dir, program, c.Profiles[0])
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", r.name, err)
		}
		ready = append(ready, entry)
	}
	return ready, absent, nil
}

// smmpub makes the profile's PDF alone, as the rivals do, then all that smmpub build makes of it: the PDF, the web edition and the
// data. Each time the model, the mapping and the rest of the site are read and checked. The last entry leaves the PDF out.
func smmpub(dir string, c *Corpus) ([]*contender, error) {
	p := c.Profiles[0]
	files, err := c.Site(p.ID)
	if err != nil {
		return nil, err
	}
	source := filepath.Join(dir, "smmpub-source")
	if err := writeFiles(source, files); err != nil {
		return nil, err
	}
	program, alone := filepath.Join(dir, "smmpub.exe"), filepath.Join(dir, "render.exe")
	for name, of := range map[string]string{program: "smmpub/cmd/smmpub", alone: "smmpub/bench"} {
		if out, err := exec.Command("go", "build", "-o", name, of).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("build %s: %w\n%s", of, err, out)
		}
	}
	entry := func(name, folder string, command ...string) *contender {
		return &contender{name: name, commands: [][]string{command}, source: source, dir: filepath.Join(dir, folder)}
	}
	only := entry("smmpub, PDF only", "only", alone, "render", ".", p.ID, "out.pdf")
	only.pdf = filepath.Join(only.dir, "out.pdf")
	all := entry("smmpub build", "smmpub", program, "build", "--quiet")
	all.pdf = filepath.Join(all.dir, "public", p.ID, "1.0", p.ID+".pdf")
	return []*contender{only, all, entry("smmpub build --no-pdf", "web", program, "build", "--quiet", "--no-pdf")}, nil
}

func (r rival) contender(dir, program string, p *Profile) (*contender, error) {
	text, err := r.write(p)
	if err != nil {
		return nil, err
	}
	source, work := filepath.Join(dir, r.name+"-source"), filepath.Join(dir, r.name)
	if err := writeFiles(source, map[string]string{r.source: text}); err != nil {
		return nil, err
	}
	return &contender{name: r.name, commands: r.commands(program, work), dir: work, source: source, pdf: filepath.Join(work, "out.pdf")}, nil
}
