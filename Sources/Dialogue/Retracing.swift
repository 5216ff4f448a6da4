// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Step {
  /// After something known has changed: walks the way so far again, and goes where it leads now. False where it leads to where we are.
  ///
  /// "Sorry, I meant the front" after a step for the side was given: the way through the questions is the same, the step is not.
  mutating func retrace() -> Bool {
    let withdrawn = withdrawn
    guard !changed.isEmpty || !withdrawn.isEmpty else { return false }
    // Law 3: five questions are enough before the first step; what is open then is taken the safer way.
    if conversation.offered.isEmpty, conversation.questions >= Flow.mostQuestions { return false }
    let offerChanged = hasOfferChanged || withdrawn.contains { $0.technique.id == conversation.offered.last }
    let path = conversation.path
    for (place, id) in path.enumerated() {
      guard let state = flow.states[id] else { continue }
      if let ask = state.ask, id != conversation.state, changed.contains(ask), isOpen(ask) {
        return turn(to: id)
      }
      if state.offers, offerChanged { return turn(to: id) }
      guard place + 1 < path.count, let was = way(from: state, in: was), was.to == path[place + 1] else { continue }
      if let now = way(from: state, in: now), now.to != was.to { return turn(to: now.to) }
    }
    return false
  }

  /// Says which of the techniques given no longer suit what is now known of the person.
  mutating func sayWithdrawn() {
    for (technique, reason) in withdrawn { say("withdrawn", ["technique": technique.name, "reason": reason]) }
  }

  /// Says how the technique that goes on is to be done from now on, before any question.
  mutating func sayNewChanges() {
    // Where the technique has been left, how to do it is no matter any more.
    guard conversation.offered == before.offered, conversation.pending == before.pending else { return }
    let place = turn.replies.firstIndex { $0.kind == .ask } ?? turn.replies.endIndex
    turn.replies.insert(contentsOf: newChanges.map { Reply(.warn, facts.fill($0)) }, at: place)
  }

  /// How the technique given last is to be done otherwise, now that more is known.
  private var newChanges: [String] {
    guard !learnt.isEmpty || !changed.isEmpty, let last = conversation.offered.last.flatMap(flow.technique),
      case .allowed(let now) = TechniqueChoice(facts: now).verdict(last), case .allowed(let then) = TechniqueChoice(facts: was).verdict(last)
    else { return [] }
    return now.filter { !then.contains($0) }
  }

  /// Techniques that were right when they were given, and are ruled out by what was just said.
  private var withdrawn: [(technique: Technique, reason: String)] {
    guard !learnt.isEmpty || !changed.isEmpty || conversation.flags != before.flags else { return [] }
    let (then, now) = (TechniqueChoice(facts: was), TechniqueChoice(facts: now))
    return conversation.offered.compactMap { id in
      guard let technique = flow.technique(id), case .allowed = then.verdict(technique) else { return nil }
      switch now.verdict(technique) {
      case .ruledOut(let reason), .askFirst(let reason): return (technique, reason)
      case .allowed, .unknown: return nil
      }
    }
  }

  /// The technique given last was chosen for what was known, and would not be chosen now.
  private var hasOfferChanged: Bool {
    func choice(_ facts: Facts) -> String? {
      var facts = facts
      facts.conversation.offered = conversation.offered.dropLast()
      return TechniqueChoice(facts: facts).best?.technique.id
    }
    guard !changed.isEmpty, let last = conversation.offered.last, choice(was) == last else { return false }
    return choice(now) != last
  }

  /// What held before this message, and what holds now, whatever the message says besides.
  private var was: Facts { Facts(flow: flow, conversation: before, understanding: Understanding()) }
  private var now: Facts { Facts(flow: flow, conversation: conversation, understanding: Understanding()) }

  private func isOpen(_ slot: String) -> Bool { !facts.isKnown(slot) && !conversation.refused.contains(slot) }

  private func way(from state: Flow.State, in facts: Facts) -> Flow.Transition? { state.next.first { facts.hold($0.when) } }

  private mutating func turn(to state: String) -> Bool {
    conversation.pending = nil
    conversation.resume = nil
    enter(state)
    return true
  }
}
