// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

import Transcripts

/// What was just said becomes a transcript.
@Suite struct SavingTests {
  private func saved(_ said: [String], region: String = "") -> Saved {
    var conversation = Fixture.pack.flow.begin(region: region)
    var saved = Saved(region: region, greeting: Fixture.pack.flow.greeting)
    for text in said {
      let (next, turn, _) = Fixture.pack.respond(to: text, in: conversation)
      conversation = next
      saved.add(text, turn)
    }
    return saved
  }

  @Test func aSavedConversationPasses() {
    let result = Fixture.run(saved(["my chain slips", "why", "", "# none of these", "yes", "you: bot: x"]).transcript(title: "bug"))
    #expect(result.findings.isEmpty)
    #expect(result.verdict == .same)
  }

  @Test(arguments: [("/save x", "x"), ("/save", ""), ("/save a b", "a b"), ("/SAVE x", "x"), ("/saved x", nil), ("please /save x", nil)])
  func theCommandIsOneWordAtTheStart(line: String, name: String?) { #expect(Saved.name(in: line) == name) }

  @Test(arguments: ["", "../x", "a/b", ".hidden", "-rf", "a b", "é", String(repeating: "x", count: 65)])
  func oddNamesAreRefused(name: String) {
    #expect(saved(["hello"]).write(as: name) == "Not saved: a name is 1 to 64 letters, digits, - and _, as in \"/save first-try\".")
  }

  @Test func nothingSaidIsNothingSaved() { #expect(saved([]).write(as: "x") == "Not saved: nothing has been said yet.") }

  @Test func whatIsSavedHoldsNoControlCharacters() {
    let text = saved(["my \u{1B}[31mchain slips\u{7}\u{9B}2J", "\u{202E}none"]).transcript(title: "bug")
    #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E })
    #expect(Fixture.run(text).verdict == .same)
  }
}
