// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue

extension Lint {
  /// States that nothing leads to, and states that may have no way on.
  func checkStates() {
    let flow = content.flow
    var roots = [flow.start] + flow.everywhere.compactMap(\.to) + flow.intents.values.compactMap(\.to)
    roots += flow.levelStates.values
    var reached = Set<String>()
    while let id = roots.popLast() {
      guard let state = flow.states[id], reached.insert(id).inserted else { continue }
      roots += state.next.map(\.to) + state.on.compactMap(\.to)
    }
    for id in names(.state) {
      guard let state = flow.states[id] else { continue }
      if !reached.contains(id) { report(.state, id, "nothing leads to the state \"\(id)\"") }
      if state.ends || state.waits { continue }
      if !state.next.isEmpty, state.next.allSatisfy({ $0.when != nil && $0.when != .always }) {
        report(.state, id, "the state \"\(id)\" has no way on where none of its guards holds; let the last have none, or wait")
      }
      if state.ask == nil, !state.offers, state.next.contains(where: { $0.to == id && $0.when == nil }) {
        report(.state, id, "the state \"\(id)\" leads to itself without asking anything", .error)
      }
      if let index = state.next.firstIndex(where: { $0.when == nil || $0.when == .always }), index < state.next.count - 1 {
        report(.state, id, "in the state \"\(id)\" the ways after the one to \"\(state.next[index].to)\" are never taken")
      }
    }
    for level in [Triage.urgent, .emergency] where flow.levelStates[level] == nil {
      guard flow.flags.contains(where: { $0.level == level || $0.raised.contains { $0.to == level } }) else { continue }
      content.findings.add(
        Finding(
          file: content.shown("pack.yml"), line: 1, column: 1, severity: .error,
          message: "there are flags of level \(level.rawValue), but no state for it under levels"))
    }
  }
}
