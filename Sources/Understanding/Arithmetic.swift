// SPDX-License-Identifier: GPL-3.0-or-later

/// Natural logarithm and exponential in plain arithmetic: the same bits on every machine, and no C library.

/// ln x for x > 0, by the series of the inverse hyperbolic tangent; good to about 1e-7.
func logarithm(_ x: Float) -> Float {
  let exponent = Double(x.exponent)
  let t = (Double(x.significand) - 1) / (Double(x.significand) + 1)
  let square = t * t
  let series = 1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9 + square * (1.0 / 11 + square / 13)))))
  return Float(exponent * 0.693_147_180_559_945_3 + 2 * t * series)
}

/// e to the x, within the range of a `Double`; good to about 1e-10.
func exponential(_ x: Double) -> Double {
  if x < -700 { return 0 }
  let x = min(x, 700)
  let whole = (x * 1.442_695_040_888_963_4).rounded()
  let rest = x - whole * 0.693_147_180_559_945_3
  var term = 1.0
  var sum = 1.0
  for step in 1...12 {
    term *= rest / Double(step)
    sum += term
  }
  return Double(sign: .plus, exponent: Int(whole), significand: 1) * sum
}
