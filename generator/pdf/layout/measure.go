package layout

import "unicode/utf8"

// natural is the width of atoms on one line, however long.
func natural(atoms []atom) int {
	longest, w := 0, 0
	for i := range atoms {
		w += atoms[i].width
		longest = max(longest, w)
		w += atoms[i].space
		if atoms[i].after == mustBreak {
			w = 0
		}
	}
	return longest
}

// widestWord is the width that atoms need when every break is taken.
func widestWord(atoms []atom) int {
	widest, w := 0, 0
	for i := range atoms {
		w += atoms[i].width
		widest = max(widest, w)
		if atoms[i].hyphen {
			widest = max(widest, w+atoms[i].style.Size/3)
		}
		if atoms[i].after != noBreak {
			w = 0
		}
	}
	return widest
}

// widestPart is the width that atoms need when names are divided at their marks too.
func (l *layouter) widestPart(atoms []atom) int {
	widest, w := 0, 0
	for i := range atoms {
		a := &atoms[i]
		if a.badge || a.image != nil {
			w += a.width
		} else {
			w = l.parts(a, w, &widest)
		}
		widest = max(widest, w)
		if a.after != noBreak {
			w = 0
		}
	}
	return widest
}

// parts measures an atom that begins at w on its line, part by part, and gives the width of what stands behind its last
// mark.
func (l *layouter) parts(a *atom, w int, widest *int) int {
	start := 0
	for j, r := range a.text {
		end := j + utf8.RuneLen(r)
		if j > 0 && seamAt(a.text, r, end) {
			*widest = max(*widest, w+l.width(a.text[start:end], a.style))
			start, w = end, 0
		}
	}
	if start == 0 {
		return w + a.width
	}
	return l.width(a.text[start:], a.style) - a.space
}
