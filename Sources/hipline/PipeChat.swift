// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Dialogue

/// A conversation through a pipe: one message a line, the replies, an empty line.
struct PipeChat {
  let pack: Pack
  var conversation: Conversation

  init(pack: Pack, conversation: Conversation) {
    (self.pack, self.conversation) = (pack, conversation)
  }

  func run() throws {
    var conversation = conversation
    var lines = LineReader(descriptor: 0)
    while let line = lines.next() {
      let (next, turn, _) = pack.respond(to: line.text, in: conversation)
      conversation = next
      let text = turn.replies.map(\.text).joined(separator: "\n")
      guard Console.write(text + "\n\n") else { throw ExitCode(74) }
    }
  }
}
