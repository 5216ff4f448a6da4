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
    /// There is a mistake in the file itself.
    case broken
  }
  public var transcript: Transcript
  public var verdict: Verdict
  public var differences: [Difference]
  public var findings: [Finding]
  /// What is doubtful in the file and fails nothing.
  public var warnings: [Finding] = []
  /// What was actually said, turn by turn.
  public var actual: [ActualTurn]
  /// Parts of the content that were passed, and how often; empty unless asked for.
  public var passed: [String: Int] = [:]
  /// `@skip`, or `@known-failing` and it does.
  public var skipReason: String?
  public var seconds = 0.0

  public var isFailure: Bool { verdict == .wording || verdict == .behaviour || verdict == .broken }
  /// It fails, and what really came would make it pass.
  public var isRecordable: Bool { isFailure && findings.isEmpty }
  public var isTriageLowered: Bool { isFailure && differences.contains { $0.loweredTriage != nil } }
  /// `@known-failing`, and it does.
  public var isKnownFailing: Bool { verdict == .skipped && !differences.isEmpty }
  /// Levels that went down, with the lines of the messages: said wherever the differences themselves are not shown.
  var lowered: [(line: Int, words: String)] { differences.flatMap { one in one.lowered.map { (one.line, $0.loweredWords) } } }
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
  /// Another way to say it led elsewhere than the first.
  public var isOtherWay = false
  /// All that was checked.
  public var checks: [CheckOutcome]
  public var expected: [String]
  public var actual: [String]
  public var steps: [Alignment.Step]
  /// What the placeholders stand for, as far as that is known by then.
  public var bound: [String: String] = [:]

  public struct CheckOutcome: Sendable, Equatable {
    public var key: String
    public var expected: String
    public var actual: String
    public var isSame: Bool { expected == actual }
    var loweredWords: String { "\(key) went down, \(expected) -> \(actual)" }
  }

  public var failedChecks: [CheckOutcome] { checks.filter { !$0.isSame } }
  public var isBehaviour: Bool { !failedChecks.isEmpty || expected.count != actual.count }
  /// Replies in other words.
  public var changedWords: Int { steps.count { if case .changed = $0 { true } else { false } } }

  /// The check that saw a level go down, or a warning sign go: said first, always.
  public var loweredTriage: CheckOutcome? { lowered.first }

  /// Every check that did.
  var lowered: [CheckOutcome] {
    func level(_ text: String) -> Triage { Triage(rawValue: String(text.prefix { $0 != " " })) ?? .selfCare }
    return failedChecks.filter { check in
      if check.key == "triage" { return level(check.actual) < level(check.expected) }
      guard check.key.hasPrefix("flag "), check.expected.hasSuffix(" yes") else { return false }
      return !check.actual.hasSuffix(" yes") || level(check.actual) < level(check.expected)
    }
  }

  /// What differs in a few words; behaviour before wording.
  public var heading: String {
    var parts: [String] = []
    if let lowered = loweredTriage { parts.append(lowered.loweredWords) }
    let others = failedChecks.filter { $0 != loweredTriage }.map(\.key)
    if !others.isEmpty { parts.append(others.joined(separator: ", ")) }
    if expected.count != actual.count { parts.append("\(Self.replies(actual.count)), not \(expected.count)") }
    if parts.isEmpty { return "wording" }
    let words = changedWords > 0 ? "; wording of \(Self.replies(changedWords))" : ""
    return "behaviour: " + parts.joined(separator: ", ") + words
  }

  private static func replies(_ count: Int) -> String { count == 1 ? "1 reply" : "\(count) replies" }
}
