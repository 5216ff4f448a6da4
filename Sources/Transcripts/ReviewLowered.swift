// SPDX-License-Identifier: GPL-3.0-or-later

/// What accepting a new version would put up with.
extension Pending {
  /// The levels that would go down, a line each.
  public var lowered: [String] { Self.lowered(TranscriptFiles.read(transcript).0, TranscriptFiles.read(path).0) }

  static func lowered(_ old: Transcript, _ new: Transcript) -> [String] {
    func line(_ number: Int, _ words: String) -> String { Visible.text("  line \(number): behaviour: \(words)") }
    return zip(old.turns, new.turns).flatMap { before, after -> [String] in
      let checks = Dictionary(zip(before.checks, after.checks).map { ($0.line, (old: $0, new: $1)) }, uniquingKeysWith: { first, _ in first })
      let lower = checks.sorted { $0.key < $1.key }.flatMap { number, check in
        Difference(
          line: number, you: nil, checks: [.init(key: check.old.key, expected: check.old.value, actual: check.new.value)], expected: [], actual: [],
          steps: []
        ).lowered.map { line(number, $0.loweredWords) }
      }
      // Another way to say it that led lower is a comment now, which says so.
      let ways = before.others.filter { way in !after.others.contains { $0.text == way.text } }.flatMap { way -> [String] in
        let (start, end) = ("# led elsewhere, ", way.ledElsewhere([]).dropFirst("# led elsewhere".count))
        let comment = new.lines.first { $0.hasPrefix(start) && $0.hasSuffix(end) }
        return comment.map { [line(way.line, String($0.dropFirst(start.count).dropLast(end.count)))] } ?? []
      }
      return lower + ways
    }
  }
}
