// SPDX-License-Identifier: GPL-3.0-or-later

/// What is left of phrases once endings and small words are taken away: by this they are found, and may collide.
public struct PhraseShapes {
  private var vocabulary: VocabularyBuilder
  private let inflection: Inflection

  /// One reading of a phrase.
  public struct Shape: Sendable, Equatable, Hashable {
    /// Equal for readings that find the same messages.
    public var key: String
    /// The stems that count.
    public var stems: [String]
    /// The words they come from.
    public var words: [String]
    /// How many words were written.
    public var written: Int
    /// Nothing but small words.
    public var isOnlyFillers: Bool
    /// A word that may not bend is among those that count.
    public var hasExact: Bool
  }

  public init(_ language: Language) {
    vocabulary = VocabularyBuilder(language)
    inflection = Inflection(language)
  }

  public mutating func shapes(_ phrase: Phrase) -> [Shape] {
    phrase.readings.map { reading in
      var parts: [String] = []
      var stems: [String] = []
      var words: [String] = []
      var all: [String] = []
      var written = 0
      var hasExact = false
      for part in reading {
        guard case .word(let text, let exact) = part else {
          parts.append("...")
          continue
        }
        for word in vocabulary.split(text) {
          written += 1
          let letters = String(decoding: exact ? word : inflection.stem(word), as: UTF8.self)
          all.append(letters)
          if !exact, isFiller(word) { continue }
          hasExact = hasExact || exact
          parts.append(exact ? letters + "!" : letters)
          stems.append(letters)
          words.append(String(decoding: word, as: UTF8.self))
        }
      }
      let isEmpty = stems.isEmpty
      return Shape(
        key: (isEmpty ? all : parts).joined(separator: " "), stems: stems, words: words, written: written, isOnlyFillers: isEmpty,
        hasExact: hasExact)
    }
  }

  /// The stems of a text's words, small ones left out.
  public mutating func stems(_ text: String) -> [String] {
    vocabulary.split(text).compactMap { word in
      isFiller(word) ? nil : String(decoding: inflection.stem(word), as: UTF8.self)
    }
  }

  private mutating func isFiller(_ word: [UInt8]) -> Bool {
    let id = vocabulary.add(word)
    return vocabulary.isFiller[Int(id)]
  }
}
