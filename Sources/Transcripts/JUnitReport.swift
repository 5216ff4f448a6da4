// SPDX-License-Identifier: GPL-3.0-or-later

/// A run as JUnit XML: one test case a transcript, the place and the difference in its failure.
///
/// Kept to what both the Ant and the Jenkins schema allow, which is why the file and line of a test case stand among the properties of its suite, under its class name.
public enum JUnitReport {
  /// - Parameter moment: when the run began, `2026-03-02T09:15:00`, without a zone.
  public static func text(_ tally: Tally, moment: String) -> String {
    var results: [(name: String, of: [TranscriptResult])] = []
    for result in tally.results {
      let folder = result.transcript.path.split(separator: "/").dropLast().joined(separator: "/")
      if let index = results.firstIndex(where: { $0.name == folder }) {
        results[index].of.append(result)
      } else {
        results.append((folder, [result]))
      }
    }
    var out = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    if results.isEmpty { out += suite(0, "transcripts", [], moment, [nothing]) }
    for (index, (name, of)) in results.enumerated() { out += suite(index, name.isEmpty ? "transcripts" : name, of, moment, of.flatMap(test)) }
    return (out + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static let nothing =
    "    <testcase name=\"selection\" classname=\"transcripts\" time=\"0\"><error type=\"selection\" message=\"no transcript was chosen\"/></testcase>"

  private static func suite(_ id: Int, _ name: String, _ results: [TranscriptResult], _ moment: String, _ tests: [String]) -> [String] {
    let errors = results.isEmpty ? 1 : results.count { $0.verdict == .broken }
    let failures = results.count { $0.isFailure && $0.verdict != .broken }
    let skipped = results.count { $0.verdict == .skipped }
    let time = decimal(results.reduce(0) { $0 + $1.seconds })
    return [
      "  <testsuite id=\"\(id)\" package=\"transcripts\" name=\"\(escaped(name))\" timestamp=\"\(moment)\" hostname=\"localhost\" "
        + "tests=\"\(max(1, results.count))\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"\(time)\">",
    ] + properties(results) + tests + ["    <system-out/>", "    <system-err/>", "  </testsuite>"]
  }

  private static func properties(_ results: [TranscriptResult]) -> [String] {
    if results.isEmpty { return ["    <properties/>"] }
    return ["    <properties>"] + results.map { result in
      let line = result.isFailure ? TextReport(result).line : result.transcript.turns.first?.line ?? 1
      let path = result.transcript.path
      return "      <property name=\"\(escaped(classname(path)))\" value=\"\(escaped("\(path):\(line)"))\"/>"
    } + ["    </properties>"]
  }

  /// Folders and the file, joined by dots, as those who read these files expect of a class: no other dot may stand in it.
  package static func classname(_ path: String) -> String {
    let stem = path.hasSuffix(".transcript") ? String(path.dropLast(11)) : path
    return stem.split(separator: "/").filter { $0 != "." }.map { String($0.map { $0 == "." ? "_" : $0 }) }.joined(separator: ".")
  }

  private static func test(_ result: TranscriptResult) -> [String] {
    let path = result.transcript.path
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = file.hasSuffix(".transcript") ? String(file.dropLast(11)) : file
    let opening = "    <testcase name=\"\(escaped(name))\" classname=\"\(escaped(classname(path)))\" time=\"\(decimal(result.seconds))\""
    if result.verdict == .skipped {
      let reason = ([result.skipReason ?? ""] + result.lowered.map { "line \($0.line): \($0.words)" }).joined(separator: "; ")
      return [opening + ">", "      <skipped message=\"\(escaped(reason))\"/>", "    </testcase>"]
    }
    guard result.isFailure else { return [opening + "/>"] }
    let report = TextReport(result, isWhole: true)
    let element = result.verdict == .broken ? "error" : "failure"
    let type = result.isTriageLowered ? "triage-lowered" : result.verdict.rawValue
    let lines = report.lines.drop { $0.isEmpty }
    return [
      opening + ">",
      "      <\(element) type=\"\(type)\" message=\"\(escaped("\(path):\(report.line): \(report.summary)"))\">"
        + escaped(lines.joined(separator: "\n")) + "</\(element)>",
      "    </testcase>",
    ]
  }

  /// Characters XML cannot hold at all are shown by signs.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(Visible.text).joined(separator: "\n")
      .map { character -> String in
        switch character {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        default: String(character)
        }
      }.joined()
  }

  private static func decimal(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
