// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

extension Transcript {
  /// Plays the conversation and holds every reply against what is written.
  ///
  /// - Parameter findings: mistakes found on reading; what they leave of the file is still run.
  /// - Parameter isTraced: also tells which parts of the content were passed.
  /// - Parameter isBrief: the first difference is enough.
  public func run(_ pack: Pack, findings: [Finding] = [], isTraced: Bool = false, isBrief: Bool = false) -> TranscriptResult {
    var result = TranscriptResult(transcript: self, verdict: .same, differences: [], findings: findings, actual: [])
    let start = HeaderValues(self, pack)
    result.findings += start.findings + CheckFindings(self, pack).list
    result.findings.sort()
    if let reason = header("skip"), result.findings.isEmpty {
      result.verdict = .skipped
      result.skipReason = reason
      return result
    }
    play(start.narrowed(pack), start, isTraced, isBrief, &result)
    if !result.findings.isEmpty {
      result.verdict = .broken
    } else if result.differences.contains(where: \.isBehaviour) {
      result.verdict = .behaviour
    } else if !result.differences.isEmpty {
      result.verdict = .wording
    }
    forgiveKnown(&result)
    return result
  }

  private func play(_ pack: Pack, _ start: HeaderValues, _ isTraced: Bool, _ isBrief: Bool, _ result: inout TranscriptResult) {
    var conversation = start.conversation
    var bindings: [String: String] = [:]
    let mistaken = Set(result.findings.map(\.line))
    lazy var fixed = FixedLines(pack.flow)
    // The turn that a mistake stands in may have lost its replies to it.
    for turn in turns where (turn.replies.last?.lastLine ?? turn.lastLine) < (brokenAt ?? .max) - 1 || brokenAt == nil {
      if isEachAlone { conversation = start.conversation }
      let before = conversation
      for (number, way) in turn.ways.enumerated() {
        var replies: [String]
        var checks: [Difference.CheckOutcome] = []
        if let text = way.text {
          let isHeard = number > 0 && turn.isOnlyHeard && !isTraced
          let (next, outcome, understanding) =
            isHeard
            ? (before, Dialogue.Turn(), pack.reader.understand(text, expecting: pack.flow.expects(before)))
            : pack.respond(to: text, in: before, at: start.clock)
          if number == 0 { conversation = next }
          replies = outcome.replies.map(\.text)
          checks = turn.checks.map { check in
            let actual = CheckValues.actual(check, outcome, understanding)
            return .init(key: check.key, expected: mistaken.contains(check.line) ? actual : check.value, actual: actual)
          }
          if isTraced { Coverage.count(pack, before, understanding, outcome, into: &result.passed) }
        } else {
          replies = pack.flow.greeting.map(\.text)
          if isTraced { for source in pack.flow.greeting.flatMap(\.sources) { result.passed["source \(source)", default: 0] += 1 } }
        }
        replies = turn.comparable(replies)
        let actual = ActualTurn(replies: replies, checks: checks.map(\.actual))
        // Where all the ways lead to the same new place, that is one change.
        if number == 0 { result.actual.append(actual) } else if actual == result.actual.last { continue }
        let expected = turn.replies.map(\.text)
        let steps = Alignment.replies(expected, replies, &bindings)
        if number == 0 {
          for case .same(let old, let new) in steps where expected[old].utf8.contains(0x5B) {
            result.warnings += fixed.warnings(turn.replies[old], came: replies[new], self)
          }
        }
        let isSame = steps.allSatisfy { if case .same = $0 { true } else { false } }
        if isSame, checks.allSatisfy(\.isSame) { continue }
        result.differences.append(
          Difference(
            line: way.line, you: way.text, isOtherWay: number > 0, checks: checks, expected: expected, actual: replies, steps: steps, bound: bindings))
        if isBrief { return }
      }
    }
  }

  /// `@known-failing` passes while it fails and fails once it passes.
  private func forgiveKnown(_ result: inout TranscriptResult) {
    guard let known = headers.first(where: { $0.key == "known-failing" }), result.findings.isEmpty else { return }
    if result.isFailure {
      result.verdict = .skipped
      result.skipReason = "known failing (\(known.value))"
      return
    }
    result.verdict = .broken
    result.findings = [
      Finding(file: path, line: known.line, column: 1, message: "it passes now, so @known-failing (\(known.value)) can go")
    ]
  }
}

extension Transcript.Turn {
  /// The message and the other ways to say it.
  fileprivate var ways: [(text: String?, line: Int)] { [(you, line)] + others.map { ($0.text, $0.line) } }

  /// Nothing is checked but what was understood: what is replied need not be known.
  fileprivate var isOnlyHeard: Bool { replies.map(\.text) == ["..."] && checks.allSatisfy { $0.kind == "concept" } }

  /// Replies as a file can hold them: blanks at the ends of lines never matter, nor does what `bot: ...` stands for.
  fileprivate func comparable(_ replies: [String]) -> [String] {
    let told = isOpen ? Array(replies.prefix(self.replies.count - 1)) : replies
    return told.map { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).map(\.withoutTrailingBlanks).joined(separator: "\n")
    } + (isOpen ? ["..."] : [])
  }
}
