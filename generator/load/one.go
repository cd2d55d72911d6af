package load

import (
	"io/fs"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// File reads one source file of a site whose library has been read, and gives a library that holds nothing else; nil where
// nothing could be made of it. The author's mistakes go to list.
func File(site fs.FS, name string, lib *smm.Library, list *diag.List) *smm.Library {
	s := read(site, name, lib.Images)
	list.Append(&s.list)
	if s.add == nil {
		return nil
	}
	out := &smm.Library{Site: &smm.Site{}, Contents: map[string]*smm.Content{}, Root: map[string][]byte{}}
	s.add(out)
	return out
}
