// SPDX-License-Identifier: GPL-3.0-or-later

/// A run as annotations that GitHub shows beside the lines of a pull request.
public enum GitHubReport {
  public static func text(_ tally: Tally) -> String {
    if tally.results.isEmpty { return "::error title=transcripts::no transcript was chosen\n" }
    return tally.failures.map { result in
      let report = TextReport(result)
      let place = "file=\(property(result.transcript.path)),line=\(report.line),title=\(property(report.summary))"
      return "::error \(place)::\(data(report.lines.drop { $0.isEmpty }.joined(separator: "\n")))\n"
    }.joined()
  }

  private static func data(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }.joined()
  }

  private static func property(_ text: String) -> String {
    data(Visible.text(text)).map { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : String($0) }.joined()
  }
}
