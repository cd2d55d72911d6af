package html

import (
	"runtime"
	"strconv"
	"strings"
)

// posting is where a word stands: numbers of entries, rising, by what of the entry has it.
type posting struct {
	at   [fields][]int
	last int // the entry listed last
}

// field is a part of an entry. An entry is listed in the first of those that have the word.
type field int

const (
	inTitle field = iota
	inText
	inAbout
	fields
)

// keySign stands before a key that is found as a whole, so that keys keep apart from words.
const keySign = "#"

// String writes the lists as the script reads them: differences in base 36, a blank between numbers, a semicolon between lists.
func (p *posting) String() string { return p.write(p.at[inText], p.at[inAbout]) }

// common leaves all but titles out.
func (p *posting) common() string {
	return p.write(nil, nil) + ";*"
}

func (p *posting) write(text, about []int) string {
	var b []byte
	for i, list := range [fields][]int{p.at[inTitle], text, about} {
		if i > 0 {
			b = append(b, ';')
		}
		last := 0
		for j, n := range list {
			if j > 0 {
				b = append(b, ' ')
			}
			b = strconv.AppendInt(b, int64(n-last), 36)
			last = n
		}
	}
	return strings.TrimRight(string(b), ";")
}

// postings finds the words of all entries, a part of them on each processor.
func postings(list []*entry) (map[string]*posting, int) {
	n := min(len(list), runtime.GOMAXPROCS(0))
	parts := make([]map[string]*posting, n)
	each(n, func(i int) {
		parts[i] = map[string]*posting{}
		for k := i * len(list) / n; k < (i+1)*len(list)/n; k++ {
			enter(parts[i], k, list[k])
		}
	})
	all := map[string]*posting{}
	for _, part := range parts {
		merge(all, part)
	}
	return all, len(list)
}

// merge adds the lists of a part that follows those before it.
func merge(all, part map[string]*posting) {
	for word, p := range part {
		whole := all[word]
		if whole == nil {
			all[word] = p
			continue
		}
		for f := range p.at {
			whole.at[f] = append(whole.at[f], p.at[f]...)
		}
	}
}

// enter lists the words of entry k.
func enter(words map[string]*posting, k int, e *entry) {
	note := func(f field, text string) {
		eachWord(fold(text), func(word string) { put(words, word, f, k) })
	}
	note(inTitle, e.title)
	if !e.quiet {
		note(inText, e.text)
	}
	note(inAbout, e.about)
	note(inAbout, e.from)
	for _, key := range e.keys {
		if key = whole(fold(key)); key != "" {
			put(words, keySign+key, inTitle, k)
		}
	}
}

// put lists entry k under a word, once: what comes first counts most.
func put(words map[string]*posting, word string, f field, k int) {
	p := words[word]
	switch {
	case p == nil:
		p = new(posting)
		words[strings.Clone(word)] = p // a word keeps no text alive
	case p.last == k:
		return
	}
	p.last = k
	p.at[f] = append(p.at[f], k)
}
