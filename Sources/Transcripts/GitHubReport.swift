// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// A run as annotations that GitHub shows beside the lines of a pull request.
public enum GitHubReport {
  /// - Parameter workspace: the folder that GitHub knows the files from; where it is not told, this one.
  public static func text(_ tally: Tally, workspace: String? = nil) -> String {
    if tally.results.isEmpty { return "::error title=transcripts::no transcript was chosen\n" }
    let folder = FileManager.default.currentDirectoryPath
    func annotation(_ kind: String, _ path: String, _ line: Int, _ title: String, _ text: String) -> String {
      let name = name(path, workspace: workspace ?? folder, folder: folder)
      return "::\(kind) file=\(property(name)),line=\(line),title=\(property(title))::\(data(text))\n"
    }
    let failures = tally.failures.map { result in
      let report = TextReport(result, isWhole: true)
      return annotation("error", result.transcript.path, report.line, report.summary, report.lines.drop { $0.isEmpty }.joined(separator: "\n"))
    }
    let notes = tally.results.filter(\.isKnownFailing).flatMap { result in
      result.lowered.map { annotation("warning", result.transcript.path, $0.line, "known failing: " + $0.words, result.skipReason ?? "") }
    }
    let doubts = tally.results.flatMap(\.warnings).map { annotation("warning", $0.file, $0.line, "doubtful", $0.message) }
    return (failures + notes + doubts).joined()
  }

  /// A path as it is named from the workspace.
  package static func name(_ path: String, workspace: String, folder: String) -> String {
    func parts(_ path: String) -> [Substring] {
      path.split(separator: "/").reduce(into: []) { parts, part in
        if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
      }
    }
    let whole = parts(path.hasPrefix("/") ? path : folder + "/" + path)
    let root = parts(workspace)
    return whole.starts(with: root) ? whole.dropFirst(root.count).joined(separator: "/") : "/" + whole.joined(separator: "/")
  }

  private static func data(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(Visible.text).joined(separator: "\n").unicodeScalars.map { scalar in
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
