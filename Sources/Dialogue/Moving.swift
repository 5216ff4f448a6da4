// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Step {
  /// Goes on from the state to the first that its guards allow; stays where none does.
  mutating func advance() {
    guard let state = flow.states[conversation.state] else { return }
    // What the state asks is still open: a question that came between was answered, not this one.
    if let ask = state.ask, conversation.pending == .slot(ask), !facts.isKnown(ask), !conversation.refused.contains(ask) {
      return askAgain()
    }
    if let next = state.next.firstIndex(where: { facts.hold($0.when) }) {
      passed?.append(.transition(state.id, next))
      conversation.pending = nil
      enter(state.next[next].to)
    } else if case .slot(let id) = conversation.pending {
      if facts.isKnown(id) { conversation.pending = nil } else { askAgain() }
    }
  }

  /// Enters a state, and passes on through those that have nothing to wait for.
  mutating func enter(_ id: String) {
    var id = id
    for _ in 0..<64 {
      guard let state = flow.states[id] else { return }
      conversation.state = id
      if let place = conversation.path.firstIndex(of: id) { conversation.path.removeSubrange((place + 1)...) } else { conversation.path.append(id) }
      passed?.append(.state(id))
      derive()
      for slot in state.clear {
        conversation.clear(slot)
        conversation.refused.removeAll { $0 == slot }
      }
      for message in state.say {
        say(message)
        conversation.last = [message]
      }
      if state.offers {
        let choice = TechniqueChoice(facts: facts)
        if let offer = wantedOffer() { give(offer) } else if let best = choice.best { give(withoutWhatWasSaid(best)) }
      }
      if state.ends {
        conversation.isEnded = true
        conversation.pending = nil
        return
      }
      if let ask = state.ask, let slot = flow.slot(ask), !facts.isKnown(ask), !conversation.refused.contains(ask) {
        self.ask(slot)
        return
      }
      if state.waits {
        conversation.pending = nil
        return
      }
      guard let next = state.next.firstIndex(where: { facts.hold($0.when) }) else { return }
      passed?.append(.transition(id, next))
      id = state.next[next].to
    }
  }

  /// The technique that was asked for by name, once it may be given.
  private mutating func wantedOffer() -> TechniqueChoice.Offer? {
    guard let id = conversation.wanted, let technique = flow.technique(id) else { return nil }
    conversation.wanted = nil
    let choice = TechniqueChoice(facts: facts)
    switch choice.verdict(technique) {
    case .allowed(let changes): return .init(technique: technique, changes: changes, skipped: nil)
    case .ruledOut(let reason):
      guard let (other, changes) = choice.alternative(to: technique) ?? choice.substitute else { return nil }
      return .init(technique: other, changes: changes, skipped: (technique, reason, false))
    case .askFirst(let reason):
      guard let (other, changes) = choice.alternative(to: technique) ?? choice.substitute else { return nil }
      return .init(technique: other, changes: changes, skipped: (technique, reason, true))
    case .unknown: return nil
    }
  }

  /// Why something better is left out is said once.
  private mutating func withoutWhatWasSaid(_ offer: TechniqueChoice.Offer) -> TechniqueChoice.Offer {
    guard let skipped = offer.skipped?.technique.id else { return offer }
    guard conversation.has(.leftOut, skipped) else {
      conversation.note(.leftOut, skipped)
      return offer
    }
    return .init(technique: offer.technique, changes: offer.changes, skipped: nil)
  }

  /// Someone asked for a technique by its name.
  mutating func offerByName(_ id: String) {
    guard let technique = flow.technique(id) else { return }
    let choice = TechniqueChoice(facts: facts)
    switch choice.verdict(technique) {
    case .unknown where conversation.triage >= .urgent:
      say("not-now", ["technique": technique.name])
      askAgain()
    case .unknown:
      // Who must not do it has to be known first.
      if let profile = flow.profile, let slot = flow.slot(profile), !facts.isKnown(profile), !conversation.refused.contains(profile) {
        conversation.wanted = id
        say("first-about-you", ["technique": technique.name])
        if conversation.pending != .slot(profile) { conversation.interrupt(with: .slot(profile)) }
        ask(slot)
      } else if let (other, changes) = choice.alternative(to: technique) ?? choice.substitute {
        say("not-known", ["technique": technique.name, "instead": other.name])
        give(.init(technique: other, changes: changes, skipped: nil))
        askAgain()
      } else {
        say("not-now", ["technique": technique.name])
        askAgain()
      }
    default:
      conversation.wanted = id
      if let offer = wantedOffer() { give(offer) } else { say("not-now", ["technique": technique.name]) }
      askAgain()
    }
  }

  /// The message said something: an answer, an intent, a thing of the content.
  private var isUnderstood: Bool {
    answered || !learnt.isEmpty || !changed.isEmpty || !understanding.concepts.isEmpty || understanding.decision != .none
  }

  /// Reactions of every state, then of this one.
  mutating func react() -> Bool {
    let state = conversation.state
    let own = flow.states[state]?.on ?? []
    // What answers the question only sounds like a wish: "way better already" asks for nothing else.
    var plain = facts
    if answered, case .clear(let id) = understanding.decision, !isSure(flow.intents[id]) { plain.understanding.decision = .none }
    for (index, reaction) in (flow.everywhere + own).enumerated() {
      let facts = index < flow.everywhere.count ? self.facts : plain
      if let intent = reaction.intent, !facts.hold(.intent(intent)) { continue }
      guard facts.hold(reaction.when) else { continue }
      // What was not understood moves nothing.
      if reaction.to != nil || reaction.ask != nil, !isUnderstood { continue }
      for message in reaction.say { say(message) }
      if let ask = reaction.ask, let slot = flow.slot(ask) {
        if facts.isKnown(ask) || conversation.refused.contains(ask) { continue }
        conversation.interrupt(with: .slot(ask))
        self.ask(slot)
      } else if let to = reaction.to {
        conversation.pending = nil
        enter(to)
      } else {
        saidAside = true
        askAgain()
      }
      let place = index - flow.everywhere.count
      passed?.append(place < 0 ? .reaction(nil, index) : .reaction(state, place))
      return true
    }
    return false
  }
}
