package author_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is how long the language server may take to answer.
const patience = time.Minute

// server is a yaml-language-server that speaks LSP over its pipes.
type server struct {
	t        *testing.T
	in       io.WriteCloser
	messages chan message
	settings any
	id       int
}

type message struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  json.RawMessage `json:"error,omitempty"`
}

// startServer starts the server with settings as an editor keeps them. Without the program the test is skipped, in
// continuous integration it fails.
func startServer(t *testing.T, root string, settings any) *server {
	t.Helper()
	program, err := exec.LookPath("yaml-language-server")
	if err != nil {
		if os.Getenv("SMMPUB_CI") != "" {
			t.Fatal("yaml-language-server is missing: npm install --global yaml-language-server")
		}
		t.Skip("yaml-language-server is not installed: npm install --global yaml-language-server")
	}
	cmd := exec.Command(program, "--stdio")
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
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	s := &server{t: t, in: in, messages: make(chan message, 100), settings: settings}
	go s.read(bufio.NewReader(out))
	s.request("initialize", map[string]any{
		"processId": os.Getpid(),
		"rootUri":   uri(root),
		"capabilities": map[string]any{
			"workspace":    map[string]any{"configuration": true, "didChangeConfiguration": map[string]any{"dynamicRegistration": true}},
			"textDocument": map[string]any{"hover": map[string]any{"contentFormat": []string{"markdown"}}, "completion": map[string]any{}},
		},
	})
	s.notify("initialized", map[string]any{})
	s.notify("workspace/didChangeConfiguration", map[string]any{"settings": settings})
	return s
}

func uri(path string) string { return "file://" + path }

func (s *server) read(r *bufio.Reader) {
	defer close(s.messages)
	for {
		length := 0
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			line = strings.TrimSpace(line)
			if line == "" {
				break
			}
			if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				length, _ = strconv.Atoi(n)
			}
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m message
		if json.Unmarshal(body, &m) == nil {
			s.messages <- m
		}
	}
}

func (s *server) send(m map[string]any) {
	s.t.Helper()
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) notify(method string, params any) {
	s.t.Helper()
	s.send(map[string]any{"method": method, "params": params})
}

// request asks and waits for the answer.
func (s *server) request(method string, params any) json.RawMessage {
	s.t.Helper()
	s.id++
	s.send(map[string]any{"id": s.id, "method": method, "params": params})
	m := s.until(method, func(m message) bool { return m.Method == "" && string(m.ID) == strconv.Itoa(s.id) })
	if m.Error != nil {
		s.t.Fatalf("%s: %s", method, m.Error)
	}
	return m.Result
}

// until answers what the server asks, until a message is the one.
func (s *server) until(what string, is func(message) bool) message {
	s.t.Helper()
	timeout := time.After(patience)
	for {
		select {
		case m, ok := <-s.messages:
			if !ok {
				s.t.Fatalf("the server ended before %s", what)
			}
			if is(m) {
				return m
			}
			s.answer(m)
		case <-timeout:
			s.t.Fatalf("no answer: %s", what)
		}
	}
}

// answer gives the server its settings, and consents to all else.
func (s *server) answer(m message) {
	if m.ID == nil || m.Method == "" {
		return
	}
	var result any
	if m.Method == "workspace/configuration" {
		var params struct {
			Items []struct{ Section string }
		}
		json.Unmarshal(m.Params, &params)
		var sections []any
		for _, item := range params.Items {
			sections = append(sections, s.settings.(map[string]any)[item.Section])
		}
		result = sections
	}
	s.send(map[string]any{"id": m.ID, "result": result})
}

// open shows a text to the server and gives the problems that it finds: the line, counted from 1, and the message.
func (s *server) open(path, text string) []string {
	s.t.Helper()
	s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri(path), "languageId": "yaml", "version": 1, "text": text}})
	var published struct {
		URI         string
		Diagnostics []struct {
			Message string
			Range   struct{ Start struct{ Line int } }
		}
	}
	s.until("diagnostics of "+path, func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &published) == nil && published.URI == uri(path)
	})
	var out []string
	for _, d := range published.Diagnostics {
		out = append(out, fmt.Sprintf("%d: %s", d.Range.Start.Line+1, d.Message))
	}
	return out
}

func at(path string, line, col int) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": uri(path)}, "position": map[string]any{"line": line - 1, "character": col - 1}}
}

// completions are the labels offered at a place.
func (s *server) completions(path string, line, col int) []string {
	s.t.Helper()
	var list struct{ Items []struct{ Label string } }
	result := s.request("textDocument/completion", at(path, line, col))
	if err := json.Unmarshal(result, &list); err != nil {
		s.t.Fatalf("%v: %s", err, result)
	}
	var out []string
	for _, i := range list.Items {
		out = append(out, i.Label)
	}
	return out
}

// hover is what is shown at a place.
func (s *server) hover(path string, line, col int) string {
	s.t.Helper()
	return string(s.request("textDocument/hover", at(path, line, col)))
}
