package author

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"
)

// Changes are edits of a site's files that are not written yet.
type Changes struct {
	site   *Site
	before map[string][]byte
	after  map[string][]byte
}

func (s *Site) changes() *Changes {
	return &Changes{site: s, before: map[string][]byte{}, after: map[string][]byte{}}
}

// set takes over a file's new bytes.
func (c *Changes) set(name string, before, after []byte) {
	if !bytes.Equal(before, after) {
		c.before[name], c.after[name] = before, after
	}
}

// Files are the paths of the files that change, sorted.
func (c *Changes) Files() []string {
	var out []string
	for name := range c.after {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Before is the site as it is.
func (c *Changes) Before() fs.FS { return c.site.root.FS() }

// After is the site as it will be.
func (c *Changes) After() fs.FS { return edited{c.site.root.FS(), c.after} }

// Write replaces the files. A file that somebody has written since it was read is left alone, and all others with it.
func (c *Changes) Write() error {
	var files []file
	for _, name := range c.Files() {
		now, err := fs.ReadFile(c.site.root.FS(), name)
		if err != nil {
			return fmt.Errorf("read again: %w", err)
		}
		if !bytes.Equal(now, c.before[name]) {
			return refuse("save it and try again", "%s was changed meanwhile; nothing was written", name)
		}
		files = append(files, file{name, c.after[name]})
	}
	return replace(c.site.root, files)
}

// edited is a file tree with other bytes in some of its files.
type edited struct {
	fs.FS
	files map[string][]byte
}

// Open gives a file of the tree, with its new bytes where it has some.
func (e edited) Open(name string) (fs.File, error) {
	data, ok := e.files[name]
	if !ok {
		return e.FS.Open(name)
	}
	return &openFile{editedInfo{path.Base(name), int64(len(data))}, bytes.NewReader(data)}, nil
}

type openFile struct {
	info editedInfo
	io.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type editedInfo struct {
	name string
	size int64
}

func (i editedInfo) Name() string       { return i.name }
func (i editedInfo) Size() int64        { return i.size }
func (i editedInfo) Mode() fs.FileMode  { return fileMode }
func (i editedInfo) ModTime() time.Time { return time.Time{} }
func (i editedInfo) IsDir() bool        { return false }
func (i editedInfo) Sys() any           { return nil }
