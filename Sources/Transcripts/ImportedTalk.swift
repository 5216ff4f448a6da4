// SPDX-License-Identifier: GPL-3.0-or-later

/// A transcript in the making: turns with their checks above their replies, in whatever order those were told.
struct ImportedTalk {
  private struct Turn {
    /// Comments above the message.
    var above: [String] = []
    /// `you:` and `or:` lines; none where replies come first.
    var said: [String] = []
    var checks: [(key: String, line: String)] = []
    var body: [Line] = []
    /// A message in words that nobody told.
    var isWordless = false
  }
  private enum Line {
    case comment(String)
    case reply([String])
    /// Something is said here, or nothing.
    case open
    var isReply: Bool { if case .comment = self { false } else { true } }
  }
  private let head: [String]
  private var turns: [Turn] = []

  init(title: String, path: String, more: [String] = []) {
    head = ([title, "Imported from \(path)."] + more).map { "# " + Visible.text($0) }
  }

  var saysAnything: Bool { turns.contains { !$0.said.isEmpty } }

  /// A message and other ways to say it.
  mutating func say(_ texts: [String], comments: [String] = []) {
    var turn = Turn(above: comments.map(Self.comment))
    for (index, text) in texts.enumerated() { turn.said += TranscriptResult.written(index == 0 ? "you:" : "or:", text) }
    turns.append(turn)
  }

  /// A message in words that are not known: what is replied to it cannot stand either.
  mutating func sayUnknown(_ comment: String) { turns.append(Turn(body: [.comment(Self.comment(comment))], isWordless: true)) }

  /// False where there is no message to check, or the same is checked already.
  mutating func check(_ key: String, _ value: String) -> Bool {
    guard let last = turns.indices.last, !turns[last].said.isEmpty, !turns[last].checks.contains(where: { $0.key == key }) else { return false }
    turns[last].checks.append((key, "     \(key): \(value)"))
    return true
  }

  /// A reply as it is written in a file, its brackets being escaped already. False where it answers what is not known.
  mutating func reply(_ text: String) -> Bool {
    begin()
    if turns[turns.count - 1].isWordless { return false }
    turns[turns.count - 1].body.append(.reply(TranscriptResult.reply(text)))
    return true
  }

  /// Whatever is said here.
  mutating func leaveOpen() {
    begin()
    if !turns[turns.count - 1].isWordless { turns[turns.count - 1].body.append(.open) }
  }

  mutating func comment(_ text: String) {
    begin()
    turns[turns.count - 1].body.append(.comment(Self.comment(text)))
  }

  private mutating func begin() { if turns.isEmpty { turns.append(Turn()) } }

  private static func comment(_ text: String) -> String { "# " + text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  var text: String { (head + turns.flatMap(Self.lines)).joined(separator: "\n") + "\n" }

  private static func lines(_ turn: Turn) -> [String] {
    var body = turn.body
    // Neither of the other tools says by saying nothing that nothing is said.
    if !turn.said.isEmpty, !body.contains(where: \.isReply) { body.append(.open) }
    let last = body.lastIndex(where: \.isReply)
    return [""] + turn.above + turn.said + turn.checks.map(\.line) + body.enumerated().flatMap { index, line in
      switch line {
      case .comment(let text): [text]
      case .reply(let lines): lines
      case .open: [index == last ? "bot: ..." : "bot: [..]"]
      }
    }
  }
}
