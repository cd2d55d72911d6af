package html

import (
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
)

// searchFolder holds the index of the search: index.js, what it is about; s0.js ..., words and where they stand; t0.js ...,
// what stands there. Each is a script that hands its content on, as pages opened from a disk may not fetch anything else, and is
// loaded when it is asked for.
const searchFolder = "search/"

// shardSize and blockSize are how long the parts of the index become before the next one is begun, in bytes.
const (
	shardSize = 40_000
	blockSize = 24_000
)

// commonFrom is the number of texts from which a word that stands in every eighth of them is said to be common: it is found in titles
// only, and asks nothing of a text.
const commonFrom = 1500

// searchIndex is the manifest as the script reads it.
type searchIndex struct {
	Dialogs  map[string]string `json:"dialogs"`  // the markup of the dialog, by language
	Language string            `json:"language"` // of entries that name none, and of readers whose own has no dialog
	Version  string            `json:"version"`  // of all other parts, so that a browser keeps none of an older index
	Groups   [][2]int          `json:"groups"`   // by group: its first entry, its first entry of an older edition
	Shards   []string          `json:"shards"`   // the first word of each
	Blocks   []int             `json:"blocks"`   // the first entry of each
}

// searched tells whether there is something to search: a site without publications and documents has its one page.
func (w *web) searched() bool { return len(w.site.Pubs) > 0 || len(w.guide()) > 0 }

// search writes the index of the whole site.
func (w *web) search() (map[string][]byte, error) {
	if !w.searched() {
		return nil, nil
	}
	dialogs, err := w.dialogs()
	if err != nil {
		return nil, err
	}
	list := w.places()
	files := map[string][]byte{}
	index := searchIndex{Dialogs: dialogs, Language: w.site.Language, Groups: groupStarts(list), Shards: []string{}, Blocks: []int{}}
	blocks, shards := blocksOf(list), shardsOf(postings(list))
	for _, b := range blocks {
		index.Blocks = append(index.Blocks, b.from)
	}
	for _, s := range shards {
		index.Shards = append(index.Shards, s.first)
	}
	handOnEach(files, "t", blocks)
	handOnEach(files, "s", shards)
	index.Version = version(files)
	files[searchFolder+"index.js"] = handOn("index", &index)
	return files, nil
}

// handOn writes a script that gives data to the one of the pages.
func handOn(name string, data any) []byte {
	text, err := json.Marshal(data)
	if err != nil {
		panic("html: " + err.Error())
	}
	return fmt.Appendf(nil, "smmpub.found(%q,%s)\n", name, text)
}

// handOnEach writes a script for each part, as many at a time as there are processors.
func handOnEach[T any](files map[string][]byte, prefix string, parts []T) {
	out := make([][]byte, len(parts))
	each(len(parts), func(i int) { out[i] = handOn(prefix+strconv.Itoa(i), parts[i]) })
	for i, data := range out {
		files[searchFolder+prefix+strconv.Itoa(i)+".js"] = data
	}
}

// places are the entries of all books: by group, newest editions first, then in the site's order. What several editions say in
// the same words at the same place is entered once.
func (w *web) places() []*entry {
	found := make([][]*entry, len(w.books))
	each(len(w.books), func(i int) { found[i] = w.books[i].entries() })
	list := slices.Concat(found...)
	slices.SortStableFunc(list, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(age(a), age(b)))
	})
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(e *entry) bool {
		key := e.owner + "\x00" + e.anchor + "\x00" + e.title + "\x00" + e.text
		if e.anchor == "" {
			key += "\x00" + e.page
		}
		again := seen[key]
		seen[key] = true
		return again
	})
}

func age(e *entry) int {
	if e.old {
		return 1
	}
	return 0
}

func groupStarts(list []*entry) [][2]int {
	out := make([][2]int, groups)
	for g := range out {
		from := func(e *entry) int { return int(e.group)*2 + age(e) }
		for old := range out[g] {
			out[g][old], _ = slices.BinarySearchFunc(list, g*2+old, func(e *entry, key int) int { return cmp.Compare(from(e), key) })
		}
	}
	return out
}

// block is the texts of entries that follow one another. What many of them share stands in a table.
type block struct {
	from    int
	Shared  []string `json:"s"`
	Entries [][]any  `json:"e"` // page, anchor, title, text, what it belongs to, document, language
	at      map[string]int
	size    int
}

func blocksOf(list []*entry) []*block {
	var out []*block
	for i, e := range list {
		if len(out) == 0 || out[len(out)-1].size > blockSize {
			out = append(out, &block{from: i, at: map[string]int{}})
		}
		out[len(out)-1].add(e)
	}
	return out
}

func (b *block) add(e *entry) {
	row := []any{b.share(e.page), e.anchor, e.title, e.text, b.share(e.about), b.share(e.from)}
	if e.lang != "" {
		row = append(row, e.lang)
	}
	b.Entries = append(b.Entries, row)
	b.size += len(e.anchor) + len(e.title) + len(e.text) + 20
}

func (b *block) share(s string) int {
	i, ok := b.at[s]
	if !ok {
		i = len(b.Shared)
		b.at[s] = i
		b.Shared = append(b.Shared, s)
		b.size += len(s) + 3
	}
	return i
}

// shard is a run of words in order, each with its postings.
type shard struct {
	first string
	words []string
	lists []string
}

// MarshalJSON keeps the words in the order in which the script compares them.
func (s *shard) MarshalJSON() ([]byte, error) {
	return json.Marshal([2]any{s.words, s.lists})
}

func shardsOf(words map[string]*posting, entries int) []*shard {
	var out []*shard
	size := shardSize
	for _, word := range slices.SortedFunc(maps.Keys(words), compareUTF16) {
		if size >= shardSize {
			out = append(out, &shard{first: word})
			size = 0
		}
		s := out[len(out)-1]
		list := words[word].String()
		if entries > commonFrom && len(words[word].at[inText]) > entries/8 {
			list = words[word].common()
		}
		s.words, s.lists = append(s.words, word), append(s.lists, list)
		size += len(word) + len(list) + 6
	}
	return out
}

// compareUTF16 orders strings as JavaScript does, by their 16-bit units.
func compareUTF16(a, b string) int {
	x, y := []rune(a), []rune(b)
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] != y[i] {
			return cmp.Compare(unit(x[i]), unit(y[i]))
		}
	}
	return cmp.Compare(len(x), len(y))
}

// unit orders characters beyond the first plane, which are written by surrogates, before those above the surrogates.
func unit(r rune) rune {
	if 0xE000 <= r && r <= 0xFFFF {
		return r + 0x110000
	}
	return r
}

// version tells one index from another.
func version(files map[string][]byte) string {
	h := fnv.New32a()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		h.Write(files[name])
	}
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}
