// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Dialogue

/// `hipline graph`: the flow as a drawing.
struct Graph: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the flow: its states, and what leads from one to another.",
    discussion: """
      Examples:
        hipline graph > Intents/flow.mmd
        hipline graph --format dot | dot -Tsvg > flow.svg
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case mermaid, dot }

  @OptionGroup var options: PackOptions
  @Option(help: "The notation: mermaid or dot.") var format = Format.mermaid
  @Flag(help: "Draw what is answered without moving on as well.") var asides = false

  func run() throws {
    let graph = FlowGraph(try options.pack().flow, asides: asides)
    switch format {
    case .mermaid: Console.write(graph.mermaid)
    case .dot: Console.write(graph.dot)
    }
  }
}
