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

extension Phrase {
  /// The first way to read it, as text.
  var typed: String {
    (readings.first ?? []).compactMap { part in
      if case .word(let word, _) = part { return word }
      return nil
    }.joined(separator: " ")
  }
}
