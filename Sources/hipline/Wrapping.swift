// SPDX-License-Identifier: GPL-3.0-or-later

/// Breaks text between words so that no line is wider than the terminal.
enum Wrapping {
  static func wrap(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0), width) }.joined(separator: "\n")
  }

  private static func line(_ text: String, _ width: Int) -> String {
    // What follows "1. " or "a) " hangs under its text.
    let lead = text.prefix { $0.isNumber || $0.isLetter }
    let rest = text.dropFirst(lead.count)
    let isListed = lead.count <= 2 && !lead.isEmpty && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
    let indent = String(repeating: " ", count: isListed ? lead.count + 2 : 0)
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      if !current.isEmpty, columns(current) + 1 + columns(String(word)) > width {
        lines.append(current)
        current = indent + word
      } else {
        current += current.isEmpty ? String(word) : " " + word
      }
    }
    lines.append(current)
    return lines.joined(separator: "\n")
  }

  /// Columns a text takes: two for wide characters and emoji, one for the rest.
  static func columns(_ text: String) -> Int {
    text.reduce(0) { total, character in
      let scalars = character.unicodeScalars
      let isWide = scalars.contains {
        (0x1100...0x115F).contains($0.value) || (0x2E80...0xA4CF).contains($0.value) || (0xAC00...0xD7A3).contains($0.value)
          || (0xF900...0xFAFF).contains($0.value) || (0xFE30...0xFE6F).contains($0.value) || (0xFF00...0xFF60).contains($0.value)
          || (0x1F300...0x1FAFF).contains($0.value) || (0x20000...0x3FFFD).contains($0.value) || $0.value == 0xFE0F
      }
      return total + (isWide ? 2 : 1)
    }
  }
}
