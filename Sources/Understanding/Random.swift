// SPDX-License-Identifier: GPL-3.0-or-later

/// A small generator of repeatable numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64
  public init(seed: UInt64) { state = seed }

  @inline(__always)
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to and without 1.
  @inline(__always)
  mutating func fraction() -> Float { Float(next() >> 40) * (1 / 16_777_216) }

  /// A whole number below `bound`.
  public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// Puts numbers into a random order (Fisher and Yates), the same in every version of the standard library.
  public mutating func shuffle<Element>(_ list: inout [Element]) {
    for index in list.indices.dropLast() { list.swapAt(index, index + below(list.count - index)) }
  }
}
