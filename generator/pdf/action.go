package pdf

import "smmpub/generator/pdf/layout"

// action is what a link does: it leads to a place in this file, in another file beside it, or to an address.
func action(k layout.Link) string {
	switch {
	case k.URI != "":
		return "/S /URI /URI " + literal(uri(k.URI))
	case k.File == "":
		return "/S /GoTo /D " + literal(k.Dest)
	case k.Dest == "":
		return "/S /GoToR /F " + fileSpec(k.File) + " /D [0 /Fit]"
	}
	return "/S /GoToR /F " + fileSpec(k.File) + " /D " + literal(k.Dest)
}

// fileSpec names a file relative to this one, with slashes on every system (ISO 32000-1, 7.11.2).
func fileSpec(name string) string {
	return "<</Type /Filespec /F " + literal(name) + " /UF " + text(name) + ">>"
}
