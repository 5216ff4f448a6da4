// SPDX-License-Identifier: GPL-3.0-or-later

/// The flow as a drawing: boxes in groups and arrows between them, always in the same order.
public struct FlowGraph: Sendable, Equatable {
  /// A box: a state, or the place "anywhere" that every state shares.
  public struct Node: Sendable, Equatable {
    public var id: String
    /// Its lines: the name, then what it says, asks and does.
    public var lines: [String]
    public var isStart = false
    public var isEnd = false
  }

  /// An arrow; a dotted one is an aside, which comes back to where the talk was.
  public struct Edge: Sendable, Equatable {
    public var from: String
    public var to: String
    public var label: String
    public var isAside = false

    public init(from: String, to: String, label: String, isAside: Bool = false) {
      (self.from, self.to, self.label, self.isAside) = (from, to, label, isAside)
    }
  }

  public struct Group: Sendable, Equatable {
    public var name: String
    public var nodes: [Node]
  }

  public var groups: [Group] = []
  public var edges: [Edge] = []

  /// The box for whatever may happen in every state.
  public static let anywhere = "anywhere"

  /// - Parameter asides: draws what is answered without moving as well.
  public init(_ flow: Flow, asides: Bool = false) {
    let main = Self.reached(flow, from: [flow.start])
    let inTalk = Set(main)
    var drawn = inTalk
    groups.append(.init(name: "talk", nodes: main.compactMap { Self.node(flow, $0) }))
    for level in Triage.allCases.reversed() {
      guard let state = flow.levelStates[level], !drawn.contains(state) else { continue }
      let own = Self.reached(flow, from: [state]).filter { !drawn.contains($0) }
      drawn.formUnion(own)
      groups.append(.init(name: level.rawValue, nodes: own.compactMap { Self.node(flow, $0) }))
    }
    let roots = flow.everywhere.compactMap(\.to) + flow.intents.keys.sorted().compactMap { flow.intents[$0]?.to }
    let others = Self.reached(flow, from: roots).filter { !drawn.contains($0) }
    drawn.formUnion(others)
    let lost = flow.states.keys.sorted().filter { !drawn.contains($0) }
    if !others.isEmpty { groups.append(.init(name: "asked for", nodes: others.compactMap { Self.node(flow, $0) })) }
    if !lost.isEmpty { groups.append(.init(name: "not reached", nodes: lost.compactMap { Self.node(flow, $0) })) }
    for group in groups { for node in group.nodes { edges += Self.ways(flow, node.id, asides) } }
    edges += Self.waysFromAnywhere(flow, asides)
    if edges.contains(where: { $0.from == Self.anywhere || $0.to == Self.anywhere }) {
      groups.append(.init(name: "every state", nodes: [.init(id: Self.anywhere, lines: ["in every state"])]))
    }
  }

  /// States in the order in which they are come to, the start first.
  public static func reached(_ flow: Flow, from roots: [String]) -> [String] {
    var order: [String] = []
    var queue = roots
    while !queue.isEmpty {
      let id = queue.removeFirst()
      guard !order.contains(id), let state = flow.states[id] else { continue }
      order.append(id)
      queue += state.next.map(\.to) + state.on.compactMap(\.to)
    }
    return order
  }

  private static func node(_ flow: Flow, _ id: String) -> Node? {
    guard let state = flow.states[id] else { return nil }
    var lines = [id]
    if !state.say.isEmpty { lines.append("says " + state.say.joined(separator: ", ")) }
    if state.offers { lines.append("offers a technique") }
    if let slot = state.ask { lines.append("asks " + slot) }
    if state.waits { lines.append("waits") }
    return Node(id: id, lines: lines, isStart: id == flow.start, isEnd: state.ends)
  }
}
