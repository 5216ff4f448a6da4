// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

/// The lines of a pack that are the same whoever they are said to: a placeholder in one of them only hides it.
struct FixedLines {
  private let lines: Set<Substring>

  init(_ flow: Flow) {
    var texts = flow.messages.values.flatMap(\.lines).map(\.text)
    for slot in flow.slots {
      texts += slot.ask + [slot.short, slot.why].compactMap(\.self)
      texts += slot.groups.map { "\($0.key)) \($0.label)" } + slot.values.map { "\($0.key ?? $0.id)) \($0.label)" }
    }
    for flag in flow.flags { texts += [flag.action, flag.because, flag.meanwhile, flag.never, flag.confirm].compactMap(\.self) }
    for technique in flow.techniques {
      texts += [technique.intro, technique.feel, technique.stop].compactMap(\.self) + technique.change.map(\.text)
      texts += technique.steps.enumerated().map { "\($0 + 1). \($1.text)" }
    }
    lines = Set(texts.filter { !$0.contains("{") }.flatMap { $0.split(separator: "\n") })
  }

  /// A warning for every placeholder of a reply that stands where nothing ever changes.
  func warnings(_ reply: Transcript.ReplyText, came actual: String, _ transcript: Transcript) -> [Finding] {
    let said = actual.split(separator: "\n", omittingEmptySubsequences: false)
    return reply.brackets(transcript.lines).flatMap { index, line, column, marks -> [Finding] in
      guard said.indices.contains(index), lines.contains(said[index]) else { return [] }
      return marks.filter(\.isPlaceholder).map { mark in
        Finding(
          file: transcript.path, line: line, column: column + mark.offset, severity: .warning,
          message: "nothing in this reply ever changes: write what is said in place of \"\(mark.text)\"")
      }
    }
  }
}
