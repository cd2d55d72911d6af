//go:build !race

package serve

const frames = 1
