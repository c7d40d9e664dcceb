package kernel

import (
	"math"
	"sync"
)

// A Curve is the logistic function between -16 and 16 as a table: 1/(1+exp(-x)) to within 0.0001, and the
// same bits wherever it is used. Beside each value is the step to the next, so that both are loaded at once.
type Curve [2 * 16 * 32][2]float32

// Logistic returns the table.
var Logistic = sync.OnceValue(func() *Curve {
	c := new(Curve)
	at := func(i int) float32 { return float32(1 / (1 + math.Exp(-(float64(i)/32 - 16)))) }
	for i := range c {
		c[i] = [2]float32{at(i), at(i+1) - at(i)}
	}
	return c
})

// Sigmoid returns 1/(1+exp(-x)).
func (c *Curve) Sigmoid(x float32) float32 {
	if !(x > -15.9) {
		return 0
	}
	if x > 15.9 {
		return 1
	}
	y := float32(x*32) + 512
	i := int(y)
	place := &c[i&1023]
	return place[0] + float32(place[1]*(y-float32(i)))
}

// Tanh returns the hyperbolic tangent of x.
func (c *Curve) Tanh(x float32) float32 { return float32(2*c.Sigmoid(2*x)) - 1 }
