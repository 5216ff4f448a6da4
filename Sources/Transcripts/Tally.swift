// SPDX-License-Identifier: GPL-3.0-or-later

/// What a whole run came to, in order: the results, counted.
public struct Tally: Sendable {
  public var results: [TranscriptResult]
  /// Chosen but not run, because one before them failed.
  public var notRun = 0

  public init(_ results: [TranscriptResult], notRun: Int = 0) { (self.results, self.notRun) = (results, notRun) }

  public var failed: Int { results.count(where: \.isFailure) }
  public var skipped: Int { results.count { $0.verdict == .skipped } }
  public var passed: Int { results.count - failed - skipped }
  public var isWell: Bool { failed == 0 && !results.isEmpty && notRun == 0 }

  /// In the order they are shown: those that lower a level first, then by path as they came.
  public var failures: [TranscriptResult] {
    results.filter { $0.isTriageLowered } + results.filter { $0.isFailure && !$0.isTriageLowered }
  }

  /// What kinds of failures there were; nil where there was none.
  public var breakdown: String? {
    guard failed > 0 else { return nil }
    let lowered = results.count(where: \.isTriageLowered)
    let rest = results.filter { $0.isFailure && !$0.isTriageLowered }
    var parts: [String] = []
    if lowered > 0 { parts.append("\(lowered) with a level that went down") }
    for (verdict, text) in [(TranscriptResult.Verdict.behaviour, "in behaviour"), (.wording, "in wording only"), (.broken, "with a mistake in the file")] {
      let count = rest.count { $0.verdict == verdict }
      if count > 0 { parts.append("\(count) \(text)") }
    }
    return "failed: " + parts.joined(separator: ", ")
  }

  /// Levels that went down where it is known to fail: it fails nothing, and still must be heard of.
  public var notes: [String] {
    results.filter(\.isKnownFailing).flatMap { result in
      result.lowered.map { Visible.text("\(result.transcript.path):\($0.line): \(result.skipReason ?? ""): \($0.words)") }
    }
  }

  /// The closing line.
  public var closing: String { "transcripts: \(passed) passed, \(failed) failed, \(skipped) skipped" }
}
