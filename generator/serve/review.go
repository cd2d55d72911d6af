package serve

import (
	"errors"
	"io/fs"
	"net/http"
)

// review is what is laid beside the places of a page.
type review struct {
	Draft  bool    `json:"draft"`
	Places []place `json:"places"`
}

type place struct {
	Anchor string `json:"anchor"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Col    int    `json:"col"`
	Editor string `json:"editor"`
	Change string `json:"change"`
	Was    string `json:"was"`
	Status string `json:"status"`
	Label  string `json:"label"`
}

func (s *server) review(w http.ResponseWriter, r *http.Request) {
	address := r.URL.Query().Get("page")
	if !plain(address) {
		s.refuse(w, r, &refusal{http.StatusBadRequest, "the page is no plain path"})
		return
	}
	out, err := s.places(s.board.at.Load(), address)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.say("%s: %v", address, err)
		s.text(w, r, http.StatusInternalServerError, "the page's places are not known; the log of the preview says why")
		return
	}
	s.json(w, r, out)
}

func (s *server) places(now *moment, address string) (review, error) {
	out := review{Places: []place{}}
	if now.snap == nil || now.snap.Review == nil {
		return out, nil
	}
	found, err := now.snap.Review(address)
	if err != nil || found == nil {
		return out, err
	}
	out.Draft = found.Draft
	for _, p := range found.Places {
		out.Places = append(out.Places, place{
			Anchor: p.Anchor, File: p.Pos.File, Line: p.Pos.Line, Col: p.Pos.Col, Editor: s.edit(p.Pos),
			Change: p.Change, Was: p.Was, Status: p.Status, Label: p.Label,
		})
	}
	return out, nil
}
