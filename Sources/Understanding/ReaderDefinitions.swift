// SPDX-License-Identifier: GPL-3.0-or-later

/// What a reader is built from, beside its language and its concepts.
extension Reader {
  /// An intent and what it is known by.
  public struct IntentDefinition: Sendable, Equatable {
    public var id: String
    public var phrases: [Phrase]
    public var rows: [Row]
    public var examples: [String]
    /// Messages that are this and nothing else, to the word.
    public var exact: [String]
    /// Something is wanted; otherwise something is told, which may be an answer as well.
    public var isWish: Bool
    public init(id: String, phrases: [Phrase], rows: [Row] = [], examples: [String] = [], exact: [String] = [], isWish: Bool = true) {
      (self.id, self.phrases, self.rows, self.examples, self.exact, self.isWish) = (id, phrases, rows, examples, exact, isWish)
    }

    /// The phrases as plain text; of a phrase with alternatives the first two readings.
    var phraseTexts: [String] {
      phrases.flatMap(\.texts)
    }
  }

  /// Words that answer one question only.
  public struct ChoicePhrases: Sendable, Equatable {
    public var slot: String
    public var choice: Int
    public var phrases: [Phrase]
    public init(slot: String, choice: Int, phrases: [Phrase]) { (self.slot, self.choice, self.phrases) = (slot, choice, phrases) }
  }

  /// A message as people write them, and the sign it holds, if any.
  public struct SignExample: Sendable, Equatable {
    public var text: String
    public var sign: String?
    public init(text: String, sign: String?) { (self.text, self.sign) = (text, sign) }
  }

  /// What people answer to a question: the value of its slot it stands for; nil for what is no answer to it.
  public struct AnswerExample: Sendable, Equatable {
    public var slot: String
    public var value: String?
    public var text: String
    public init(slot: String, value: String?, text: String) { (self.slot, self.value, self.text) = (slot, value, text) }
  }
}

extension Phrase {
  /// As plain text; of a phrase with alternatives the first two readings.
  var texts: [String] {
    readings.prefix(2).map { reading in
      reading.compactMap { if case .word(let word, _) = $0 { word } else { nil } }.joined(separator: " ")
    }
  }
}
