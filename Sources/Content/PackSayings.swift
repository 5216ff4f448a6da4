// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension Pack {
  /// The phrases of a concept or flag, as a person would type them.
  public func phrases(of concept: String) -> [String] { sayings[concept] ?? [] }

  /// The phrases of a concept with two inner letters swapped in the longest word that a slip is forgiven in.
  public func slips(of concept: String) -> [(phrase: String, slip: String)] {
    definitions.concepts.first { $0.id == concept }?.phrases.compactMap { phrase in phrase.slip.map { (phrase.typed, $0) } } ?? []
  }

  /// Words that fill a slot with a value: a phrase of what it is filled from, or its label.
  public func saying(slot: String, value: String) -> String? {
    sayings[Flow.concept(slot: slot, value: value)]?.first
      ?? flow.slot(slot)?.value(value).flatMap { $0.label.isEmpty ? nil : $0.label }
  }

  /// Words that are clearly this intent.
  public func saying(intent: String) -> String? {
    (sayings["intent " + intent] ?? []).first { reader.understand($0).decision == .clear(intent) }
  }

  /// Real sentences of all kinds: examples and the phrases of flags.
  public var sentences: [String] { sayings.keys.sorted().flatMap { sayings[$0]! } }
}

extension Definitions {
  /// Words for everything that can be said.
  var sayings: [String: [String]] {
    var sayings: [String: [String]] = [:]
    for concept in concepts where !concept.phrases.isEmpty { sayings[concept.id] = concept.phrases.map(\.typed) }
    // What is built from one other concept can be said in that one's words.
    for concept in concepts where concept.phrases.isEmpty {
      for row in concept.rows where sayings[concept.id] == nil && row.terms.count == 1 && row.terms[0].mode != .negated {
        sayings[concept.id] = row.terms[0].concepts.compactMap { sayings[$0] }.first
      }
    }
    // What is built of several is said by saying them all.
    for concept in concepts where sayings[concept.id] == nil {
      for row in concept.rows where sayings[concept.id] == nil {
        let parts = row.terms.filter { $0.mode == .affirmed || $0.mode == .ever }.map { $0.concepts.compactMap { sayings[$0]?.first }.first }
        if !parts.isEmpty, !parts.contains(nil) { sayings[concept.id] = [parts.compactMap { $0 }.joined(separator: ", ")] }
      }
    }
    for intent in intents { sayings["intent " + intent.id] = intent.examples + intent.phrases.map(\.typed) }
    return sayings
  }
}

extension Phrase {
  /// The first way to read it, as text.
  var typed: String {
    (readings.first ?? []).compactMap { part in
      if case .word(let word, _) = part { return word }
      return nil
    }.joined(separator: " ")
  }
}

extension Phrase {
  /// With a slip in the longest word that is not pinned; nil where none is long enough to be forgiven one.
  var slip: String? {
    var words: [(text: String, isPinned: Bool)] = (readings.first ?? []).compactMap { part in
      if case .word(let word, let isPinned) = part { return (word, isPinned) }
      return nil
    }
    let loose = words.indices.filter { index in
      !words[index].isPinned && words[index].text.count >= 6 && words[index].text.allSatisfy { $0.isASCII && $0.isLetter }
    }
    guard let longest = loose.max(by: { (words[$0].text.count, $1) < (words[$1].text.count, $0) }) else { return nil }
    var letters = Array(words[longest].text)
    let middle = letters.count / 2
    if letters[middle] == letters[middle - 1] { return nil }
    letters.swapAt(middle, middle - 1)
    words[longest].text = String(letters)
    return words.map(\.text).joined(separator: " ")
  }
}
