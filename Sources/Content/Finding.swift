// SPDX-License-Identifier: GPL-3.0-or-later

/// Something wrong, or doubtful, in the content, and where.
public struct Finding: Sendable, Equatable, Codable, Comparable, CustomStringConvertible {
  public enum Severity: String, Sendable, Codable { case error, warning }
  /// As it was found: relative to the content folder's parent.
  public var file: String
  /// Both count from 1.
  public var line: Int
  public var column: Int
  public var severity: Severity
  public var message: String

  public init(file: String, line: Int, column: Int, severity: Severity = .error, message: String) {
    (self.file, self.line, self.column, self.severity, self.message) = (file, line, column, severity, message)
  }

  /// `Intents/flow.yml:14:9: error: no state "paper-trai" (did you mean "paper-tray"?)`
  public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(message)" }

  public static func < (a: Finding, b: Finding) -> Bool {
    (a.file, a.line, a.column, a.message) < (b.file, b.line, b.column, b.message)
  }
}

/// The nearest of some names to one that is unknown.
public enum Suggestion {
  /// ` (did you mean "x"?)`, or nothing where no name is near.
  public static func text(for name: String, among names: some Sequence<String>) -> String {
    guard let best = nearest(to: name, among: names) else { return "" }
    return " (did you mean \"\(best)\"?)"
  }

  /// The name fewest edits away, at most a third of its length; the first in order where several are as near.
  public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    var best: (distance: Int, name: String)?
    for candidate in names {
      let distance = distance(Array(name.lowercased()), Array(candidate.lowercased()))
      guard distance <= max(1, min(name.count, candidate.count) / 3) else { continue }
      if best == nil || (distance, candidate) < best! { best = (distance, candidate) }
    }
    return best?.name
  }

  /// Edits between two words, a swap of neighbours being one (Damerau 1964).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
