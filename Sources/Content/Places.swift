// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// Where things of a pack are written: `state relief`, `transition relief 0`, `limit figure-four avoid 2`, by name.
public struct Places: Sendable {
  public struct Place: Sendable, Equatable, Comparable {
    /// As in findings: relative to the content folder's parent.
    public var file: String
    public var line: Int
    public var column: Int
    public init(file: String, line: Int, column: Int) { (self.file, self.line, self.column) = (file, line, column) }
    public static func < (a: Place, b: Place) -> Bool { (a.file, a.line, a.column) < (b.file, b.line, b.column) }
  }
  /// By name.
  public internal(set) var all: [String: Place] = [:]

  public subscript(_ name: String) -> Place? { all[name] }

  mutating func mark(_ name: String, _ field: Field) {
    all[name] = Place(file: field.file, line: field.line, column: field.column)
  }
}

/// What the reader of a pack is built from, so that a changed one can be built.
public struct Definitions: Sendable {
  public var language: Language
  public var concepts: [Concept]
  public var intents: [Reader.IntentDefinition]
  public var choices: [Reader.ChoicePhrases]
  /// Messages the reader learns signs from.
  public var signExamples: [Reader.SignExample]
  /// Answers the reader learns from.
  public var answerExamples: [Reader.AnswerExample] = []

  var reader: Reader {
    Reader(language: language, concepts: concepts, intents: intents, choices: choices, signExamples: signExamples, answerExamples: answerExamples)
  }

  /// The same reader as `reader`, without learning anew what is learnt from the same sentences as before.
  func reader(after old: Definitions, _ known: Reader) -> Reader {
    guard signExamples == old.signExamples, answerExamples == old.answerExamples else { return reader }
    // Only what is found by phrases and rows may differ; what the intents are trained on may not.
    let knowsIntents = intents.elementsEqual(old.intents) { $0.id == $1.id && $0.examples == $1.examples && $0.phrases == $1.phrases }
    return Reader(language: language, concepts: concepts, intents: intents, choices: choices, trained: known, knowsIntents: knowsIntents)
  }
}
