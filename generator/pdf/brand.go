package pdf

import (
	"fmt"
	"maps"
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// branded is the theme in a brand's colours: a copy, since the theme belongs to all publications of a run.
func branded(th *theme.Theme, look *doc.Look) (*theme.Theme, error) {
	if look == nil || len(look.Colours) == 0 {
		return th, nil
	}
	out := *th
	out.Colour = maps.Clone(th.Colour)
	if out.Colour == nil {
		out.Colour = map[doc.Ink]theme.Colour{}
	}
	for _, ink := range slices.Sorted(maps.Keys(look.Colours)) {
		c, err := theme.ParseColour(look.Colours[ink])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ink, err)
		}
		out.Colour[ink] = c
	}
	return &out, nil
}
