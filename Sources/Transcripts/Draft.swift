// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

/// A talk whose last turn would notice a change; a transcript once somebody has read it.
public struct Draft: Sendable {
  var what: String
  var point: Drafting.Point
  var text: String
  /// Nil where only what is heard tells.
  var turn: Turn?
  var heard: Understanding
  var concept: (id: String, polarity: String)?

  /// The files that some drafts make, by name: those that begin alike are one, each message alone.
  public static func files(_ drafts: [Draft]) -> [(name: String, text: String)] {
    var groups: [(headers: [String], drafts: [Draft])] = []
    var files: [(name: String, text: String)] = []
    for draft in drafts {
      guard draft.point.said.isEmpty else {
        files.append(("talk-\(files.count + 1).transcript", (["# Notices: " + draft.what + "."] + draft.point.headers + draft.lines).joined(separator: "\n") + "\n"))
        continue
      }
      let place = groups.firstIndex { $0.headers == draft.point.headers } ?? groups.endIndex
      if place == groups.endIndex { groups.append((draft.point.headers, [])) }
      if !groups[place].drafts.contains(where: { $0.text == draft.text && $0.concept?.id == draft.concept?.id }) { groups[place].drafts.append(draft) }
    }
    for (headers, drafts) in groups {
      let about = headers.map { $0.drop { $0 == "@" } }.joined(separator: ", ")
      let title = about.isEmpty ? "# Said first." : "# Said first: \(about)."
      let name = about.isEmpty ? "first" : String(about.map { $0.isLetter || $0.isNumber ? $0 : "-" })
      files.append((name + ".transcript", ([title] + headers + ["@each alone"] + drafts.flatMap(\.lines)).joined(separator: "\n") + "\n"))
    }
    return files
  }

  /// The turns; of those before the last it is left open what comes back.
  private var lines: [String] {
    var lines = point.said.flatMap { [""] + TranscriptResult.written("you:", $0) + ["bot: ..."] }
    lines += [""] + TranscriptResult.written("you:", text)
    if let concept { lines.append("     concept \(concept.id): \(concept.polarity)") }
    guard let turn else { return lines + ["bot: ..."] }
    lines.append("     triage: \(turn.triage.rawValue)")
    lines.append("     state: \(turn.state)")
    return lines + turn.replies.flatMap { TranscriptResult.reply(Placeholder.escaped($0.text)) }
  }
}
