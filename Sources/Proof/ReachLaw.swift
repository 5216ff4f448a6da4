// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue

/// Law 5, in part: nothing is unreachable. What neither the exploration nor the people came to can be left out of the content, or has lost
/// the way to it.
public struct ReachLaw {
  private let flow: Flow

  public init(flow: Flow) { self.flow = flow }

  public func run(_ explored: Explorer.Outcome, _ people: PeopleLaw.Outcome) -> [Violation] {
    // A state that only passes the talk on is never where it rests.
    let resting = flow.states.values.filter { $0.ask != nil || $0.waits || $0.ends }.map(\.id).sorted()
    return unreached("state", resting, explored.reachedStates.union(people.reachedStates))
      + unreached("technique", flow.techniques.map(\.id), explored.reachedTechniques.union(people.reachedTechniques))
      + unreached("flag", flow.flags.filter { $0.level > .selfCare }.map(\.id), explored.reachedFlags.union(people.reachedFlags))
  }

  private func unreached(_ kind: String, _ all: [String], _ reached: Set<String>) -> [Violation] {
    all.filter { !reached.contains($0) }.map {
      Violation(law: .alwaysAWayOn, message: "no conversation comes to the \(kind) \"\($0)\"", conversation: [])
    }
  }
}
