package pdf

import (
	"encoding/binary"
	"math"
)

// The sRGB colour space (IEC 61966-2-1), adapted to the white of ICC profiles, D50, in X, Y, Z.
var (
	whiteD50   = [3]float64{0.9642, 1, 0.8249}
	redSRGB    = [3]float64{0.4360747, 0.2225045, 0.0139322}
	greenSRGB  = [3]float64{0.3850649, 0.7168786, 0.0971045}
	blueSRGB   = [3]float64{0.1430804, 0.0606169, 0.7141733}
	nameOfSRGB = "sRGB IEC61966-2.1"
)

// curvePoints is how many values describe sRGB's curve: enough for differences below what eyes see.
const curvePoints = 256

// srgbProfile makes an ICC profile of version 2.1 for sRGB: a display with three primaries and one curve (ICC.1:2001-04).
func srgbProfile() []byte {
	xyz := func(v [3]float64) []byte {
		b := append([]byte("XYZ "), 0, 0, 0, 0)
		for _, x := range v {
			b = binary.BigEndian.AppendUint32(b, fixed16(x))
		}
		return b
	}
	curve := srgbCurve()
	p := iccProfile{}
	p.tag("desc", description(nameOfSRGB))
	p.tag("cprt", append([]byte("text\x00\x00\x00\x00No copyright, use freely"), 0))
	p.tag("wtpt", xyz(whiteD50))
	p.tag("rXYZ", xyz(redSRGB))
	p.tag("gXYZ", xyz(greenSRGB))
	p.tag("bXYZ", xyz(blueSRGB))
	p.tag("rTRC", curve)
	p.share("gTRC")
	p.share("bTRC")
	return p.file()
}

// fixed16 is a number as s15Fixed16Number.
func fixed16(x float64) uint32 { return uint32(int32(math.Round(x * 65536))) }

func srgbCurve() []byte {
	b := append([]byte("curv"), 0, 0, 0, 0)
	b = binary.BigEndian.AppendUint32(b, curvePoints)
	for i := range curvePoints {
		v := float64(i) / (curvePoints - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

// description is a textDescriptionType: in ASCII, with empty Unicode and Macintosh forms.
func description(s string) []byte {
	b := append([]byte("desc"), 0, 0, 0, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}

// iccProfile collects the tags of a profile.
type iccProfile struct {
	table []byte // signature, offset, size
	data  []byte
	count int
}

const (
	iccHeader = 128
	iccTags   = 9 // how many there will be: offsets count from the profile's beginning
)

func (p *iccProfile) tag(name string, data []byte) {
	p.table = append(p.table, name...)
	p.table = binary.BigEndian.AppendUint32(p.table, uint32(iccHeader+4+12*iccTags+len(p.data)))
	p.table = binary.BigEndian.AppendUint32(p.table, uint32(len(data)))
	p.data = append(p.data, data...)
	for len(p.data)%4 != 0 {
		p.data = append(p.data, 0)
	}
	p.count++
}

// share gives a tag the data of the one before.
func (p *iccProfile) share(name string) {
	p.table = append(append(p.table, name...), p.table[len(p.table)-8:]...)
	p.count++
}

func (p *iccProfile) file() []byte {
	h := make([]byte, iccHeader, iccHeader+4+len(p.table)+len(p.data))
	binary.BigEndian.PutUint32(h, uint32(iccHeader+4+len(p.table)+len(p.data)))
	binary.BigEndian.PutUint32(h[8:], 0x02100000) // version
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{1998, 2, 9, 0, 0, 0} { // a date, which must not be the clock's
		binary.BigEndian.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	for i, x := range whiteD50 {
		binary.BigEndian.PutUint32(h[68+4*i:], fixed16(x))
	}
	h = binary.BigEndian.AppendUint32(h, uint32(p.count))
	return append(append(h, p.table...), p.data...)
}
