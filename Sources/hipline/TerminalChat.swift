// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Dialogue
import Foundation
import LineEditor
import Transcripts

/// A conversation in a terminal: editing, history, completion of the answers that are open.
@MainActor
struct TerminalChat {
  let pack: Pack
  var conversation: Conversation
  let palette: Palette
  let keepsHistory: Bool

  mutating func run() throws {
    let editor = LineEditor(name: "hipline", historyFile: keepsHistory ? Self.historyFile() : nil)
    defer { editor.close() }
    show(pack.flow.greeting)
    var interrupts = 0
    var saved = Saved(region: conversation.region, greeting: pack.flow.greeting)
    while true {
      switch editor.next(prompt: palette.prompt("you: "), completions: completions, remember: !isPrivate) {
      case .line(let line):
        interrupts = 0
        if let name = Saved.name(in: line) {
          Console.note(saved.write(as: name))
          continue
        }
        let (next, turn, _) = pack.respond(to: line, in: conversation)
        conversation = next
        saved.add(line, turn)
        show(turn.replies)
        if turn.ended { return }
      case .interrupt:
        interrupts += 1
        if interrupts > 1 { Console.note("Type \"stop\" or press Ctrl-D to leave.") }
      case .endOfInput:
        return
      case .terminated:
        editor.close()
        throw ExitCode(143)
      }
    }
  }

  private func show(_ replies: [Reply]) {
    let width = min(LineEditor.columns() ?? 80, 80)
    for reply in replies { Console.write(palette.paint(Wrapping.wrap(reply.text, width: max(20, width)), reply.kind) + "\n") }
    Console.write("\n")
  }

  /// What Tab offers: the open answers, then what can always be said.
  private var completions: [String] {
    guard let expects = pack.flow.expects(conversation) else { return ["help", "start over", "stop", "summary"] }
    var words: [String]
    switch expects.kind {
    case .yesNo: words = ["yes", "no"]
    case .checklist: words = expects.choices.map(\.key) + ["none"]
    default: words = expects.choices.map(\.label)
    }
    words += ["not sure", "why", "skip", "back", "help", "stop"]
    return words
  }

  /// Answers to private questions stay out of the history.
  private var isPrivate: Bool {
    guard let slot = pack.flow.expects(conversation)?.slot else { return false }
    return pack.flow.slot(slot)?.isPrivate ?? false
  }

  private static func historyFile() -> String? {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/hipline/history" }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return home + "/.local/state/hipline/history"
  }
}
