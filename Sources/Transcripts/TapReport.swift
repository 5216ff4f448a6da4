// SPDX-License-Identifier: GPL-3.0-or-later

/// A run as TAP 14: one test point a transcript, the difference in its YAML block.
public enum TapReport {
  public static func text(_ tally: Tally) -> String {
    var lines = ["TAP version 14"]
    if tally.results.isEmpty {
      return (lines + ["1..1", "not ok 1 - no transcript was chosen"]).joined(separator: "\n") + "\n"
    }
    lines.append("1..\(tally.results.count + tally.notRun)")
    for (index, result) in tally.results.enumerated() {
      let isKnown = result.isKnownFailing
      var line = (result.isFailure || isKnown ? "not ok " : "ok ") + "\(index + 1) - " + escaped(result.transcript.path)
      if isKnown {
        line += " # TODO " + escaped(result.transcript.header("known-failing") ?? "")
      } else if result.verdict == .skipped {
        line += " # SKIP " + escaped(result.skipReason ?? "")
      }
      lines.append(line)
      if result.isFailure || isKnown { lines += block(result) }
    }
    if tally.notRun > 0 { lines.append("Bail out! stopped at the first failure, \(tally.notRun) not run") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func block(_ result: TranscriptResult) -> [String] {
    let report = TextReport(result, isWhole: true)
    var out = [
      "  ---", "  message: \(quoted(report.summary))", "  severity: \(result.isKnownFailing ? "todo" : "fail")", "  kind: \(result.verdict.rawValue)",
      "  triage_lowered: \(!result.lowered.isEmpty)", "  at:", "    file: \(quoted(result.transcript.path))", "    line: \(report.line)",
      "  difference: |2",
    ]
    // The indentation is told, since the first line may begin with blanks of its own.
    out += report.lines.drop { $0.isEmpty }.map { $0.isEmpty ? "" : "    " + $0 }
    return out + ["  ..."]
  }

  /// `#` begins a directive and `\` escapes.
  private static func escaped(_ text: String) -> String {
    Visible.text(text).map { $0 == "#" || $0 == "\\" ? "\\" + String($0) : String($0) }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\"" + Visible.text(text).map { $0 == "\"" || $0 == "\\" ? "\\" + String($0) : String($0) }.joined() + "\""
  }
}
