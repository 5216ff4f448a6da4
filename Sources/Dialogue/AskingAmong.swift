// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Step {
  /// Asks once which of the things is so that a letter stands for, unless that were a question too many; until then each may be.
  mutating func askAmong() -> Bool {
    guard let slot = flow.profile, several.count > 1, flow.messages["among"] != nil, conversation.questions < Flow.mostQuestions,
      !conversation.has(.among, slot)
    else { return false }
    conversation.note(.among, slot)
    conversation.questions += 1
    // The list itself is answered.
    if conversation.pending == .slot(slot) { conversation.pending = nil }
    conversation.interrupt(with: .among(slot: slot, several))
    sayAmong(slot, several)
    return true
  }

  mutating func sayAmong(_ slot: String, _ items: [String]) {
    let choices = facts.numbered(items, of: slot).map { "\($0.key)) \($0.label)" }
    say("among", ["choices": Facts.list(choices, last: flow.word("or"))], kind: .ask)
  }

  /// It stays open which: each may be so.
  mutating func leaveOpen() {
    conversation.takeUp()
    say("skipped")
    advance()
  }
}

extension Flow {
  /// How many questions may come before the first step (law 3).
  static let mostQuestions = 5
}
