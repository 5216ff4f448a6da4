// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// A part of the flow that a turn passed through; for coverage, and only kept when asked for.
public enum Passed: Sendable, Equatable, Hashable {
  case state(String)
  /// The way on from a state, by its place.
  case transition(String, Int)
  /// A reaction of a state, or of every state (nil), by its place.
  case reaction(String?, Int)
  case message(String)
  case technique(String)
  /// A limit of a technique that held when the technique was thought of: `avoid`, `ask_first` or `change`, by its place.
  case limit(technique: String, kind: String, Int)
}

extension Flow {
  /// What `reduce` passes through on the same turn, in order.
  public func trace(_ conversation: Conversation, _ understanding: Understanding) -> [Passed] {
    var step = Step(flow: self, conversation: conversation, understanding: understanding)
    step.passed = []
    step.run()
    return step.passed ?? []
  }
}

extension Step {
  /// The limits that led to an offer, or changed it.
  mutating func noteLimits(_ offer: TechniqueChoice.Offer) {
    guard passed != nil else { return }
    let choice = TechniqueChoice(facts: facts)
    var thought = choice.candidates.prefix { $0.id != offer.technique.id }.map { $0 }
    if let skipped = offer.skipped?.technique, !thought.contains(where: { $0.id == skipped.id }) { thought.append(skipped) }
    for technique in thought {
      for (kind, limits) in [("avoid", technique.avoid), ("ask_first", technique.askFirst)] {
        for (index, limit) in limits.enumerated() where choice.holds(limit) == true {
          passed?.append(.limit(technique: technique.id, kind: kind, index))
        }
      }
    }
    for (index, limit) in offer.technique.change.enumerated() where choice.holds(limit) == true {
      passed?.append(.limit(technique: offer.technique.id, kind: "change", index))
    }
  }
}
