// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Step {
  /// Says a message of the content, as far as its guards hold.
  mutating func say(_ id: String, _ extra: [String: String] = [:], kind: Reply.Kind? = nil) {
    guard let message = flow.messages[id] else { return }
    passed?.append(.message(id))
    for line in message.lines where facts.hold(line.when) {
      let text = facts.fill(line.text, extra: extra)
      if text.isEmpty { continue }
      turn.replies.append(
        Reply(kind ?? line.kind, text, sources: line.sources, hold: line.hold, repeats: line.repeats))
    }
  }

  /// Says what was heard, so that a person knows it need not be told again.
  mutating func sayHeard() {
    var said = Set<String>()
    let parts = learnt.compactMap { slot -> String? in
      guard let definition = flow.slot(slot), definition.summary != nil else { return nil }
      return facts.echo(slot)
    }.filter { !$0.isEmpty && said.insert($0).inserted }
    guard !parts.isEmpty else { return }
    say("heard", ["heard": parts.joined(separator: ", ")])
  }

  /// Puts the question of a slot. Where every wording was used it is left unsaid; it stays open all the same.
  mutating func ask(_ slot: Slot, afterAside: Bool = false) {
    conversation.pending = .slot(slot.id)
    guard let (text, wording) = facts.question(slot, afterAside: afterAside) else { return }
    let isFirst = conversation.asked[slot.id] == nil
    conversation.asked[slot.id, default: 0] |= 1 << wording
    if isFirst { conversation.questions += 1 }
    var lines = [text]
    // A list is shown in full at first, and again when what was typed was not on it.
    if slot.kind == .checklist, !afterAside || isFirst { lines += facts.expecting(slot).choices.map { "\($0.key)) \($0.label)" } }
    turn.replies.append(Reply(.ask, lines.joined(separator: "\n")))
  }

  /// Comes back to what was asked, more shortly.
  mutating func askAgain() {
    switch conversation.pending {
    case .slot(let id):
      guard let slot = flow.slot(id) else { return }
      if facts.isKnown(id) { return advance() }
      if slot.kind == .checklist, !saidAside, conversation.offered == before.offered, isSaidOften(slot), let value = refuse(slot) {
        return leave(slot, at: value)
      }
      ask(slot, afterAside: saidAside || conversation.misses == 0)
    case .confirm(let id):
      if let question = flow.flag(id)?.confirm { turn.replies.append(Reply(.ask, facts.fill(question))) }
    case .among(let slot, let items): sayAmong(slot, items)
    case .clash, .which, nil:
      break
    }
  }

  /// A list was put in so many wordings, or in all there are.
  private func isSaidOften(_ slot: Slot) -> Bool {
    (conversation.asked[slot.id] ?? 0).nonzeroBitCount >= Self.mostOfAList || facts.question(slot, afterAside: true) == nil
  }

  private static let mostOfAList = 5

  /// A question that is not answered is left: the safer answer is taken, and the talk goes on.
  mutating func leave(_ slot: Slot, at value: SlotValue) {
    conversation.set(slot.id, value)
    conversation.takeUp()
    say("skipped")
    advance()
  }

  /// Gives one technique: why not another, what it is, how it is done, when to stop.
  mutating func give(_ offer: TechniqueChoice.Offer) {
    let technique = offer.technique
    noteLimits(offer)
    passed?.append(.technique(technique.id))
    if let (skipped, reason, mustAsk) = offer.skipped {
      say(mustAsk ? "ask-first" : "ruled-out", ["technique": skipped.name, "reason": reason, "instead": technique.name])
    }
    conversation.offered.append(technique.id)
    conversation.last = [technique.id]
    if let intro = technique.intro { turn.replies.append(Reply(.say, facts.fill(intro), sources: technique.sources)) }
    for change in offer.changes { turn.replies.append(Reply(.say, facts.fill(change))) }
    for (index, step) in technique.steps.enumerated() {
      turn.replies.append(
        Reply(
          .step, "\(index + 1). " + facts.fill(step.text), sources: technique.sources, hold: step.hold, repeats: step.repeats))
    }
    if let feel = technique.feel { turn.replies.append(Reply(.say, facts.fill(feel))) }
    if let stop = technique.stop { turn.replies.append(Reply(.warn, facts.fill(stop))) }
  }
}
