// SPDX-License-Identifier: GPL-3.0-or-later

/// A file of lines with columns kept apart by tabs, and a header that names them.
public struct Table: Sendable {
  public let header: [String]
  public let rows: [[String]]

  public init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).trimmed } }
    header = lines.first?.map { $0.lowercased() } ?? []
    rows = Array(lines.dropFirst())
  }

  /// The place of a column.
  public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// Whether the third column knows only `Affirmed` and `Negated`.
  var isTwofold: Bool { rows.allSatisfy { $0.count < 3 || ["affirmed", "negated"].contains($0[2].lowercased()) } }
}

extension String {
  var trimmed: String {
    var part = Substring(self)
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}
