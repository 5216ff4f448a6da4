// SPDX-License-Identifier: GPL-3.0-or-later

extension FlowGraph {
  /// The drawing as a Mermaid flowchart.
  public var mermaid: String {
    var out = ["flowchart TD"]
    for (number, group) in groups.enumerated() {
      out.append("  subgraph group\(number)[\"\(Self.mermaid(group.name))\"]")
      for node in group.nodes {
        let text = node.lines.map(Self.mermaid).joined(separator: "<br>")
        let (open, close) = node.isStart || node.isEnd ? ("([", "])") : node.id == Self.anywhere ? ("{{", "}}") : ("[", "]")
        out.append("    \(Self.name(node.id))\(open)\"\(text)\"\(close)")
      }
      out.append("  end")
    }
    for edge in edges {
      let arrow = edge.isAside ? "-.->" : "-->"
      let label = edge.label.isEmpty ? "" : "|\"\(Self.mermaid(Self.wrapped(edge.label)))\"|"
      out.append("  \(Self.name(edge.from)) \(arrow)\(label) \(Self.name(edge.to))")
    }
    return out.joined(separator: "\n") + "\n"
  }

  /// The drawing in the DOT language.
  public var dot: String {
    var out = ["digraph flow {", "  node [shape=box, fontname=\"sans-serif\"];", "  edge [fontname=\"sans-serif\", fontsize=10];"]
    for (number, group) in groups.enumerated() {
      out.append("  subgraph cluster_\(number) {")
      out.append("    label=\"\(Self.dot(group.name))\";")
      for node in group.nodes {
        let shape = node.isStart || node.isEnd ? ", shape=oval" : node.id == Self.anywhere ? ", shape=hexagon" : ""
        out.append("    \"\(Self.dot(node.id))\" [label=\"\(node.lines.map(Self.dot).joined(separator: "\\n"))\"\(shape)];")
      }
      out.append("  }")
    }
    for edge in edges {
      var marks = edge.label.isEmpty ? [] : ["label=\"\(Self.dot(Self.wrapped(edge.label)))\""]
      if edge.isAside { marks.append("style=dotted") }
      out.append("  \"\(Self.dot(edge.from))\" -> \"\(Self.dot(edge.to))\"\(marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]");")
    }
    return (out + ["}"]).joined(separator: "\n") + "\n"
  }

  /// A name both notations take: no word of theirs begins like it.
  private static func name(_ id: String) -> String {
    "s_" + id.map { $0 == "-" ? "_" : $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_\($0.unicodeScalars.first!.value)_" }.joined()
  }

  /// A long label broken before an `and` or `or`, so that arrows stay narrow.
  private static func wrapped(_ label: String) -> String {
    label.split(separator: "\n").map { line in
      var lines: [String] = [""]
      for word in line.split(separator: " ") {
        if word == "and" || word == "or", lines[lines.count - 1].count > 24 { lines.append("") }
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func mermaid(_ text: String) -> String {
    text.map { ["\"": "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "\n": "<br>"][$0] ?? String($0) }.joined()
  }

  private static func dot(_ text: String) -> String {
    text.map { ["\"": "\\\"", "\\": "\\\\", "\n": "\\n"][$0] ?? String($0) }.joined()
  }
}
