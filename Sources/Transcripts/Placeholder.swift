// SPDX-License-Identifier: GPL-3.0-or-later

/// `[name]` in a reply: one run of characters, the same wherever the name stands in a file. `[..]` is any run. `\[` is a bracket.
package enum Placeholder {
  enum Piece: Equatable { case text(String), any(String?) }

  package static func matches(_ expected: String, _ actual: String, _ bindings: inout [String: String]) -> Bool {
    if !expected.contains("[") { return expected == actual }
    var trial = bindings
    guard match(pieces(expected)[...], actual[...], &trial) else { return false }
    bindings = trial
    return true
  }

  /// A text as it is written in a file, brackets kept from being placeholders.
  package static func escaped(_ text: some StringProtocol) -> String {
    text.split(separator: "[", omittingEmptySubsequences: false).joined(separator: "\\[")
  }

  static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var run = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "\\", rest.dropFirst().first == "[" {
        run.append("[")
        rest = rest.dropFirst(2)
      } else if first == "[", let close = rest.firstIndex(of: "]") {
        let name = rest[rest.index(after: rest.startIndex)..<close]
        if !Brackets.isName(name) {
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

  /// A reply that changed, with the placeholders of the one that was written where they still have their place.
  package static func kept(of written: String, in actual: String, _ bindings: [String: String]) -> String {
    guard written.contains("[") else { return escaped(actual) }
    let pieces = pieces(written)
    var done: [Piece] = [.text(actual)]
    for (index, piece) in pieces.enumerated() {
      guard case .any(let name) = piece else { continue }
      var before = ""
      var after = ""
      if index > 0, case .text(let text) = pieces[index - 1] { before = lastWord(text) }
      if index + 1 < pieces.count, case .text(let text) = pieces[index + 1] { after = firstWord(text) }
      for (place, piece) in done.enumerated() {
        guard case .text(let text) = piece, let found = find(text, name.flatMap { bindings[$0] }, before, after) else { continue }
        done.replaceSubrange(place...place, with: [.text(String(text[..<found.lowerBound])), .any(name), .text(String(text[found.upperBound...]))])
        break
      }
    }
    return done.map { piece in
      switch piece {
      case .text(let text): escaped(text)
      case .any(let name): "[\(name ?? "..")]"
      }
    }.joined()
  }

  private static func lastWord(_ text: String) -> String { String(text.reversed().enumerated().prefix { $0.offset < 2 || !$0.element.isWhitespace }.map(\.element).reversed()) }
  private static func firstWord(_ text: String) -> String { String(text.enumerated().prefix { $0.offset < 2 || !$0.element.isWhitespace }.map(\.element)) }

  /// The value itself, or what stands between the words that stood round it.
  private static func find(_ text: String, _ value: String?, _ before: String, _ after: String) -> Range<String.Index>? {
    if let value, value.count > 1 { return text.firstRange(of: value) }
    guard value == nil, !(before.isEmpty && after.isEmpty) else { return nil }
    guard let start = before.isEmpty ? text.startIndex : text.firstRange(of: before)?.upperBound else { return nil }
    guard let end = after.isEmpty ? text.endIndex : text[start...].firstRange(of: after)?.lowerBound else { return nil }
    let run = text[start..<end]
    return run.isEmpty || run.contains("\n") || run.count > 60 ? nil : start..<end
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
