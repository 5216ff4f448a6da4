// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

/// What came of running a transcript.
public struct TranscriptResult: Sendable, Equatable {
  public enum Verdict: String, Sendable {
    /// Every line as written.
    case same
    /// Only the words differ.
    case wording
    /// Intent, triage, state, slots or the number of replies differ.
    case behaviour
    case skipped
    /// It could not be read.
    case broken
  }
  public var transcript: Transcript
  public var verdict: Verdict
  public var differences: [Difference]
  public var findings: [Finding]
  /// What was actually said, turn by turn.
  public var actual: [ActualTurn]

  public var isFailure: Bool { verdict == .wording || verdict == .behaviour || verdict == .broken }
}

/// What a turn really led to.
public struct ActualTurn: Sendable, Equatable {
  public var replies: [String]
  public var checks: [String]
}

/// One turn that is not as written.
public struct Difference: Sendable, Equatable {
  public var line: Int
  public var you: String?
  /// What was checked, what it was to be, and what it is.
  public var checks: [(key: String, expected: String, actual: String)]
  public var expected: [String]
  public var actual: [String]
  public var repliesDiffer: Bool
  /// The level went down: said first, always.
  public var isTriageLowered: Bool

  public var isBehaviour: Bool { !checks.isEmpty || expected.count != actual.count }

  public static func == (a: Difference, b: Difference) -> Bool {
    a.line == b.line && a.you == b.you && a.expected == b.expected && a.actual == b.actual
      && a.checks.elementsEqual(b.checks) { $0 == $1 }
  }
}

extension Transcript {
  /// Plays the conversation and holds every reply against what is written.
  public func run(_ pack: Pack, findings: [Finding] = []) -> TranscriptResult {
    var result = TranscriptResult(transcript: self, verdict: .same, differences: [], findings: findings, actual: [])
    if !findings.isEmpty {
      result.verdict = .broken
      return result
    }
    if header("skip") != nil {
      result.verdict = .skipped
      return result
    }
    var conversation = pack.flow.begin(region: header("region") ?? "")
    var bindings: [String: String] = [:]
    for turn in turns {
      var replies: [String]
      var checks: [(key: String, expected: String, actual: String)] = []
      var actualChecks: [String] = []
      if let you = turn.you {
        let (next, outcome, _) = pack.respond(to: you, in: conversation)
        conversation = next
        replies = outcome.replies.map(\.text)
        for check in turn.checks {
          let actual = Self.actual(check.key, outcome)
          actualChecks.append(actual)
          if actual != check.value { checks.append((check.key, check.value, actual)) }
        }
      } else {
        replies = pack.flow.greeting.map(\.text)
      }
      result.actual.append(ActualTurn(replies: replies, checks: actualChecks))
      let expected = turn.replies.map(\.text)
      let isSame =
        expected.count == replies.count
        && zip(expected, replies).allSatisfy { Placeholder.matches($0, $1, &bindings) }
      if isSame, checks.isEmpty { continue }
      let lowered = checks.contains { check in
        guard check.key == "triage", let a = Triage(rawValue: check.expected), let b = Triage(rawValue: check.actual) else { return false }
        return b < a
      }
      result.differences.append(
        Difference(
          line: turn.line, you: turn.you, checks: checks, expected: expected, actual: replies, repliesDiffer: !isSame,
          isTriageLowered: lowered))
    }
    if result.differences.contains(where: \.isBehaviour) {
      result.verdict = .behaviour
    } else if !result.differences.isEmpty {
      result.verdict = .wording
    }
    if let reason = header("known-failing") {
      if result.isFailure {
        result.verdict = .skipped
        result.differences = []
      } else {
        result.verdict = .broken
        let line = headers.first { $0.key == "known-failing" }?.line ?? 1
        result.findings = [
          Finding(file: path, line: line, column: 1, message: "it passes now, so @known-failing (\(reason)) can go")
        ]
      }
    }
    return result
  }

  /// What a check sees.
  static func actual(_ key: String, _ turn: Dialogue.Turn) -> String {
    let words = key.split(separator: " ", maxSplits: 1).map(String.init)
    switch words[0] {
    case "intent": return turn.intent?.name ?? "none"
    case "triage": return turn.triage.rawValue
    case "state": return turn.state
    case "scope": return turn.scope
    case "ends": return turn.ended ? "yes" : "no"
    case "expects": return turn.expects.map { "\($0.kind.rawValue) \($0.slot)" } ?? "nothing"
    case "flag": return turn.flags.first { $0.id == words[1] }.map { "\($0.level.rawValue) \($0.status.rawValue)" } ?? "none"
    case "slot": return turn.slots.first { $0.slot == words[1] }.map { Self.words($0.value) } ?? "unknown"
    default: return ""
    }
  }

  static func words(_ value: SlotValue) -> String {
    switch value {
    case .choice(let value): value
    case .items(let yes, _, let unsure): yes.isEmpty ? (unsure.isEmpty ? "none" : "unsure") : yes.joined(separator: ", ")
    case .number(let low, let high): Self.number(low) + (low == high ? "" : "-" + Self.number(high))
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
