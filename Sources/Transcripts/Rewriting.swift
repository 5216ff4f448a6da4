// SPDX-License-Identifier: GPL-3.0-or-later

extension TranscriptResult {
  /// The file with the replies and checks that really came, everything else as a person wrote it.
  ///
  /// A written reply that still matches, placeholders and all, is kept as it is; comments stay where they stood. Another way to say
  /// something that leads elsewhere becomes a comment, which says so where it led to a lower level.
  public var rewritten: String {
    var lines = transcript.lines
    var bindings: [String: String] = [:]
    var edits: [(at: Range<Int>, lines: [String])] = []
    let lost = Dictionary(differences.filter(\.isOtherWay).map { ($0.line, $0.lowered) }, uniquingKeysWith: { first, _ in first })
    for (turn, actual) in zip(transcript.turns, self.actual) {
      for way in turn.others {
        guard let lowered = lost[way.line] else { continue }
        let length = way.text.split(separator: "\n", omittingEmptySubsequences: false).count
        edits.append((way.line - 1..<way.line - 1 + length, [way.ledElsewhere(lowered.map(\.loweredWords))]))
      }
      for (check, value) in zip(turn.checks, actual.checks) where check.value != value {
        let line = lines[check.line - 1]
        edits.append((check.line - 1..<check.line, [line.prefix { $0.isWhitespace } + "\(check.key): \(value)"]))
      }
      let steps = Alignment.replies(turn.replies.map(\.text), actual.replies, &bindings)
      let first = turn.replies.first.map { $0.line - 1 } ?? turn.lastLine
      let end = turn.replies.last?.lastLine ?? turn.lastLine
      edits.append((first..<end, replies(of: turn, actual.replies, steps, bindings)))
    }
    // From the end, so that the numbers of earlier lines stay right.
    for (range, new) in edits.sorted(by: { $0.at.lowerBound < $1.at.lowerBound }).reversed() { lines.replaceSubrange(range, with: new) }
    return (transcript.hasMark ? "\u{FEFF}" : "") + lines.map { $0 + transcript.lineEnd }.joined()
  }

  private func replies(
    of turn: Transcript.Turn, _ actual: [String], _ steps: [Alignment.Step], _ bindings: [String: String]
  ) -> [String] {
    let written = turn.replies
    /// Comments and blank lines above a reply.
    func above(_ index: Int) -> [String] {
      index == 0 ? [] : Array(transcript.lines[written[index - 1].lastLine..<written[index].line - 1])
    }
    return steps.flatMap { step -> [String] in
      switch step {
      case .same(let old, _): above(old) + transcript.lines[written[old].line - 1..<written[old].lastLine]
      case .changed(let old, let new): above(old) + Self.reply(Placeholder.kept(of: written[old].text, in: actual[new], bindings))
      case .removed(let old): above(old).filter { !$0.trimmed.isEmpty }
      case .added(let new): Self.reply(Placeholder.escaped(actual[new]))
      }
    }
  }

  /// A reply as it is written in a file, its brackets being escaped already.
  package static func reply(_ text: String) -> [String] { written("bot:", text) }

  /// A label, a text and its continuation lines.
  static func written(_ label: String, _ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [(label + " " + lines[0]).withoutTrailingBlanks] + lines.dropFirst().map { ("     | " + $0).withoutTrailingBlanks }
  }
}

extension Transcript.Way {
  /// The comment that is left of a way that does not lead to the same.
  func ledElsewhere(_ lowered: [String]) -> String {
    (["# led elsewhere"] + lowered).joined(separator: ", ") + ": " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
  }
}
