package serve

import (
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

// notifier is told by the system what changes. It watches folders, never files: a file's watch ends when the file is replaced.
type notifier struct {
	*lookout
	tree    *tree
	fs      *fsnotify.Watcher
	folders map[string]map[string]bool // watched folder -> the names of those watched in it
	doubt   chan struct{}              // receives when events were lost: the kernel's queue was full, or worse
}

// watched begins to watch all that there is. It is an error that the system does not want to.
func (w *lookout) watched(ctx context.Context) (*notifier, error) {
	system, err := w.open()
	if err != nil {
		return nil, err
	}
	n := &notifier{lookout: w, tree: treeOf(w.dir, w.also), fs: system, folders: map[string]map[string]bool{}, doubt: make(chan struct{}, 1)}
	go n.hear()
	if err := n.watchAll(ctx); err != nil {
		n.close()
		return nil, err
	}
	return n, nil
}

func (n *notifier) close() { _ = n.fs.Close() }

// hear receives errors by itself, because fsnotify may hold its lock while it sends one.
func (n *notifier) hear() {
	for range n.fs.Errors {
		select {
		case n.doubt <- struct{}{}:
		default:
		}
	}
}

// run reports what changes until ctx ends, or until all has to be watched anew. When events were lost, that waits for the next
// look: what made so many is likely to go on.
func (n *notifier) run(ctx context.Context) {
	defer n.close()
	look := time.NewTicker(n.pace.look)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-n.fs.Events:
			if !ok || !n.handle(ctx, e) {
				return
			}
		case <-look.C:
			if len(n.doubt) > 0 || n.tree.moved() {
				return
			}
		}
	}
}

// handle reports what e is about. It is false when all has to be watched anew.
func (n *notifier) handle(ctx context.Context, e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return true
	}
	gone := e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	if gone && n.tree.isLandmark(e.Name) || e.Has(fsnotify.Create) && n.tree.leadsElsewhere(e.Name) {
		return false
	}
	names, inSite := n.tree.names(e.Name)
	if len(names) == 0 {
		return true
	}
	if gone || e.Has(fsnotify.Create) {
		n.forget(e.Name)
	}
	if inSite && e.Has(fsnotify.Create) {
		below, err := n.enter(ctx, e.Name)
		if err != nil {
			return false
		}
		names = append(names, below...)
	}
	n.report(ctx, names...)
	return true
}
