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

// smmpub builds all that it makes of the profile: the PDF, the web edition and the data, after reading and checking the
// model, the mapping and the rest of the site. The second entry leaves the PDF out.
func smmpub(dir string, c *Corpus) ([]*contender, error) {
	program := filepath.Join(dir, "smmpub.exe")
	if out, err := exec.Command("go", "build", "-o", program, "smmpub/cmd/smmpub").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build smmpub: %w\n%s", err, out)
	}
	p := c.Profiles[0]
	files, err := c.Site(p.ID)
	if err != nil {
		return nil, err
	}
	source := filepath.Join(dir, "smmpub-source")
	if err := writeFiles(source, files); err != nil {
		return nil, err
	}
	all := &contender{name: "smmpub build", commands: [][]string{{program, "build", "--quiet"}}, source: source, dir: filepath.Join(dir, "smmpub")}
	all.pdf = filepath.Join(all.dir, "public", p.ID, "1.0", p.ID+".pdf")
	web := &contender{name: "smmpub build --no-pdf", commands: [][]string{{program, "build", "--quiet", "--no-pdf"}}, source: source, dir: filepath.Join(dir, "web")}
	return []*contender{all, web}, nil
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
