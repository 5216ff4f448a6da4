// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of a BotiumScript convo: `#me`, `#bot` or another word, and the lines under it.
struct ConvoPart {
  var label: String
  var line: Int
  /// Without blanks round them; empty ones only between others.
  var lines: [(number: Int, text: String)] = []

  /// What stands above the first part, and the parts.
  static func all(_ text: String) -> (head: [String], parts: [Self]) {
    var head: [String] = []
    var parts: [Self] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.trimmed
      if line.hasPrefix("#") {
        parts.append(Self(label: trimmed, line: index + 1))
      } else if parts.isEmpty {
        if !trimmed.isEmpty { head.append(trimmed) }
      } else {
        parts[parts.count - 1].lines.append((index + 1, trimmed))
      }
    }
    for index in parts.indices {
      while parts[index].lines.last?.text.isEmpty == true { parts[index].lines.removeLast() }
      parts[index].lines = Array(parts[index].lines.drop { $0.text.isEmpty })
    }
    return (head, parts)
  }
}
