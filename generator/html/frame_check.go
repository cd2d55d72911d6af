package html

import (
	"reflect"

	"smmpub/generator/theme"
)

// CheckFrames reports the first frame of a theme that cannot be read or run, as Render would. Each is run twice: with one of
// everything that it may be given, and with nothing; that of the search also as its page.
func CheckFrames(th *theme.Theme) error {
	f, err := parseFrames(th)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		frame *frameTemplate
		data  func() any
	}{
		{f.page, func() any { return new(frame) }}, {f.home, func() any { return new(homeData) }}, {f.title, func() any { return new(titleData) }},
		{f.short, func() any { return new(shortData) }}, {f.missing, func() any { return new(missingData) }}, {f.report, func() any { return new(reportData) }},
		{f.search, func() any { return new(searchData) }},
	} {
		for _, full := range []bool{true, false} {
			data := x.data()
			if full {
				sample(reflect.ValueOf(data).Elem())
			}
			reflect.ValueOf(data).Elem().FieldByName("Words").Set(reflect.ValueOf(th.Language(theme.Base)))
			if _, err := run(x.frame, data); err != nil {
				return err
			}
			if d, ok := data.(*searchData); ok && d.Dialog {
				d.Dialog = false
				if _, err := run(x.frame, d); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// sample fills a value with something, and what it holds.
func sample(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		sample(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		sample(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				sample(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString("x")
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	}
}
