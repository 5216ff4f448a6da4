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

  /// Each combination of the parts of a row, each in its plainest words.
  init(_ row: Row, of owner: String, _ definitions: Definitions, isWish: Bool = false) {
    self.owner = owner
    self.isWish = isWish
    messages = [""]
    let said = Dictionary(definitions.concepts.map { ($0.id, $0.phrases.first?.readings.first.map(Phrase.said) ?? "") }, uniquingKeysWith: { a, _ in a })
    for term in row.terms where term.mode != .without {
      let words = term.concepts.compactMap { said[$0] }
      if term.mode == .negated || term.test != nil || words.contains("") || words.isEmpty || messages.count * words.count > Self.most {
        isPartial = true
        return
      }
      messages = messages.flatMap { start in words.map { start.isEmpty ? $0 : start + " " + $0 } }
    }
  }

  func holds(_ before: Pack, _ after: Pack) -> Bool {
    guard !isPartial, !messages.isEmpty else { return false }
    var expecting: Expecting?
    if let slot {
      var conversation = before.flow.begin()
      conversation.pending = .slot(slot)
      expecting = before.flow.expects(conversation)
    }
    for message in messages {
      let (old, new) = (before.reader.understand(message, expecting: expecting), after.reader.understand(message, expecting: expecting))
      if let owner, isWish ? old.decision != .clear(owner) : old.polarity(of: owner) != .affirmed { return false }
      if Self.meaning(old) != Self.meaning(new) { return false }
    }
    return true
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
