// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Testing

@Suite("Questions in a message")
struct QuestionTests {
  @Test("each question of a message is read by itself, and a kiss is no sentence")
  func questions() {
    func asked(_ text: String) -> [String] { ShippedPack.pack.reader.understand(text).asked.map(\.name) }
    #expect(asked("And can I run? And can I swim? And is heat ok?").count == 3)
    #expect(asked("Can I run tomorrow? And should I stretch before bed?") == ["ask_run", "ask_stretch_now"])
    #expect(asked("the weather was grim and is a worry").isEmpty)
    #expect(ShippedPack.say("my hip has cramped", "none", "bottom", "slowly", "none", "It's easing. Can I run? x").last?.state == "close")
  }

  @Test("a thousand questions behind an open one are no deeper than one")
  func manyQuestions() {
    let turns = ShippedPack.say("my hip has cramped", String(repeating: "x x? ", count: 1_150))
    #expect(turns.count == 2)
  }
}
