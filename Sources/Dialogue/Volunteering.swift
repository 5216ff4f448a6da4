// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What a message tells without being asked for it.
extension Step {
  /// The value of a slot that the message speaks of, whatever was asked.
  func volunteered(_ slot: Slot) -> String? {
    guard let spoken = spoken[slot.id] else { return nil }
    var best: (first: Int, value: String)?
    for value in slot.values {
      if let test = value.notWhen, facts.hold(test) { continue }
      let concept = value.concept
      for mention in spoken where mention.concept == concept {
        guard mention.polarity == .affirmed || mention.polarity == .uncertain else { continue }
        // "It's easing. Can I dance tomorrow?" tells nothing of how it began.
        if let beside = understanding.beside, mention.span.lowerBound >= beside.start { continue }
        let place = understanding.isCorrection ? -mention.span.lowerBound : mention.span.lowerBound
        if best == nil || place < best!.first { best = (place, value.id) }
      }
    }
    return best?.value
  }

  /// Takes in what was said without being asked for.
  mutating func volunteer(_ slot: Slot, isAsked: Bool) {
    switch slot.kind {
    case .choice, .yesNo:
      guard let value = volunteered(slot) else {
        // "Not the left": what was taken is given up.
        if case .choice(let old) = conversation.value(slot.id), isShortDenial(slot),
          understanding.polarity(of: Flow.concept(slot: slot.id, value: old)) == .negated
        {
          noteNot(slot, old)
          conversation.clear(slot.id)
          changed.insert(slot.id)
        }
        return
      }
      guard case .choice(let old) = conversation.value(slot.id) else {
        conversation.set(slot.id, .choice(value))
        learnt.append(slot.id)
        if isAsked { answered = true }
        return
      }
      if old == value {
        isFirstKept = true
        return
      }
      let isWorthAsking = slot.clash?.contains(value) ?? true
      if understanding.isCorrection || conversation.refused.contains(slot.id) {
        change(slot.id, to: .choice(value))
        conversation.refused.removeAll { $0 == slot.id }
        learnt.append(slot.id)
      } else if !isWorthAsking {
        isFirstKept = true
      } else if clash == nil, slot.summary != nil {
        clash = (slot.id, old, value)
      }
    case .checklist:
      guard spoken[slot.id] != nil else { return }
      var (yes, no, unsure): ([String], [String], [String]) = ([], [], [])
      if case .items(let y, let n, let u) = conversation.value(slot.id) { (yes, no, unsure) = (y, n, u) }
      let before = (yes, no, unsure)
      for value in slot.values {
        switch understanding.polarity(of: value.concept) {
        case .affirmed:
          if !yes.contains(value.id) { yes.append(value.id) }
          // Its parts are open again: which of them it is may not be known.
          no.removeAll { item in item == value.id || value.parts.contains { $0.id == item } }
          unsure.removeAll { $0 == value.id }
        // "No fall" is no "no" to "a fall, knock or pop".
        case .negated where !value.parts.isEmpty && !yes.contains(value.id): break
        case .negated:
          // "I don't have a replaced hip!" is about what was noted.
          if !yes.contains(value.id) || isShortDenial(slot) {
            yes.removeAll { $0 == value.id }
            if !no.contains(value.id) { no.append(value.id) }
          }
        default: break
        }
      }
      if (yes, no, unsure) != before {
        let wasKnown = facts.isKnown(slot.id)
        conversation.set(slot.id, .items(yes: yes, no: no, unsure: unsure))
        if yes != before.0 {
          learnt.append(slot.id)
          if wasKnown { changed.insert(slot.id) }
        }
        for gone in before.0 where !yes.contains(gone) { noteNot(slot, gone) }
        if understanding.isCorrection, yes.count > before.0.count, self.before.turns > 0 {
          changes.append(facts.list(yes.filter { !before.0.contains($0) }.map { slot.value($0)?.heard ?? $0 }))
        }
      }
    case .number, .duration:
      guard let measure = slot.measure,
        let value = understanding.told(
          measure, with: slot.with, since: slot.since, apartFrom: flow.profile, isChange: conversation.value(slot.id) != nil)
      else { return }
      guard let old = conversation.value(slot.id) else {
        conversation.set(slot.id, .number(value.low, value.high))
        learnt.append(slot.id)
        return
      }
      if old == .number(value.low, value.high) { isFirstKept = true } else if understanding.isCorrection { change(slot.id, to: .number(value.low, value.high)) }
    case .free: return
    }
  }

  /// The value of a slot that is spoken of, by what fills it or by the words of its choices.
  func spokenValue(_ slot: Slot) -> String? {
    if let value = volunteered(slot) { return value }
    guard let choice = understanding.meantChoices.first(where: { $0.slot == slot.id })?.choice, slot.values.indices.contains(choice) else { return nil }
    return slot.values[choice].id
  }

  /// Gives a slot another value than it had, and says so later.
  mutating func change(_ slot: String, to value: SlotValue) {
    guard conversation.value(slot) != value else { return }
    conversation.set(slot, value)
    changed.insert(slot)
    if let echo = facts.echo(slot), !echo.isEmpty { changes.append(echo) }
  }

  /// Something known turned out not to be so.
  mutating func noteNot(_ slot: Slot, _ value: String) {
    guard let heard = slot.value(value)?.heard else { return }
    changes.append(flow.word("not") + " " + heard)
    changed.insert(slot.id)
  }

  /// In a long story a "not" is hardly ever about what was noted before.
  private func isShortDenial(_ slot: Slot) -> Bool {
    // "No, it's not locked" answers what was asked, and takes nothing else back.
    if understanding.answer.word == .no, case .slot(let asked) = before.pending, asked != slot.id, !understanding.isCorrection { return false }
    return understanding.isCorrection || understanding.wordCount <= Self.mostWordsOfDenial
  }
  private static let mostWordsOfDenial = 12
}
