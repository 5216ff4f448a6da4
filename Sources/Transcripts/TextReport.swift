// SPDX-License-Identifier: GPL-3.0-or-later
import Content

/// How a failed transcript is shown: what the person said, what changed, behaviour apart from wording.
public struct TextReport {
  private let result: TranscriptResult
  private let paint: Paint
  private let isWhole: Bool
  /// Turns shown of one conversation: once it has gone astray, the rest mostly follows from that.
  private static let most = 3

  /// - Parameter isWhole: every turn that differs, for those who cannot run it again at once.
  public init(_ result: TranscriptResult, paint: Paint = Paint(isOn: false), isWhole: Bool = false) {
    (self.result, self.paint, self.isWhole) = (result, paint, isWhole)
  }

  public var lines: [String] {
    var out: [String] = []
    if !result.findings.isEmpty {
      out.append("")
      for finding in result.findings { out += [paint(Visible.text(finding.description), .bad)] + quote(finding) }
    }
    // A level that went down is shown before anything else.
    let lowered = result.differences.filter { $0.loweredTriage != nil }
    let others = result.differences.filter { $0.loweredTriage == nil }
    for difference in lowered + (isWhole ? others : Array(others.prefix(Self.most))) { out += show(difference) }
    if others.count > Self.most, !isWhole {
      let rest = others.dropFirst(Self.most)
      let place = "\(Visible.text(result.transcript.path)):\(rest[rest.startIndex].line)"
      out += ["", "\(place)  and \(rest.count) more turn\(rest.count == 1 ? "" : "s") of this conversation"]
    }
    return out
  }

  /// The heading of the first difference that counts, for reports that have one line for it.
  public var summary: String {
    if let finding = result.findings.first { return Visible.text(finding.message) }
    let first = result.differences.first { $0.loweredTriage != nil } ?? result.differences.first { $0.isBehaviour } ?? result.differences.first
    return Visible.text(first?.heading ?? result.verdict.rawValue)
  }

  /// The line that `summary` is about.
  public var line: Int {
    if let finding = result.findings.first { return finding.line }
    let first = result.differences.first { $0.loweredTriage != nil } ?? result.differences.first { $0.isBehaviour } ?? result.differences.first
    return first?.line ?? 1
  }

  /// The line with a mistake, and a caret under the place.
  private func quote(_ finding: Finding) -> [String] {
    guard result.transcript.lines.indices.contains(finding.line - 1) else { return [] }
    let line = result.transcript.lines[finding.line - 1]
    let before = Visible.columns(Visible.text(line.prefix(finding.column - 1)))
    return ["    " + Visible.text(line), "    " + String(repeating: " ", count: before) + "^"]
  }

  private func show(_ difference: Difference) -> [String] {
    let place = "\(Visible.text(result.transcript.path)):\(difference.line)"
    let heading = paint(Visible.text(difference.heading), difference.loweredTriage != nil ? .bad : .strong)
    var out = ["", "\(place)  \(heading)"]
    if !result.transcript.title.isEmpty { out.append(paint("    # " + Visible.text(result.transcript.title), .faint)) }
    if let you = difference.you { out += block("    you: ", you) }
    for check in difference.checks {
      if check.isSame {
        out.append("         \(Visible.text(check.key)): \(Visible.text(check.actual))")
        continue
      }
      out.append(paint("  -      \(Visible.text(check.key)): \(Visible.text(check.expected))", .old))
      out.append(paint("  +      \(Visible.text(check.key)): \(Visible.text(check.actual))", .new))
    }
    for step in difference.steps {
      switch step {
      case .same(_, let new): out += block("    bot: ", difference.actual[new])
      case .removed(let old): out += block("  - bot: ", difference.expected[old]).map { paint($0, .old) }
      case .added(let new): out += block("  + bot: ", difference.actual[new]).map { paint($0, .new) }
      case .changed(let old, let new): out += changed(difference.expected[old], difference.actual[new], difference.bound)
      }
    }
    return out
  }

  /// Two versions of a reply, line against line, with the words marked that differ.
  private func changed(_ old: String, _ new: String, _ bound: [String: String]) -> [String] {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let steps = Alignment.steps(before.count, after.count) {
      var trial = bound
      return Placeholder.matches(before[$0], after[$1], &trial)
    }
    func label(_ sign: String, _ index: Int) -> String { "  \(sign) " + (index == 0 ? "bot: " : "   | ") }
    return steps.flatMap { step -> [String] in
      switch step {
      case .same(_, let b): return [label(" ", b) + Visible.text(after[b])]
      case .removed(let a): return [paint(label("-", a) + Visible.text(before[a]), .old)]
      case .added(let b): return [paint(label("+", b) + Visible.text(after[b]), .new)]
      case .changed(let a, let b):
        let marks = WordMarks(before[a], after[b], bound: bound)
        let blanks = String(repeating: " ", count: 9)
        var out = [paint(label("-", a) + marks.old, .old)]
        if marks.newMarks.isEmpty, !marks.oldMarks.isEmpty { out.append(paint(blanks + marks.oldMarks, .old)) }
        out.append(paint(label("+", b) + marks.new, .new))
        if !marks.newMarks.isEmpty { out.append(paint(blanks + marks.newMarks, .new)) }
        return out
      }
    }
  }

  private func block(_ label: String, _ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ($0 == 0 ? label : label.prefix(4) + "   | ") + Visible.text($1)
    }
  }
}
