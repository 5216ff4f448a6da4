// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Flow {
  /// How many techniques fit, are allowed and were not given yet.
  public func techniquesLeft(in conversation: Conversation) -> Int {
    let choice = TechniqueChoice(facts: Facts(flow: self, conversation: conversation, understanding: Understanding()))
    return choice.candidates.count { if case .allowed = choice.verdict($0) { true } else { false } }
  }
}

extension Flow {
  /// Whether a technique is not for the person as far as they are known, so that another has to take its place.
  public func isRuledOut(_ id: String, in conversation: Conversation) -> Bool {
    TechniqueChoice(facts: Facts(flow: self, conversation: conversation, understanding: Understanding())).isBarred(id)
  }
}

/// Chooses what to offer: the best that fits and is allowed, and says why a better one was not.
struct TechniqueChoice {
  let facts: Facts

  /// Whether a technique may be given, and how.
  enum Verdict: Equatable {
    case allowed(changes: [String])
    /// Ruled out, with the reason.
    case ruledOut(String)
    /// Not before a professional is asked.
    case askFirst(String)
    /// It depends on something that is not known.
    case unknown
  }

  func verdict(_ technique: Technique) -> Verdict {
    if facts.conversation.triage >= .urgent, !technique.isAlwaysSafe { return .unknown }
    for raised in facts.conversation.flags where raised.status == .yes {
      guard let flag = facts.flow.flag(raised.id) else { continue }
      if !technique.isAlwaysSafe, flag.stops.contains(technique.id) || flag.stops.contains(technique.family) {
        return .ruledOut(flag.name.lowercasedFirst)
      }
    }
    for limit in technique.avoid { if holds(limit) == true { return .ruledOut(limit.text) } }
    for limit in technique.askFirst { if holds(limit) == true { return .askFirst(limit.text) } }
    // Unknown is not "no".
    if (technique.avoid + technique.askFirst).contains(where: { holds($0) == nil }) { return .unknown }
    var seen = Set<String>()
    return .allowed(changes: technique.change.filter { holds($0) == true }.map(\.text).filter { seen.insert($0).inserted })
  }

  /// Ruled out, or only after a professional is asked; what is not known bars nothing.
  func isBarred(_ id: String) -> Bool {
    switch facts.flow.technique(id).map(verdict) {
    case .ruledOut, .askFirst: true
    case .allowed, .unknown, nil: false
    }
  }

  func holds(_ limit: Technique.Limit) -> Bool? {
    if let fact = limit.fact { return facts.profile(fact) }
    if facts.hold(limit.when) { return true }
    return facts.mightHold(limit.when) ? nil : false
  }

  /// Those that fit and were not given yet, best first.
  var candidates: [Technique] {
    facts.flow.techniques.enumerated()
      .filter { $0.element.fits != nil && !facts.conversation.offered.contains($0.element.id) && facts.hold($0.element.fits) }
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
  }

  struct Offer {
    var technique: Technique
    var changes: [String]
    /// What would have been offered first, and why it is not.
    var skipped: (technique: Technique, reason: String, mustAsk: Bool)?
  }

  /// The first that is allowed. Where a better one is ruled out, its own alternatives come first.
  var best: Offer? {
    var skipped: (technique: Technique, reason: String, mustAsk: Bool)?
    for technique in candidates {
      switch verdict(technique) {
      case .allowed(let changes): return Offer(technique: technique, changes: changes, skipped: skipped)
      case .unknown: continue
      case .ruledOut(let reason), .askFirst(let reason):
        if skipped == nil {
          var mustAsk = false
          if case .askFirst = verdict(technique) { mustAsk = true }
          skipped = (technique, reason, mustAsk)
          if let offer = alternative(to: technique) { return Offer(technique: offer.0, changes: offer.1, skipped: skipped) }
        }
      }
    }
    return nil
  }

  /// Something for someone whose own wish cannot be: the best that fits, or what may always be done, even again.
  var substitute: (Technique, [String])? {
    if let best { return (best.technique, best.changes) }
    for technique in facts.flow.techniques where technique.isAlwaysSafe {
      if case .allowed(let changes) = verdict(technique) { return (technique, changes) }
    }
    return nil
  }

  /// The first alternative of a technique that is allowed and new.
  func alternative(to technique: Technique) -> (Technique, [String])? {
    for id in technique.instead {
      guard let other = facts.flow.technique(id), !facts.conversation.offered.contains(id) else { continue }
      if case .allowed(let changes) = verdict(other) { return (other, changes) }
    }
    return nil
  }
}
