//go:build race

package serve

// frames says how much larger stacks are than in the program that people run: the race detector's frames are.
const frames = 2
