// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What guards are held against: the conversation, and the message being answered.
struct Facts {
  var flow: Flow
  var conversation: Conversation
  var understanding: Understanding

  func hold(_ test: Guard?) -> Bool {
    guard let test else { return true }
    switch test {
    case .always: return true
    case .and(let a, let b): return hold(a) && hold(b)
    case .or(let a, let b): return hold(a) || hold(b)
    case .not(let a): return !hold(a)
    case .isOne(let slot, let values):
      switch conversation.value(slot) {
      case .choice(let value): return values.contains(value)
      case .items(let yes, _, _): return values.contains { yes.contains($0) }
      default: return false
      }
    case .has(let slot, let values):
      guard case .items(let yes, _, _) = conversation.value(slot) else {
        if case .choice(let value) = conversation.value(slot) { return values.contains(value) }
        return false
      }
      return values.contains { yes.contains($0) }
    case .known(let slot): return isKnown(slot)
    case .compare(let slot, let comparison, let number):
      guard case .number(let low, let high) = conversation.value(slot), low >= 0 else { return false }
      let test = Row.Test(measure: .number, comparison: comparison, value: number)
      return test.holds(comparison == .atMost || comparison == .below ? low : high)
    case .flag(let id): return conversation.flags.contains { $0.id == id && $0.status == .yes }
    case .level(let level): return conversation.triage >= level
    case .intent(let id):
      return understanding.intents.contains { $0.name == id && ($0.isSure || understanding.decision == .clear(id)) }
    case .concept(let id): return understanding.polarity(of: id) == .affirmed
    case .denied(let id): return understanding.polarity(of: id) == .negated
    case .asked(let slot): return conversation.asked[slot] != nil
    case .refused(let slot): return conversation.refused.contains(slot)
    case .offered(let id): return conversation.offered.contains(id)
    case .techniqueLeft: return TechniqueChoice(facts: self).best != nil
    case .questions(let count): return conversation.questions >= count
    }
  }

  /// Whether a guard would hold if all that was left open on the checklists it speaks of were so: unknown is not no.
  func mightHold(_ test: Guard?) -> Bool {
    var other = self
    var isOpen = false
    for case .slot(let slot) in test?.names ?? [] where slot != flow.profile {
      guard case .items(let yes, let no, let unsure) = conversation.value(slot), !unsure.isEmpty else { continue }
      other.conversation.set(slot, .items(yes: yes + unsure, no: no, unsure: []))
      isOpen = true
    }
    return isOpen && other.hold(test)
  }

  /// A checklist is known when nothing on it is left open.
  func isKnown(_ slot: String) -> Bool {
    guard let value = conversation.value(slot) else { return false }
    guard case .items(let yes, let no, let unsure) = value, let slot = flow.slot(slot) else { return true }
    return asked(of: slot).allSatisfy { yes.contains($0) || no.contains($0) || unsure.contains($0) }
  }

  /// So, or perhaps so, of a checklist.
  func isTold(_ item: String, of slot: String) -> Bool {
    guard case .items(let yes, _, let unsure) = conversation.value(slot) else { return false }
    return yes.contains(item) || unsure.contains(item)
  }

  /// Known not to be so, of a checklist.
  func isRuledOut(_ item: String, of slot: String) -> Bool {
    guard case .items(_, let no, _) = conversation.value(slot) else { return false }
    return no.contains(item)
  }

  /// The values that a checklist asks for.
  func asked(of slot: Slot) -> [String] {
    slot.groups.isEmpty ? slot.values.map(\.id) : slot.groups.flatMap(\.covers)
  }

  /// Whether a fact about the person holds: yes, no, or not known.
  func profile(_ fact: String) -> Bool? {
    guard let slot = flow.profile, let value = conversation.value(slot) else { return nil }
    guard case .items(let yes, let no, let unsure) = value else { return nil }
    if yes.contains(fact) { return true }
    if unsure.contains(fact) || conversation.refused.contains(slot) { return nil }
    if no.contains(fact) { return false }
    // Values that no question covers are known when the list has been answered.
    if let definition = flow.slot(slot), !asked(of: definition).contains(fact), isKnown(slot) { return false }
    return nil
  }
}

extension Flow {
  /// Whether a guard holds for a conversation at rest.
  public func holds(_ test: Guard?, in conversation: Conversation) -> Bool {
    Facts(flow: self, conversation: conversation, understanding: Understanding()).hold(test)
  }

  /// Whether nothing of a slot is left open.
  public func isKnown(_ slot: String, in conversation: Conversation) -> Bool {
    Facts(flow: self, conversation: conversation, understanding: Understanding()).isKnown(slot)
  }

  /// Every guard of the pack.
  public var guards: [Guard] {
    var guards: [Guard] = []
    for id in states.keys.sorted() { guards += states[id]!.next.compactMap(\.when) + states[id]!.on.compactMap(\.when) }
    guards += everywhere.compactMap(\.when)
    guards += flags.flatMap(\.guards)
    for technique in techniques {
      guards += [technique.fits].compactMap { $0 } + (technique.avoid + technique.askFirst + technique.change).compactMap(\.when)
    }
    for slot in slots { guards += slot.values.flatMap(\.guards) }
    return guards
  }
}
