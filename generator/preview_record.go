package generator

import (
	"context"
	"errors"
	"hash/maphash"
	"io/fs"
	"sync"
)

// until is a file tree that gives nothing any more when its context has ended.
type until struct {
	fs.FS
	ctx context.Context
}

// Open opens a file.
func (u until) Open(name string) (fs.File, error) {
	if u.ctx.Err() != nil {
		return nothing{}.Open(name)
	}
	return u.FS.Open(name)
}

// Stat looks at a file without opening it: to open a pipe is to wait for ever.
func (u until) Stat(name string) (fs.FileInfo, error) { return fs.Stat(u.FS, name) }

// Lstat looks at a link itself.
func (u until) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(u.FS, name) }

// ReadLink gives where a link leads.
func (u until) ReadLink(name string) (string, error) { return fs.ReadLink(u.FS, name) }

// record is a file tree that notes what was read of it, so that a file which says again what the preview shows is no change,
// whatever it said in between.
type record struct {
	fs.FS
	seed   maphash.Seed
	mu     sync.Mutex
	hashes map[string]uint64 // by name, of what was first read
}

func (p *Preview) recording(site fs.FS) *record {
	return &record{FS: site, seed: p.seed, hashes: map[string]uint64{}}
}

// Open opens a file whose bytes are noted while they are read.
func (r *record) Open(name string) (fs.File, error) {
	f, err := r.FS.Open(name)
	if err != nil {
		return nil, err
	}
	noted := &notedFile{File: f, name: name, of: r}
	noted.hash.SetSeed(r.seed)
	return noted, nil
}

// Stat, Lstat and ReadLink ask the tree itself.
func (r *record) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.FS, name) }
func (r *record) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.FS, name) }
func (r *record) ReadLink(name string) (string, error)       { return fs.ReadLink(r.FS, name) }
func (r *record) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

type notedFile struct {
	fs.File
	name string
	of   *record
	hash maphash.Hash
	read bool
}

func (f *notedFile) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	f.read = true
	f.hash.Write(b[:n])
	return n, err
}

// ReadDir lists a folder.
func (f *notedFile) ReadDir(n int) ([]fs.DirEntry, error) {
	if dir, ok := f.File.(fs.ReadDirFile); ok {
		return dir.ReadDir(n)
	}
	return nil, &fs.PathError{Op: "readdir", Path: f.name, Err: errors.ErrUnsupported}
}

func (f *notedFile) Close() error {
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	if _, known := f.of.hashes[f.name]; f.read && !known {
		f.of.hashes[f.name] = f.hash.Sum64()
	}
	return f.File.Close()
}
