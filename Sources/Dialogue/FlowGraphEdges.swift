// SPDX-License-Identifier: GPL-3.0-or-later

extension FlowGraph {
  /// The ways out of one state, in the order in which they are tried.
  static func ways(_ flow: Flow, _ id: String, _ asides: Bool) -> [Edge] {
    guard let state = flow.states[id] else { return [] }
    var edges = state.on.compactMap { edge($0, from: id, asides) }
    for (place, way) in state.next.enumerated() {
      let label = way.when?.written ?? (place == 0 ? "" : "otherwise")
      if let same = edges.firstIndex(where: { $0.to == way.to && !$0.isAside && !$0.label.isEmpty }), !label.isEmpty {
        // Two ways to one state are one arrow, unless another comes between them.
        if same == edges.count - 1 {
          edges[same].label += "\nor " + label
          continue
        }
      }
      edges.append(Edge(from: id, to: way.to, label: label))
    }
    return edges
  }

  /// What may happen in every state: warning signs, reactions, and what people ask for.
  static func waysFromAnywhere(_ flow: Flow, _ asides: Bool) -> [Edge] {
    var edges: [Edge] = []
    for level in Triage.allCases.reversed() {
      guard let state = flow.levelStates[level] else { continue }
      edges.append(Edge(from: anywhere, to: state, label: "a flag of level \(level.rawValue)"))
    }
    edges += flow.everywhere.compactMap { edge($0, from: anywhere, asides) }
    let intents = flow.intents.values.sorted { $0.id < $1.id }
    for intent in intents {
      if let to = intent.to { edges.append(Edge(from: anywhere, to: to, label: "intent " + intent.id)) }
    }
    guard asides else { return edges }
    for intent in intents where intent.to == nil {
      let does = intent.command.map { "command " + $0.rawValue } ?? intent.offer.map { "technique " + $0 } ?? intent.reply.map { "says " + $0 }
      if let does { edges.append(Edge(from: anywhere, to: anywhere, label: "intent \(intent.id): \(does)", isAside: true)) }
    }
    return edges
  }

  private static func edge(_ reaction: Flow.Reaction, from id: String, _ asides: Bool) -> Edge? {
    let cause = [reaction.intent.map { "intent " + $0 }, reaction.when?.written].compactMap { $0 }.joined(separator: " and ")
    if let to = reaction.to { return Edge(from: id, to: to, label: cause) }
    if let slot = reaction.ask { return Edge(from: id, to: id, label: cause + ": asks " + slot) }
    return asides ? Edge(from: id, to: id, label: cause + ": says " + reaction.say.joined(separator: ", "), isAside: true) : nil
  }
}
