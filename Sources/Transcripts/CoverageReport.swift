// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation

/// Coverage for people, for programs and for tools that colour lines.
public enum CoverageReport {
  public enum Format: String, Sendable, CaseIterable { case text, json, lcov }

  /// - Parameter parent: the folder that the names of content files are relative to, as it is to be written; "" for here.
  public static func text(_ coverage: Coverage, _ format: Format, parent: String) -> String {
    switch format {
    case .text: plain(coverage, parent)
    case .json: json(coverage, parent)
    case .lcov: lcov(coverage, parent)
    }
  }

  private static func plain(_ coverage: Coverage, _ parent: String) -> String {
    var out = ["coverage           reached     of       %"]
    func row(_ name: String, _ pieces: [Coverage.Piece]) {
      let reached = pieces.count { $0.hits > 0 }
      out.append("  " + name.padding(17) + left(reached, 7) + left(pieces.count, 7) + left(decimal(Coverage.percent(pieces)), 8))
    }
    for kind in Coverage.Kind.allCases {
      let pieces = coverage.pieces.filter { $0.kind == kind }
      if !pieces.isEmpty { row(kind.plural, pieces) }
    }
    row("all", coverage.pieces)
    if !coverage.missing.isEmpty { out += ["", "not reached:"] }
    for piece in coverage.missing { out.append("  \(place(piece, parent))  \(piece.kind.rawValue) \(piece.name)") }
    return out.joined(separator: "\n") + "\n"
  }

  private static func place(_ piece: Coverage.Piece, _ parent: String) -> String { "\(parent)\(piece.place.file):\(piece.place.line)" }

  private struct Document: Encodable {
    var percent: Double
    var reached: Int
    var total: Int
    var kinds: [Part]
    struct Part: Encodable {
      var kind: String
      var percent: Double
      var reached: Int
      var total: Int
      var missing: [Missing]
    }
    struct Missing: Encodable {
      var name: String
      var file: String
      var line: Int
    }
  }

  private static func json(_ coverage: Coverage, _ parent: String) -> String {
    let parts = Coverage.Kind.allCases.map { kind in
      let pieces = coverage.pieces.filter { $0.kind == kind }
      let missing = pieces.filter { $0.hits == 0 }
      return Document.Part(
        kind: kind.rawValue, percent: rounded(Coverage.percent(pieces)), reached: pieces.count - missing.count, total: pieces.count,
        missing: missing.map { .init(name: $0.name, file: parent + $0.place.file, line: $0.place.line) })
    }
    let document = Document(
      percent: rounded(coverage.percent), reached: coverage.pieces.count - coverage.missing.count, total: coverage.pieces.count, kinds: parts)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }

  /// A line counts as reached when everything on it is.
  private static func lcov(_ coverage: Coverage, _ parent: String) -> String {
    var files: [String: [Int: Int]] = [:]
    for piece in coverage.pieces {
      files[piece.place.file, default: [:]][piece.place.line] = min(piece.hits, files[piece.place.file]?[piece.place.line] ?? .max)
    }
    var out: [String] = []
    for (file, lines) in files.sorted(by: { $0.key < $1.key }) {
      out += ["TN:transcripts", "SF:\(parent)\(file)"]
      for (line, hits) in lines.sorted(by: { $0.key < $1.key }) { out.append("DA:\(line),\(hits)") }
      out += ["LF:\(lines.count)", "LH:\(lines.values.count { $0 > 0 })", "end_of_record"]
    }
    return out.map { $0 + "\n" }.joined()
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded(.down) / 10 }

  /// One digit after the point, rounded down: 100.0 means all of it.
  public static func decimal(_ value: Double) -> String {
    let tenths = Int(value * 10 + 1e-9)
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func left(_ value: some CustomStringConvertible, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - value.description.count)) + value.description
  }
}

extension String {
  func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
