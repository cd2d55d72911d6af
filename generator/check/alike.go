package check

import (
	"reflect"

	"smmpub/generator/diag"
)

var posType = reflect.TypeFor[diag.Pos]()

// alike compares two values as their author sees them: wherever they stand.
func alike(a, b any) bool { return alikeValues(reflect.ValueOf(a), reflect.ValueOf(b)) }

func alikeValues(a, b reflect.Value) bool {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return false
	}
	if !a.IsValid() {
		return true
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() || a.Kind() == reflect.Pointer && a.Pointer() == b.Pointer() {
			return a.IsNil() == b.IsNil()
		}
		return alikeValues(a.Elem(), b.Elem())
	case reflect.Struct:
		return a.Type() == posType || alikeFields(a, b)
	case reflect.Slice:
		return alikeItems(a, b)
	}
	return a.Comparable() && b.Comparable() && a.Equal(b)
}

func alikeFields(a, b reflect.Value) bool {
	for i := range a.NumField() {
		if !alikeValues(a.Field(i), b.Field(i)) {
			return false
		}
	}
	return true
}

func alikeItems(a, b reflect.Value) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if !alikeValues(a.Index(i), b.Index(i)) {
			return false
		}
	}
	return true
}

// unsaid reports a value that its author left out.
func unsaid(v any) bool {
	x := reflect.ValueOf(v).Elem()
	return x.IsZero() || x.Kind() == reflect.Slice && x.Len() == 0
}

// placeOf is where a value stands, if it knows.
func placeOf(v any) diag.Pos {
	x := reflect.ValueOf(v)
	if x.Kind() == reflect.Pointer && !x.IsNil() {
		x = x.Elem()
	}
	if x.Kind() == reflect.Slice && x.Len() > 0 {
		return placeOf(x.Index(0).Interface())
	}
	if x.Kind() != reflect.Struct {
		return diag.Pos{}
	}
	if f := x.FieldByName("Pos"); f.IsValid() && f.Type() == posType {
		return f.Interface().(diag.Pos)
	}
	return diag.Pos{}
}
