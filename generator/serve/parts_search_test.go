package serve

import (
	"io/fs"
	"testing"
)

func TestStampOfTheSearchFollowsItsIndex(t *testing.T) {
	stampWith := func(index, address string) string {
		files := map[string]string{"search/index.html": "<p>Search", "index.html": "<p>Home", "search/index.js": index}
		return newCache(func(at string) ([]byte, error) {
			if text, ok := files[at]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		}).stamp(address)
	}
	if stampWith("one", "search/index.html") == stampWith("two", "search/index.html") {
		t.Error("the page of the search is the same with another index")
	}
	if stampWith("one", "index.html") != stampWith("two", "index.html") {
		t.Error("a page that asks for no index changes with it")
	}
}
