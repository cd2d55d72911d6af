package html

import (
	"os"
	"path/filepath"
	"testing"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("SMMPUB_LOOK")
	if dir == "" {
		t.Skip()
	}
	for name, data := range render(t, sampleSite()) {
		p := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(p), 0o777)
		os.WriteFile(p, data, 0o666)
	}
}
