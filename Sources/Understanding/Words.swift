// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// One word of a message as it was cut and read.
  public struct Word: Sendable, Equatable, Codable {
    /// Folded to plain small letters, misspellings as typed.
    public var text: String
    /// UTF-8 offsets in the message as typed.
    public var span: Range<Int>
    /// A small word that may come and go inside a phrase.
    public var isFiller: Bool
  }

  /// How much of an intent's score hangs on one word: what the score loses when the word is left out.
  public struct Weight: Sendable, Equatable, Codable {
    public var word: String
    public var loss: Double
  }

  /// The words that weighed most for the best intent, heaviest first. It reads the message once more for each word.
  public func weights(in text: String, expecting: Expecting? = nil, most: Int = 5) -> [Weight] {
    guard let best = understand(text, expecting: expecting).intents.first else { return [] }
    let bytes = Array(text.utf8)
    return words(in: text).prefix(60).compactMap { word -> Weight? in
      let rest = String(decoding: bytes[..<word.span.lowerBound] + bytes[word.span.upperBound...], as: UTF8.self)
      let score = understand(rest, expecting: expecting).intents.first { $0.name == best.name }?.score ?? 0
      return best.score - score > 0.005 ? Weight(word: word.text, loss: best.score - score) : nil
    }
    .enumerated().sorted { ($1.element.loss, $0.offset) < ($0.element.loss, $1.offset) }.prefix(most).map(\.element)
  }
}
