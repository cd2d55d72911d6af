//go:build !linux && !darwin

package generator

import "errors"

// swap is not offered by this system.
func swap(a, b string) error { return errors.ErrUnsupported }
