// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the words of a message into numbered features: words, pairs of words, and pieces of words.
///
/// Pieces (2 to 5 letters, with the word's edges marked) are what survives a misspelling.
struct FeatureExtractor: Sendable {
  /// The hashed features of a message, a block for whole words and a block for pieces.
  static func keys(_ tokens: Tokens) -> (words: [UInt64], pieces: [UInt64]) {
    var words: [UInt64] = []
    var pieces: [UInt64] = []
    var last: UInt64 = 0
    for token in tokens.list {
      words.append(token.hash)
      words.append(pair(last, token.hash))
      last = token.hash
      var edged: [UInt8] = [0x20]
      edged += tokens.letters[Int(token.foldStart)..<Int(token.foldEnd)].prefix(40)
      edged.append(0x20)
      for length in 2...5 where edged.count >= length {
        for start in 0...(edged.count - length) {
          var hash = Hash64()
          hash.add(UInt8(length))
          for byte in edged[start..<start + length] { hash.add(byte) }
          pieces.append(hash.value)
        }
      }
    }
    words.append(pair(last, 0))
    return (words, pieces)
  }

  @inline(__always)
  static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 { (a ^ 0x5851_F42D_4C95_7F2D) &* 0x9E37_79B9_7F4A_7C15 ^ b }
}

/// A message as a sparse vector of unit length.
struct SparseVector: Sendable {
  var features: [Int32] = []
  var weights: [Float] = []
}
