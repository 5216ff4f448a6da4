// SPDX-License-Identifier: GPL-3.0-or-later

extension TranscriptResult {
  /// The file with the replies and checks that really came, everything else as a person wrote it.
  ///
  /// A written reply that still matches, placeholders and all, is kept as it is.
  public var rewritten: String {
    var lines = transcript.lines
    // From the end, so that the numbers of earlier lines stay right.
    for (turn, actual) in zip(transcript.turns, self.actual).reversed() {
      var bindings: [String: String] = [:]
      let written = turn.replies
      var block: [String] = []
      for (index, text) in actual.replies.enumerated() {
        if index < written.count, Placeholder.matches(written[index].text, text, &bindings) {
          block += lines[(written[index].line - 1)...(written[index].lastLine - 1)]
        } else {
          block += Self.reply(text)
        }
      }
      if let first = written.first, let last = written.last {
        // Comments between replies are kept, after them.
        let between = lines[(first.line - 1)...(last.lastLine - 1)].filter { $0.hasPrefix("#") }
        lines.replaceSubrange((first.line - 1)...(last.lastLine - 1), with: block + between)
      } else {
        var after = turn.checks.last?.line ?? turn.line
        while after < lines.count, lines[after].trimmed.hasPrefix("|") { after += 1 }
        lines.insert(contentsOf: block, at: after)
      }
      for (check, value) in zip(turn.checks, actual.checks) where check.value != value {
        let line = lines[check.line - 1]
        lines[check.line - 1] = line.prefix { $0.isWhitespace } + "\(check.key): \(value)"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A reply as it is written in a file.
  static func reply(_ text: String) -> [String] {
    let escaped = text.split(separator: "[", omittingEmptySubsequences: false).joined(separator: "\\[")
    let lines = escaped.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return ["bot: " + lines[0]] + lines.dropFirst().map { "     | " + $0 }
  }
}
