package serve

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// manyEntries is how many files and folders a scan remembers at most, at about 200 bytes each. Those beyond are not seen.
const manyEntries = 200_000

// stamp is what tells one state of a file from another without reading it. A folder has no size and no time: they change with
// files in it that do not count.
type stamp struct {
	inode    uint64
	size     int64
	modified int64 // ns since 1970
	kind     os.FileMode
	fresh    bool // see blur
}

// blur is how exactly file systems tell the time of a change (FAT: two seconds). A file changed so shortly before it was looked
// at may be changed once more with the same size and time; so what was fresh is told of again when it no longer is.
const blur = 2 * time.Second

func stampOf(info os.FileInfo, now time.Time) stamp {
	if info.IsDir() {
		return stamp{inode: inode(info), kind: os.ModeDir}
	}
	fresh := now.Sub(info.ModTime()) < blur
	return stamp{inode(info), info.Size(), info.ModTime().UnixNano(), info.Mode().Type(), fresh}
}

// scan is the state of a tree at one moment.
type scan struct {
	tree   *tree
	stamps map[string]stamp // by the names that batches use
	began  time.Time
	took   time.Duration
}

// scanned looks at every file and folder that counts. Links are not followed, nothing is opened but folders.
func scanned(ctx context.Context, dir string, also []string) *scan {
	s := &scan{tree: treeOf(dir, also), stamps: map[string]stamp{}, began: time.Now()}
	if s.tree.dir != "" {
		s.note(ctx, siteFile)
		for top := range sourceFolders {
			s.below(ctx, top)
		}
	}
	for _, file := range also {
		if info, err := os.Stat(file); err == nil {
			s.stamps[file] = stampOf(info, s.began)
		}
	}
	s.took = time.Since(s.began)
	return s
}

// below notes a folder and all in it.
func (s *scan) below(ctx context.Context, folder string) {
	todo := []string{folder}
	for len(todo) > 0 {
		folder := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !s.note(ctx, folder) {
			continue
		}
		entries, _ := os.ReadDir(s.real(folder))
		for _, e := range entries {
			name := folder + "/" + e.Name()
			switch {
			case !counts(name):
			case e.IsDir():
				todo = append(todo, name)
			default:
				s.note(ctx, name)
			}
		}
	}
}

// note keeps the stamp of what has the name; it reports whether that is a folder to look into.
func (s *scan) note(ctx context.Context, name string) bool {
	if ctx.Err() != nil || len(s.stamps) >= manyEntries {
		return false
	}
	info, err := os.Lstat(s.real(name))
	if err != nil {
		return false
	}
	s.stamps[name] = stampOf(info, s.began)
	return info.IsDir()
}

func (s *scan) real(name string) string { return filepath.Join(s.tree.dir, filepath.FromSlash(name)) }

// differs gives the names of what is in one of the scans and not in the other, or is in both and not the same.
func (s *scan) differs(from *scan) (names []string) {
	for name, now := range s.stamps {
		if was, ok := from.stamps[name]; !ok || was != now {
			names = append(names, name)
		}
	}
	for name := range from.stamps {
		if _, ok := s.stamps[name]; !ok {
			names = append(names, name)
		}
	}
	return names
}

// sameSite reports whether both scans are of one folder.
func (s *scan) sameSite(other *scan) bool {
	a, b := s.tree.folders[0].info, other.tree.folders[0].info
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b)
}
