// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Foundation
import Shipped
import Testing

/// The drawing of the flow.
struct GraphTests {
  @Test("the drawing in the documentation is the flow as it is")
  func documented() throws {
    let drawn = FlowGraph(Shipped.pack.flow).mermaid
    let documented = try Places.text(Places.package.appendingPathComponent("Intents/flow.mmd"))
    #expect(documented == drawn, "the flow has changed: hipline graph > Intents/flow.mmd")
  }

  @Test("states are grouped, arrows carry their guards, asides are left out unless asked for")
  func bicycle() throws {
    let flow = try Pack(Places.packs.appendingPathComponent("bicycle-workshop")).flow
    let graph = FlowGraph(flow)
    #expect(graph.groups.map(\.name) == ["talk", "emergency", "urgent", "every state"])
    #expect(graph.groups[1].nodes.map(\.id) == ["get-safe"])
    #expect(graph.edges.contains(.init(from: "where", to: "ridden", label: "part = brake")))
    #expect(graph.edges.contains(.init(from: "where", to: "bike", label: "otherwise")))
    #expect(!graph.edges.contains { $0.isAside })
    #expect(FlowGraph(flow, asides: true).edges.contains { $0.isAside && $0.label == "intent ask_price: says price" })
    #expect(FlowGraph(flow) == graph)
    #expect(graph.dot.hasPrefix("digraph flow {"))
  }

  @Test("a guard is written as it was read", arguments: [
    "part = brake", "part in tyre, brake", "bike has carbon", "part known", "part unknown", "flats >= 3", "level >= soon",
    "not (part = brake or part known) and always", "(intent rain or concept a) and not flag X", "not asked part and refused part",
    "technique left and not questions >= 8", "offered patch",
  ])
  func written(_ text: String) throws {
    #expect(try Guard(text).written == text)
  }
}
