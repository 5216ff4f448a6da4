// SPDX-License-Identifier: GPL-3.0-or-later

/// How a failed transcript is shown: what the person said, what changed, behaviour apart from wording.
public struct TextReport {
  private let result: TranscriptResult

  public init(_ result: TranscriptResult) { self.result = result }

  public var lines: [String] {
    var out = result.findings.map(\.description)
    // A level that went down is shown before anything else.
    let ordered = result.differences.enumerated().sorted {
      ($0.element.isTriageLowered ? 0 : 1, $0.offset) < ($1.element.isTriageLowered ? 0 : 1, $1.offset)
    }
    for (_, difference) in ordered { out += show(difference) }
    return out
  }

  private func show(_ difference: Difference) -> [String] {
    var heading = "\(result.transcript.path):\(difference.line)  "
    if let triage = difference.checks.first(where: { $0.key == "triage" }), difference.isTriageLowered {
      heading += "behaviour: triage went down, \(triage.expected) -> \(triage.actual)"
    } else if !difference.checks.isEmpty {
      heading += "behaviour: " + difference.checks.map(\.key).joined(separator: ", ")
    } else if difference.expected.count != difference.actual.count {
      heading += "behaviour: \(difference.actual.count) replies, not \(difference.expected.count)"
    } else {
      heading += "wording"
    }
    var out = ["", heading]
    if !result.transcript.title.isEmpty { out.append("    # " + result.transcript.title) }
    if let you = difference.you { out.append("    you: " + Self.visible(you)) }
    for check in difference.checks {
      out.append("  -      \(check.key): \(Self.visible(check.expected))")
      out.append("  +      \(check.key): \(Self.visible(check.actual))")
    }
    if difference.repliesDiffer {
      for step in LineDifference.steps(difference.expected, difference.actual) {
        switch step {
        case .same(let text): out += Self.block("   ", text)
        case .removed(let text): out += Self.block("  -", text)
        case .added(let text): out += Self.block("  +", text)
        case .changed(let old, let new):
          out += Self.block("  -", old) + Self.block("  +", new)
          if !old.contains("\n"), !new.contains("\n") { out.append("         " + LineDifference.marks(old, new)) }
        }
      }
    }
    return out
  }

  private static func block(_ sign: String, _ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      sign + ($0 == 0 ? " bot: " : "      | ") + visible(String($1))
    }
  }

  /// Control characters from a file are never shown raw.
  static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0 }))
  }
}

/// What changed between two lists of replies, and within one.
enum LineDifference {
  enum Step: Equatable { case same(String), removed(String), added(String), changed(String, String) }

  static func steps(_ old: [String], _ new: [String]) -> [Step] {
    var steps: [Step] = []
    var removed: [String] = []
    var added: [String] = []
    func flush() {
      for index in 0..<max(removed.count, added.count) {
        if index < removed.count, index < added.count {
          steps.append(.changed(removed[index], added[index]))
        } else if index < removed.count {
          steps.append(.removed(removed[index]))
        } else {
          steps.append(.added(added[index]))
        }
      }
      removed = []
      added = []
    }
    let difference = new.difference(from: old)
    var removals = Set<Int>()
    var insertions = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, _, _): insertions.insert(offset)
      }
    }
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if a < old.count, removals.contains(a) {
        removed.append(old[a])
        a += 1
      } else if b < new.count, insertions.contains(b) {
        added.append(new[b])
        b += 1
      } else {
        flush()
        steps.append(.same(old[a]))
        a += 1
        b += 1
      }
    }
    flush()
    return steps
  }

  /// Carets under the words of `new` that are not in `old`.
  static func marks(_ old: String, _ new: String) -> String {
    let before = old.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let after = new.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var inserted = Set<Int>()
    for case .insert(let offset, _, _) in after.difference(from: before) { inserted.insert(offset) }
    return after.enumerated().map { index, word in
      String(repeating: inserted.contains(index) ? "^" : " ", count: max(word.count, 1))
    }.joined(separator: " ").withoutTrailingBlanks
  }
}
