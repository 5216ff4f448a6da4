// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension Pack {
  /// The phrases of a concept or flag, as a person would type them.
  public func phrases(of concept: String) -> [String] { sayings[concept] ?? [] }

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
