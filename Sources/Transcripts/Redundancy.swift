// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Words that a dropped phrase or row was there for. Where a pack reads all of them just as before, other phrases and rows of it catch
/// them too: the change is no change, so nobody can be asked to notice it.
public struct Redundancy: Sendable {
  /// Every way to say what was dropped.
  var messages: [String]
  /// What was known by it: one of the messages must show that it was, or nothing is shown by their being read alike.
  var owner: String?
  /// The owner is an intent.
  var isWish = false
  /// The question that the words answer, where they answer only one.
  var slot: String?
  /// Not every way could be put into words: nothing is claimed then.
  var isPartial = false

  private static let most = 256

  init(_ phrase: Phrase, slot: String? = nil) {
    messages = phrase.readings.prefix(Self.most).map(\.said)
    isPartial = phrase.readings.count > Self.most
    self.slot = slot
  }

  /// The parts of a row in their plainest words, and each part once in the plainest words of each thing it may be.
  init(_ row: Row, of owner: String, _ definitions: Definitions, isWish: Bool = false) {
    (self.owner, self.isWish) = (owner, isWish)
    messages = []
    let concepts = Dictionary(definitions.concepts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    /// In its own words, or in those of what it is built from.
    func said(_ id: String, _ depth: Int = 0) -> String? {
      guard depth < 4, let concept = concepts[id] else { return nil }
      if let reading = concept.phrases.first?.readings.first { return Phrase.said(reading) }
      for row in concept.rows where !row.terms.contains(where: { $0.mode == .negated || $0.test != nil }) {
        let parts = row.terms.filter { $0.mode != .without }.map { $0.concepts.lazy.compactMap { said($0, depth + 1) }.first }
        if !parts.contains(nil) { return parts.compactMap { $0 }.joined(separator: " ") }
      }
      return definitions.concepts.first { $0.parents.contains(id) }.flatMap { said($0.id, depth + 1) }
    }
    let denials = Self.denials(definitions.language)
    var parts: [[String]] = []
    for term in row.terms where term.mode != .without {
      let words = term.test.map { Self.values($0, definitions.language) } ?? term.concepts.compactMap { said($0) }
      guard !words.isEmpty, words.count >= term.concepts.count, term.mode != .negated || !denials.isEmpty else {
        isPartial = true
        return
      }
      parts.append(term.mode == .negated ? words.flatMap { word in denials.map { $0.replacing("{}", with: word) } } : words)
    }
    let plain = parts.map { $0[0] }
    messages.append(plain.joined(separator: " "))
    for (place, words) in parts.enumerated() {
      for word in words.dropFirst() {
        var other = plain
        other[place] = word
        messages.append(other.joined(separator: " "))
      }
    }
  }

  /// How a thing is denied: in the frame of the language, and by its first single words, "not {}", "can't {}".
  private static func denials(_ language: Language) -> [String] {
    let words = language.cues.filter { $0.kind == .negated && $0.side == .before }.flatMap { cue in
      cue.say.filter { !$0.contains(" ") && !$0.contains("|") }.prefix(mostDenialsOfCue)
    }
    return language.wrappers.filter { $0.polarity == .negated }.prefix(1).map(\.frame) + words.map { $0.filter { $0 != "!" } + " {}" }
  }

  private static let mostDenialsOfCue = 4

  /// Values at and beyond a bound, the first of them within it.
  private static func values(_ test: Row.Test, _ language: Language) -> [String] {
    guard let unit = language.units.first(where: { $0.measure == test.measure && $0.factor == 1 && $0.offset == 0 }) else { return [] }
    let beyond = test.value < 2 ? test.value + 1 : (test.value * 1.5).rounded()
    let within =
      switch test.comparison {
      case .atLeast, .atMost, .equal: test.value
      case .above: test.value + 1
      case .below: test.value - 1
      }
    return [within, beyond].compactMap { value in
      let number = value == value.rounded() ? String(Int(value)) : String(value)
      if let word = unit.before.first { return word + " " + number }
      return unit.after.first.map { number + " " + $0 }
    }
  }

  enum Finding { case same, other(String), unknown }

  /// Whether all is read alike; where not, a message that is not.
  func compare(_ before: Pack, _ after: Pack) -> Finding {
    guard !isPartial, !messages.isEmpty else { return .unknown }
    var expecting: Expecting?
    if let slot {
      var conversation = before.flow.begin()
      conversation.pending = .slot(slot)
      expecting = before.flow.expects(conversation)
    }
    var isShown = owner == nil
    for message in messages {
      let (old, new) = (before.reader.understand(message, expecting: expecting), after.reader.understand(message, expecting: expecting))
      if let owner, isWish ? old.decision == .clear(owner) : old.polarity(of: owner) == .affirmed { isShown = true }
      if Self.meaning(old) != Self.meaning(new) { return .other(message) }
    }
    return isShown ? .same : .unknown
  }

  private struct Meaning: Equatable {
    var concepts: Set<String>
    var decision: Understanding.Decision
    var answer: Answer
  }

  private static func meaning(_ understanding: Understanding) -> Meaning {
    Meaning(
      concepts: Set(understanding.concepts.map { $0.concept + " " + $0.polarity.rawValue }), decision: understanding.decision,
      answer: understanding.answer)
  }
}

extension Phrase {
  static func said(_ reading: [Part]) -> String {
    reading.compactMap { if case .word(let word, _) = $0 { word } else { nil } }.joined(separator: " ")
  }
}

extension [Phrase.Part] {
  fileprivate var said: String { Phrase.said(self) }
}
