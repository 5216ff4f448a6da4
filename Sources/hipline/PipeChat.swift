// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Dialogue
import Transcripts

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
    var saved = Saved(region: conversation.region)
    while let line = lines.next() {
      if let name = Saved.name(in: line.text) {
        Console.note(saved.write(as: name))
        guard Console.write("\n") else { throw ExitCode(74) }
        continue
      }
      let (next, turn, _) = pack.respond(to: line.text, in: conversation)
      conversation = next
      saved.add(line.text, turn)
      let text = turn.replies.map(\.text).joined(separator: "\n")
      guard Console.write(text + "\n\n") else { throw ExitCode(74) }
    }
  }
}
