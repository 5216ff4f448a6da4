// SPDX-License-Identifier: GPL-3.0-or-later

/// How to take back one step: what it changed, as it was before. Only differences are kept, so that a long talk stays small.
public struct Undo: Sendable, Equatable {
  var state: String
  var pending: Conversation.Pending?
  /// Slots that the step changed, with their values before; nil where nothing was known.
  var slots: [(slot: String, value: SlotValue?)]
  /// How many techniques had been given, and how many questions put.
  var offered: Int
  var questions: Int
  /// Slots that were skipped in the step.
  var refused: [String]
  /// Slots whose skipping the step undid.
  var unrefused: [String]

  /// What leads from one conversation back to another; nil where they do not differ in anything that can be taken back.
  init?(from after: Conversation, to before: Conversation, except derived: Set<String>) {
    let ids = (before.slots + after.slots).map(\.slot)
    var seen = derived
    slots = ids.filter { seen.insert($0).inserted && before.value($0) != after.value($0) }.map { ($0, before.value($0)) }
    // Of a question that came between, what it came between is taken up again: unless that is known, but for which of several.
    var open = before.resume ?? before.pending
    if case .among = before.pending { open = before.pending }
    (state, pending) = (before.state, open)
    (offered, questions) = (before.offered.count, before.questions)
    refused = after.refused.filter { !before.refused.contains($0) }
    unrefused = before.refused.filter { !after.refused.contains($0) }
    if slots.isEmpty, state == after.state, before.pending == after.pending, offered == after.offered.count, refused.isEmpty { return nil }
  }

  init(
    state: String, pending: Conversation.Pending?, slots: [(slot: String, value: SlotValue?)], offered: Int, questions: Int,
    refused: [String], unrefused: [String]
  ) {
    (self.state, self.pending, self.slots, self.offered) = (state, pending, slots, offered)
    (self.questions, self.refused, self.unrefused) = (questions, refused, unrefused)
  }

  public static func == (a: Undo, b: Undo) -> Bool {
    a.state == b.state && a.pending == b.pending && a.offered == b.offered && a.questions == b.questions && a.refused == b.refused && a.unrefused == b.unrefused
      && a.slots.elementsEqual(b.slots) { $0 == $1 }
  }
}

extension Conversation {
  /// The most steps that can be taken back: more than anyone does, and a bound for what is kept.
  static let mostSteps = 64

  /// Remembers how to return from here to a conversation before.
  mutating func remember(_ before: Conversation, except derived: Set<String>) {
    guard let undo = Undo(from: self, to: before, except: derived) else { return }
    journal.append(undo)
    if journal.count > Self.mostSteps { journal.removeFirst() }
  }

  /// Takes back the last step; false where there is none.
  mutating func takeBack() -> Bool {
    guard let undo = journal.popLast() else { return false }
    state = undo.state
    for (slot, value) in undo.slots {
      if let value { set(slot, value) } else { clear(slot) }
    }
    offered = Array(offered.prefix(undo.offered))
    questions = undo.questions
    refused = refused.filter { !undo.refused.contains($0) } + undo.unrefused
    if let place = path.lastIndex(of: state) { path.removeSubrange((place + 1)...) } else { path.append(state) }
    (pending, resume) = (undo.pending, nil)
    // At the very start nothing was asked yet.
    if journal.isEmpty, pending == nil { asked = [:] }
    return true
  }
}
