package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"testing"
)

const (
	manyStreams = 1000
	mostMemory  = 32 << 20 * frames // of the server, for all of them
	childOfTest = "SMMPUB_SERVE_FOR_A_TEST"
)

// TestServeForAnotherTest is the server of the one below, in a process of its own: it says where it listens, and for each line that
// it reads how much memory it has.
func TestServeForAnotherTest(t *testing.T) {
	if os.Getenv(childOfTest) == "" {
		return // only another test starts this one
	}
	h := openHouse(t, Options{}, snapshotOf(small()))
	fmt.Printf("listens %s\n", h.address)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		if lines.Text() == "show" {
			h.shows(snapshotOf(small()))
		}
		fmt.Printf("memory %d\n", memory())
	}
}

// memory is what this process has of heap and stacks, and what they hold without using it.
func memory() uint64 {
	runtime.GC()
	runtime.GC()
	names := []string{
		"/memory/classes/heap/objects:bytes", "/memory/classes/heap/unused:bytes", "/memory/classes/heap/stacks:bytes",
		"/memory/classes/os-stacks:bytes", "/memory/classes/metadata/mspan/inuse:bytes",
	}
	samples := make([]metrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	metrics.Read(samples)
	sum := uint64(0)
	for _, s := range samples {
		sum += s.Value.Uint64()
	}
	return sum
}

// child is the other process.
type child struct {
	testing.TB
	in  io.Writer
	out *bufio.Scanner
}

func startChild(t testing.TB) *child {
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestServeForAnotherTest$")
	cmd.Env = append(os.Environ(), childOfTest+"=1")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close(); cmd.Wait() })
	return &child{t, in, bufio.NewScanner(out)}
}

// word reads the line that begins with a word, and gives the rest.
func (c *child) word(begin string) string {
	c.Helper()
	for c.out.Scan() {
		if rest, ok := strings.CutPrefix(c.out.Text(), begin+" "); ok {
			return rest
		}
	}
	c.Fatalf("the server does not say %q", begin)
	return ""
}

func (c *child) memory(command string) int {
	c.Helper()
	fmt.Fprintln(c.in, command)
	n, err := strconv.Atoi(c.word("memory"))
	if err != nil {
		c.Fatal(err)
	}
	return n
}

func TestAThousandStreamsCostUnder32MB(t *testing.T) {
	server := startChild(t)
	h := &house{TB: t, address: server.word("listens")}
	before := server.memory("")
	var streams []*stream
	for range manyStreams {
		streams = append(streams, h.listen())
	}
	for _, s := range streams {
		s.event()
	}
	after := server.memory("show")
	for _, s := range streams {
		s.event()
	}
	after = max(after, server.memory(""))
	cost := after - before
	t.Logf("%d streams cost %.1f MB, %.1f kB each", manyStreams, float64(cost)/(1<<20), float64(cost)/(1<<10)/manyStreams)
	if cost > mostMemory {
		t.Errorf("that is more than %d MB", mostMemory>>20)
	}
	if c, err := net.Dial("tcp", h.address); err != nil {
		t.Errorf("the server answers nobody else: %v", err)
	} else {
		c.Close()
	}
}
