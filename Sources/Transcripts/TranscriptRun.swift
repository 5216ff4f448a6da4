// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

extension Transcript {
  /// Plays the conversation and holds every reply against what is written.
  ///
  /// - Parameter findings: mistakes found on reading; what they leave of the file is still run.
  /// - Parameter isTraced: also tells which parts of the content were passed.
  public func run(_ pack: Pack, findings: [Finding] = [], isTraced: Bool = false) -> TranscriptResult {
    var result = TranscriptResult(transcript: self, verdict: .same, differences: [], findings: findings, actual: [])
    let start = HeaderValues(self, pack)
    result.findings += start.findings + CheckValues.findings(self, pack)
    result.findings.sort()
    if let reason = header("skip"), result.findings.isEmpty {
      result.verdict = .skipped
      result.skipReason = reason
      return result
    }
    play(pack, start, isTraced, &result)
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

  private func play(_ pack: Pack, _ start: HeaderValues, _ isTraced: Bool, _ result: inout TranscriptResult) {
    var conversation = start.conversation
    var bindings: [String: String] = [:]
    let mistaken = Set(result.findings.map(\.line))
    // The turn that a mistake stands in may have lost its replies to it.
    for turn in turns where (turn.replies.last?.lastLine ?? turn.lastLine) < (brokenAt ?? .max) - 1 || brokenAt == nil {
      var replies: [String]
      var checks: [Difference.CheckOutcome] = []
      if let you = turn.you {
        let before = conversation
        let (next, outcome, understanding) = pack.respond(to: you, in: conversation, at: start.clock)
        conversation = next
        replies = outcome.replies.map(\.text)
        checks = turn.checks.map { check in
          let actual = CheckValues.actual(check, outcome)
          return .init(key: check.key, expected: mistaken.contains(check.line) ? actual : check.value, actual: actual)
        }
        if isTraced { Coverage.count(pack, before, understanding, outcome, into: &result.passed) }
      } else {
        replies = pack.flow.greeting.map(\.text)
        if isTraced { for source in pack.flow.greeting.flatMap(\.sources) { result.passed["source \(source)", default: 0] += 1 } }
      }
      replies = replies.map(Self.comparable)
      result.actual.append(ActualTurn(replies: replies, checks: checks.map(\.actual)))
      let expected = turn.replies.map(\.text)
      let steps = Alignment.replies(expected, replies, &bindings)
      let isSame = steps.allSatisfy { if case .same = $0 { true } else { false } }
      if isSame, checks.allSatisfy(\.isSame) { continue }
      result.differences.append(
        Difference(line: turn.line, you: turn.you, checks: checks, expected: expected, actual: replies, steps: steps))
    }
  }

  /// A reply as a file can hold it: blanks at the ends of lines never matter.
  private static func comparable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(\.withoutTrailingBlanks).joined(separator: "\n")
  }

  /// `@known-failing` passes while it fails and fails once it passes.
  private func forgiveKnown(_ result: inout TranscriptResult) {
    guard let known = headers.first(where: { $0.key == "known-failing" }), result.findings.isEmpty else { return }
    if result.isFailure {
      result.verdict = .skipped
      result.skipReason = "known failing: " + known.value
      return
    }
    result.verdict = .broken
    result.findings = [
      Finding(file: path, line: known.line, column: 1, message: "it passes now, so @known-failing (\(known.value)) can go")
    ]
  }
}
