// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the words of a message into hashed features, in blocks that are weighed apart.
///
/// Pieces of words (2 to 5 letters, with the word's edges marked) are what survives a misspelling; pairs and triples keep the order.
enum FeatureExtractor {
  /// What a model looks at.
  enum View: Sendable {
    /// Stems, their pairs, triples and pairs with a gap, and pieces of words.
    case wide
    /// Words, their pairs, and pieces of words.
    case narrow
    /// Stems, their pairs, with a gap too, pieces of words, and what was read in the message, all weighed together; apart from
    /// them how long it is, so that what short messages are made of does not speak for what long ones mean.
    case meaning
  }

  /// The weight of each block against the others.
  static func blockWeights(_ view: View) -> [Float] {
    switch view {
    case .wide: [1, 1, 0.7, 0.5, 0.7]
    case .narrow: [1, 1, 0.7]
    case .meaning: [6, 6]
    }
  }

  /// Hands over the features block by block.
  @inline(__always)
  static func blocks(_ message: MessageWords, _ view: View, _ take: (_ block: Int, _ key: UInt64) -> Void) {
    if view == .meaning {
      take(1, UInt64(lengths.firstIndex { message.count < $0 } ?? lengths.count))
      return meaning(message) { take(0, $0) }
    }
    pieces(message, 1...4) { take(0, $0) }
    let units = view == .narrow ? message.words : message.stems
    for unit in units { take(1, mix(unit, 1)) }
    let last = units.count
    func unit(_ place: Int) -> UInt64 { place == 0 ? 2 : place > last ? 3 : units[place - 1] }
    for place in 0...last { take(2, pair(unit(place), unit(place + 1))) }
    guard view == .wide, last > 0 else { return }
    for place in 0..<last { take(3, pair(pair(unit(place), unit(place + 1)), mix(unit(place + 2), 4))) }
    for place in 0..<last {
      for other in place + 2..<max(place + 2, min(last, place + 4)) { take(4, pair(mix(units[place], 5), units[other])) }
    }
  }

  /// From how many words on a message counts as longer.
  private static let lengths = [4, 6, 8, 11, 15]

  @inline(__always)
  private static func meaning(_ message: MessageWords, _ take: (UInt64) -> Void) {
    pieces(message, 3...3, take)
    let stems = message.stems
    for place in stems.indices {
      take(mix(stems[place], 1))
      if place + 1 < stems.count { take(pair(stems[place], stems[place + 1])) }
      if place + 2 < stems.count { take(pair(mix(stems[place], 5), stems[place + 2])) }
    }
    for reading in message.readings { take(mix(reading, 6)) }
  }

  @inline(__always)
  private static func pieces(_ message: MessageWords, _ lengths: ClosedRange<Int>, _ take: (UInt64) -> Void) {
    message.letters.withUnsafeBufferPointer { letters in
      var start = 0
      for end in message.ends {
        // Positions run from the edge before the word to the edge behind it.
        let last = min(end, start + 40)
        for from in start - 1..<last {
          var hash = Hash64()
          for to in from...min(from + lengths.upperBound, last) {
            hash.add(to < start || to == last ? 0x20 : letters[to])
            if to - from >= lengths.lowerBound { take(hash.value) }
          }
        }
        start = end
      }
    }
  }

  @inline(__always)
  static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 { (a ^ 0x5851_F42D_4C95_7F2D) &* 0x9E37_79B9_7F4A_7C15 ^ b }

  @inline(__always)
  private static func mix(_ a: UInt64, _ salt: UInt64) -> UInt64 { (a ^ salt &* 0xD6E8_FEB8_6659_FD93) &* 0xC2B2_AE3D_27D4_EB4F }
}
