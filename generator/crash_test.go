//go:build linux

package generator

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// bulk are files that are copied as they are, so that writing takes a while.
func bulk(from, to int, text string) []string {
	var out []string
	for i := from; i < to; i++ {
		out = append(out, fmt.Sprintf("content/_root/bulk/%d/%03d.txt %s %d", i%7, i, text, i))
	}
	return out
}

// alternation is two states of a site, what each builds to, and an output in which a foreign file lies.
type alternation struct {
	sites   [2]string
	outputs [2]map[string][]byte
	out     string
}

func alternating(t *testing.T) *alternation {
	a := &alternation{out: filepath.Join(t.TempDir(), "public")}
	a.sites[0] = smallCopy(t, append(bulk(0, 400, "one"), "content/extra.md # Extra")...)
	a.sites[1] = smallCopy(t, append(bulk(200, 600, "two"), "content/index.md # Other home")...)
	for i := range a.sites {
		if code, said := outcome(t, a.build(t, i)); code != 0 {
			t.Fatalf("exit code %d: %s", code, said)
		}
		a.outputs[i] = contentsOf(t, a.out)
	}
	if differing(a.outputs[0], a.outputs[1]) == "" {
		t.Fatal("both states build to the same")
	}
	put(t, a.out, "foreign/mine.txt mine")
	return a
}

func (a *alternation) build(t *testing.T, state int) *exec.Cmd {
	return smmpub(t, "build", "--quiet", "--no-pdf", "-C", a.sites[state], "-o", a.out)
}

// whole checks that the output is one of the two states.
func (a *alternation) whole(t *testing.T, after string) {
	t.Helper()
	got := contentsOf(t, a.out)
	if string(got["foreign/mine.txt"]) != "mine" {
		t.Fatalf("%s: the foreign file is gone", after)
	}
	delete(got, "foreign/mine.txt")
	one, two := differing(got, a.outputs[0]), differing(got, a.outputs[1])
	if one != "" && two != "" {
		t.Fatalf("%s: the output is mixed: %s is not as in one state, %s not as in the other", after, one, two)
	}
}

// writing waits until a process has begun to write, or has ended.
func (a *alternation) writing(t *testing.T, ended <-chan error) {
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); {
		select {
		case <-ended:
			return
		default:
		}
		if _, err := os.Stat(filepath.Join(beside.dir(a.out), "tree")); err == nil {
			return
		}
		time.Sleep(200 * time.Microsecond)
	}
	t.Fatal("nothing is written")
}

// started runs a build and gives what tells its end.
func started(t *testing.T, cmd *exec.Cmd) <-chan error {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait(); close(ended) }()
	return ended
}

// TestSixtyKillsLeaveSixtyWholeSites kills rebuilds, half of them while they write.
func TestSixtyKillsLeaveSixtyWholeSites(t *testing.T) {
	a := alternating(t)
	random := rand.New(rand.NewPCG(60, 60))
	start := time.Now()
	if code, said := outcome(t, a.build(t, 0)); code != 0 {
		t.Fatal(said)
	}
	full := time.Since(start)
	left := 0
	for i := range 60 {
		_ = os.RemoveAll(filepath.Join(beside.dir(a.out), "tree")) // so that the new one is seen
		cmd := a.build(t, i%2)
		ended := started(t, cmd)
		if i%2 == 0 == (i%4 == 0) {
			time.Sleep(time.Duration(random.Int64N(int64(full))))
		} else {
			a.writing(t, ended)
			time.Sleep(time.Duration(random.Int64N(int64(30 * time.Millisecond))))
		}
		_ = cmd.Process.Kill()
		<-ended
		if _, err := os.Stat(beside.dir(a.out)); err == nil {
			left++
		}
		a.whole(t, fmt.Sprintf("kill %d", i))
	}
	t.Logf("a build takes %v; %d of 60 were killed while they wrote", full, left)
	if left < 5 {
		t.Errorf("only %d of 60 were killed while they wrote", left)
	}
	if code, said := outcome(t, a.build(t, 0)); code != 0 {
		t.Fatal(said)
	}
	a.whole(t, "the last build")
	wantAlone(t, a.out)
}

func TestSignalsEndABuildAtOnceAndLeaveNothing(t *testing.T) {
	a := alternating(t)
	for i := range 12 {
		signal := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM}[i/2%2]
		cmd := a.build(t, i%2)
		ended := started(t, cmd)
		a.writing(t, ended)
		sent := time.Now()
		_ = cmd.Process.Signal(signal)
		<-ended
		if took := time.Since(sent); took > time.Second {
			t.Errorf("%v took %v", signal, took)
		}
		if code := cmd.ProcessState.ExitCode(); code != 128+int(signal) && code != 0 {
			t.Errorf("%v: exit code %d", signal, code)
		}
		a.whole(t, signal.String())
		wantAlone(t, a.out)
	}
}

func TestProgramSaysWhoHoldsTheOutputAndWaits(t *testing.T) {
	a := alternating(t)
	w, err := enter(a.out, beside)
	if err != nil {
		t.Fatal(err)
	}
	cmd := a.build(t, 0)
	ended := started(t, cmd)
	select {
	case <-ended:
		t.Error("it did not wait")
	case <-time.After(300 * time.Millisecond):
	}
	a.whole(t, "waiting")
	w.leave()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	a.whole(t, "waiting")
	wantAlone(t, a.out)
}

// disk is a small file system of its own.
func disk(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		lacking(t, "mounting a small disk needs root: %v", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

// wantUnchanged runs a build that must fail as the machine does, with a message, and leave the output as it was.
func wantUnchanged(t *testing.T, cmd *exec.Cmd, out, want string) {
	t.Helper()
	before := treeOf(t, out)
	code, said := outcome(t, cmd)
	if code != 3 || !strings.Contains(said, want) || strings.Count(said, "\n") > 1 {
		t.Errorf("exit code %d, said %q, want 3 and %q", code, said, want)
	}
	wantTree(t, out, before...)
	wantAlone(t, out)
}

func TestFullDiskLeavesTheOutput(t *testing.T) {
	site := smallCopy(t)
	for _, c := range []struct{ name, options string }{
		{"no space", "size=128k"},
		{"no inodes", "size=64m,nr_inodes=24"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(disk(t, c.options), "public")
			mustWrite(t, out, pages("index.html old", "x/y.html old"))
			wantUnchanged(t, smmpub(t, "build", "-C", site, "-o", out), out, "the disk is full")
		})
	}
}

func TestReadOnlyDiskLeavesTheOutput(t *testing.T) {
	dir := disk(t, "")
	out := filepath.Join(dir, "public")
	mustWrite(t, out, pages("index.html old"))
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	wantUnchanged(t, smmpub(t, "build", "-C", smallCopy(t), "-o", out), out, "the disk can only be read")
}

func TestOutputMayBeADiskOfItsOwn(t *testing.T) {
	site, out := smallCopy(t), disk(t, "")
	put(t, out, "lost+found/mine.txt mine")
	for _, force := range []string{"--force=true", "--force=false"} {
		code, said := outcome(t, smmpub(t, "build", force, "--quiet", "--no-pdf", "-C", site, "-o", out))
		if code != 0 {
			t.Fatalf("exit code %d: %s", code, said)
		}
	}
	fresh := filepath.Join(t.TempDir(), "public")
	if code, said := outcome(t, smmpub(t, "build", "--quiet", "--no-pdf", "-C", site, "-o", fresh)); code != 0 {
		t.Fatal(said)
	}
	if name := differing(contentsOf(t, out, "lost+found/mine.txt"), contentsOf(t, fresh)); name != "" {
		t.Errorf("%s is not as in a fresh output", name)
	}
	wantAlone(t, out)
	wantAlone(t, filepath.Join(out, "any"))
}

func TestLargestFileSizeLeavesTheOutput(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustWrite(t, out, pages("index.html old"))
	cmd := smmpub(t, "build", "-C", smallCopy(t), "-o", out)
	cmd = exec.Command("sh", append([]string{"-c", `ulimit -f 8; exec "$@"`, "sh"}, cmd.Args...)...)
	wantUnchanged(t, cmd, out, "a file is larger than this system or account allows")
}

func TestQuotaIsSaidInWords(t *testing.T) {
	if got := cause(&os.PathError{Op: "write", Path: "x", Err: syscall.EDQUOT}).Error(); !strings.Contains(got, "the disk quota is used up") {
		t.Error(got)
	}
}

// asNobody runs a command without root's rights.
func asNobody(t *testing.T, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	if os.Getuid() != 0 {
		return cmd
	}
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	cmd.Dir = "/"
	return cmd
}

func TestMissingPermissionLeavesTheOutput(t *testing.T) {
	site, dir := smallCopy(t), t.TempDir()
	for _, d := range []string{site, dir, filepath.Dir(dir)} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "public")
	mustWrite(t, out, pages("index.html old"))
	if os.Getuid() != 0 {
		for _, d := range []string{out, dir} {
			if err := os.Chmod(d, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(d, 0o755) })
		}
	}
	wantUnchanged(t, asNobody(t, smmpub(t, "build", "-C", site, "-o", out)), out, "no permission to write there")
	fresh := filepath.Join(dir, "new")
	code, said := outcome(t, asNobody(t, smmpub(t, "build", "-C", site, "-o", fresh)))
	if code != 3 || !strings.Contains(said, "no permission") {
		t.Errorf("exit code %d: %s", code, said)
	}
	// The folder itself may be open though nothing can be made beside it.
	if err := os.Chmod(out, 0o777); err != nil {
		t.Fatal(err)
	}
	if code, said := outcome(t, asNobody(t, smmpub(t, "build", "--no-pdf", "-C", site, "-o", out))); code != 0 {
		t.Errorf("exit code %d: %s", code, said)
	}
	wantAlone(t, filepath.Join(out, "any"))
}
