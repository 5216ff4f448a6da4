// SPDX-License-Identifier: GPL-3.0-or-later

/// Natural logarithm and exponential in plain arithmetic: the same bits on every machine, and no C library.

/// ln x for x > 0, by the series of the inverse hyperbolic tangent; good to about 1e-7.
package func logarithm(_ x: Float) -> Float {
  let exponent = Double(x.exponent)
  let t = (Double(x.significand) - 1) / (Double(x.significand) + 1)
  let square = t * t
  let series = 1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9 + square * (1.0 / 11 + square / 13)))))
  return Float(exponent * 0.693_147_180_559_945_3 + 2 * t * series)
}

/// e to the x, within the range of a `Double`; good to about 1e-10.
package func exponential(_ x: Double) -> Double {
  if x < -700 { return 0 }
  let x = min(x, 700)
  // Adding 1.5 * 2^52 and taking it away again leaves the nearest whole number.
  let whole = (x * 1.442_695_040_888_963_4 + 6_755_399_441_055_744) - 6_755_399_441_055_744
  let rest = x - whole * 0.693_147_180_559_945_3
  var term = 1.0
  var sum = 1.0
  for step in 1...12 {
    term *= rest / Double(step)
    sum += term
  }
  return Double(sign: .plus, exponent: Int(whole), significand: 1) * sum
}

/// e to the x for eight numbers at once, between -87 and 87; good to about 1e-7 of the result.
@inline(__always)
package func exponential(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let x = x.clamped(lowerBound: SIMD8(repeating: -87), upperBound: SIMD8(repeating: 87))
  // Adding 1.5 * 2^23 leaves the nearest whole number in the low bits.
  let shifted = x * 1.442_695 + 12_582_912
  let whole = shifted - 12_582_912
  let rest = x - whole * 0.693_359_375 + whole * 2.121_944_4e-4
  var sum = rest * 1.987_569_15e-4 + 1.398_199_95e-3
  sum = sum * rest + 8.333_451_9e-3
  sum = sum * rest + 4.166_579_6e-2
  sum = sum * rest + 0.166_666_65
  sum = sum * rest + 0.5
  sum = sum * rest * rest + rest + 1
  let exponent = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- 0x4B40_0000
  return sum * unsafeBitCast((exponent &+ 127) &<< 23, to: SIMD8<Float>.self)
}

/// 1 / square root of eight positive numbers at once, good to about 5e-6 of the result: a first guess from the bits, then two steps of
/// Newton's method (Lomont, "Fast Inverse Square Root", 2003).
@inline(__always)
package func inverseSquareRoot(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let bits = SIMD8<UInt32>(repeating: 0x5F37_5A86) &- (unsafeBitCast(x, to: SIMD8<UInt32>.self) &>> 1)
  var root = unsafeBitCast(bits, to: SIMD8<Float>.self)
  let half = x * 0.5
  root *= 1.5 - half * root * root
  root *= 1.5 - half * root * root
  return root
}
