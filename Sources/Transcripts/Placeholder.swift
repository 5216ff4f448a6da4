// SPDX-License-Identifier: GPL-3.0-or-later

/// `[name]` in a reply: one run of characters, the same wherever the name stands in a file. `[..]` is any run. `\[` is a bracket.
enum Placeholder {
  private enum Piece: Equatable { case text(String), any(String?) }

  static func matches(_ expected: String, _ actual: String, _ bindings: inout [String: String]) -> Bool {
    if !expected.contains("[") { return expected == actual }
    var trial = bindings
    guard match(pieces(expected)[...], actual[...], &trial) else { return false }
    bindings = trial
    return true
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var run = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "\\", rest.dropFirst().first == "[" {
        run.append("[")
        rest = rest.dropFirst(2)
      } else if first == "[", let close = rest.firstIndex(of: "]") {
        let name = rest[rest.index(after: rest.startIndex)..<close]
        if name.isEmpty || name.contains(" ") && name != ".." {
          run.append(first)
          rest = rest.dropFirst()
          continue
        }
        if !run.isEmpty { pieces.append(.text(run)) }
        run = ""
        pieces.append(.any(name == ".." ? nil : String(name)))
        rest = rest[rest.index(after: close)...]
      } else {
        run.append(first)
        rest = rest.dropFirst()
      }
    }
    if !run.isEmpty { pieces.append(.text(run)) }
    return pieces
  }

  private static func match(_ pieces: ArraySlice<Piece>, _ text: Substring, _ bindings: inout [String: String]) -> Bool {
    guard let piece = pieces.first else { return text.isEmpty }
    switch piece {
    case .text(let run):
      return text.hasPrefix(run) && match(pieces.dropFirst(), text.dropFirst(run.count), &bindings)
    case .any(let name):
      if let name, let bound = bindings[name] {
        return text.hasPrefix(bound) && match(pieces.dropFirst(), text.dropFirst(bound.count), &bindings)
      }
      var end = text.startIndex
      while end < text.endIndex, text[end] != "\n" {
        end = text.index(after: end)
        var trial = bindings
        if let name { trial[name] = String(text[..<end]) }
        if match(pieces.dropFirst(), text[end...], &trial) {
          bindings = trial
          return true
        }
      }
      return false
    }
  }
}
