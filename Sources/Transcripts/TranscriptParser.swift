// SPDX-License-Identifier: GPL-3.0-or-later
import Content

extension Transcript {
  /// Reads a transcript; mistakes are findings, and what can be read is kept.
  public static func parse(_ text: String, path: String) -> (Transcript, [Finding]) {
    var parser = TranscriptParser(path: path)
    return parser.parse(text)
  }
}

/// One pass over the lines of a file.
private struct TranscriptParser {
  private var transcript: Transcript
  private var findings: [Finding] = []
  /// What a continuation line goes on with.
  private enum Open { case nothing, you, other, reply }
  private var open = Open.nothing

  init(path: String) { transcript = Transcript(path: path, title: "") }

  private mutating func fail(_ line: Int, _ column: Int, _ message: String) {
    findings.append(Finding(file: transcript.path, line: line, column: column, message: message))
  }

  /// A mistake after which nobody can tell who says what.
  private mutating func lose(_ line: Int, _ column: Int, _ message: String) {
    fail(line, column, message)
    if transcript.brokenAt == nil { transcript.brokenAt = line }
  }

  mutating func parse(_ text: String) -> (Transcript, [Finding]) {
    // By scalars: to Swift "\r\n" is one character, and not a line feed.
    var scalars = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
    if scalars.first?.unicodeScalars.first == "\u{FEFF}" {
      transcript.hasMark = true
      scalars[0].unicodeScalars.removeFirst()
    }
    if scalars.count > 1, scalars.dropLast().allSatisfy({ $0.unicodeScalars.last == "\r" }) { transcript.lineEnd = "\r\n" }
    var lines = scalars.map { line in
      var line = line
      if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
      return String(line)
    }
    if lines.last == "" { lines.removeLast() }
    transcript.lines = lines
    for (index, line) in lines.enumerated() { read(line, index + 1) }
    if transcript.turns.isEmpty, findings.isEmpty { fail(1, 1, "there is no turn in it: a turn begins with \"you: \"") }
    findings += transcript.replyFindings
    return (transcript, findings)
  }

  private mutating func read(_ line: String, _ number: Int) {
    let trimmed = line.trimmed
    if trimmed.isEmpty {
      open = .nothing
    } else if line.hasPrefix("#") {
      if transcript.title.isEmpty { transcript.title = line.dropFirst().trimmed }
    } else if line.hasPrefix("@") {
      header(line, number)
    } else if let rest = content(line, after: "you:") {
      transcript.turns.append(.init(you: rest, line: number, lastLine: number))
      open = .you
    } else if let rest = content(line, after: "or:") {
      other(rest, number)
    } else if let rest = content(line, after: "bot:") {
      if transcript.turns.isEmpty { transcript.turns.append(.init(you: nil, line: number, lastLine: number)) }
      transcript.turns[transcript.turns.count - 1].replies.append(.init(text: rest, line: number, lastLine: number))
      open = .reply
    } else if line.first?.isWhitespace == true, trimmed.hasPrefix("|") {
      let rest = line.drop { $0.isWhitespace }.dropFirst()
      goOn((rest.hasPrefix(" ") ? rest.dropFirst() : rest).withoutTrailingBlanks, number)
    } else if line.first?.isWhitespace == true {
      check(trimmed, line.prefix { $0.isWhitespace }.count + 1, number)
    } else {
      let word = line.prefix { !$0.isWhitespace }
      let label = String(word.hasSuffix(":") ? word.dropLast() : word)
      let hint =
        ["you", "or", "bot"].contains(label)
        ? ": \"\(label): \" with a colon and a blank" : Suggestion.text(for: label.lowercased(), among: ["you", "bot"])
      lose(number, 1, "expected \"you:\", \"bot:\", \"#\", \"@\" or an indented line" + hint)
    }
  }

  private func content(_ line: String, after label: String) -> String? {
    guard line.hasPrefix(label) else { return nil }
    let rest = line.dropFirst(label.count)
    return rest.hasPrefix(" ") ? rest.dropFirst().withoutTrailingBlanks : rest.isEmpty ? "" : nil
  }

  private mutating func header(_ line: String, _ number: Int) {
    let key = String(line.dropFirst().prefix { !$0.isWhitespace })
    guard !key.isEmpty else { return fail(number, 2, "a header is \"@key value\"") }
    guard Transcript.headerKeys.contains(key) else {
      return fail(number, 2, "unknown header \"@\(key)\"" + Suggestion.text(for: key, among: Transcript.headerKeys))
    }
    if !transcript.turns.isEmpty { fail(number, 1, "headers come before the first turn") }
    if transcript.header(key) != nil { return fail(number, 2, "\"@\(key)\" is given twice") }
    let rest = line.dropFirst(1 + key.count)
    let column = 2 + key.count + rest.prefix { $0.isWhitespace }.count
    if rest.trimmed.isEmpty { return fail(number, 2, "\"@\(key)\" needs a value" + HeaderValues.example(key)) }
    transcript.headers.append(.init(key: key, value: rest.trimmed, line: number, column: column))
  }

  private mutating func goOn(_ text: String, _ number: Int) {
    let last = transcript.turns.count - 1
    switch open {
    case .nothing: lose(number, 1, "\"|\" goes on with a \"you:\" or \"bot:\" line just above")
    case .you:
      transcript.turns[last].you? += "\n" + text
      transcript.turns[last].lastLine = number
    case .other:
      transcript.turns[last].others[transcript.turns[last].others.count - 1].text += "\n" + text
      transcript.turns[last].lastLine = number
    case .reply:
      let reply = transcript.turns[last].replies.count - 1
      transcript.turns[last].replies[reply].text += "\n" + text
      transcript.turns[last].replies[reply].lastLine = number
    }
  }

  private mutating func other(_ text: String, _ number: Int) {
    guard let last = transcript.turns.indices.last, open == .you || open == .other else {
      return lose(number, 1, "\"or:\" is another way to say the \"you:\" line just above")
    }
    transcript.turns[last].others.append(.init(text: text, line: number))
    transcript.turns[last].lastLine = number
    open = .other
  }

  private mutating func check(_ text: String, _ column: Int, _ number: Int) {
    guard let colon = text.firstIndex(of: ":") else {
      return fail(number, column, "expected \"key: value\" to check, or \"| \" to go on")
    }
    let label = text[..<colon]
    let rest = text[text.index(after: colon)...]
    let word = String(label.prefix { !$0.isWhitespace })
    let key = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard Transcript.checkKeys.contains(word) else {
      return fail(number, column, "unknown check \"\(key)\"" + Suggestion.text(for: word, among: Transcript.checkKeys))
    }
    if Transcript.namedChecks.contains(word) != key.contains(" ") {
      return fail(number, column, Transcript.namedChecks.contains(word) ? "\"\(word)\" needs a name: \"\(word) NAME: value\"" : "\"\(word)\" takes no name")
    }
    guard let last = transcript.turns.indices.last, transcript.turns[last].you != nil else {
      return fail(number, column, "a check stands under the \"you:\" line that it is about")
    }
    if !transcript.turns[last].replies.isEmpty { return fail(number, column, "checks come before the \"bot:\" lines") }
    if transcript.turns[last].checks.contains(where: { $0.key == key }) { return fail(number, column, "\"\(key)\" is checked twice") }
    if rest.trimmed.isEmpty { return fail(number, column, "\"\(key)\" needs a value") }
    let nameColumn = column + word.count + label.dropFirst(word.count).prefix { $0.isWhitespace }.count
    let valueColumn = column + text.distance(from: text.startIndex, to: colon) + 1 + rest.prefix { $0.isWhitespace }.count
    transcript.turns[last].checks.append(.init(key: key, value: rest.trimmed, line: number, column: valueColumn, nameColumn: nameColumn))
    transcript.turns[last].lastLine = number
    open = .nothing
  }
}

extension StringProtocol {
  var withoutTrailingBlanks: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " || self[index(before: end)] == "\t" { end = index(before: end) }
    return String(self[..<end])
  }

  var trimmed: String { String(drop { $0.isWhitespace }).withoutTrailingBlanks }
}
