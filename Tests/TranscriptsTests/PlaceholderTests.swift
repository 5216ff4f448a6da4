// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

/// What stands in brackets: bound once, equal ever after, and never by mistake.
@Suite struct PlaceholderTests {
  static let heard = FailureTests.chain.replacing("I hear you: the chain.", with: "[x]")

  @Test func theSameNameInTwoRepliesOfOneTurnMeansTheSame() {
    let result = Fixture.run("you: my chain slips\nbot: [x]\nbot: [x]\nbot: ...\n")
    #expect(result.verdict == .wording)
    #expect(Fixture.run("you: my chain slips\nbot: [x]\nbot: [y]\nbot: ...\n").verdict == .same)
  }

  @Test func aValueThatDiffersIsShownBesideItsName() {
    let report = Fixture.report("you: my chain slips\nbot: [x]\nbot: I hear you: [x].\nbot: ...\n")
    #expect(report.contains("  - bot: I hear you: [x: I can help you mend small things, and tell you when not to ride. I cannot see your bike.].\n"))
    #expect(report.contains("  + bot: I hear you: the chain.\n"))
  }

  @Test func onlyWhatDiffersBesideAPlaceholderIsMarked() {
    let marks = WordMarks("I can help with [what]. I could not see your bike.", "I can help with chains and tyres. I cannot see your bike.", bound: [:])
    #expect(marks.old == "I can help with [what]. I could not see your bike.")
    #expect(marks.new == "I can help with chains and tyres. I cannot see your bike.")
    #expect(marks.newMarks == "                                    ^^^^^^")
  }

  @Test func anEscapedBracketIsNoDifference() {
    let marks = WordMarks("see \\[1] now please", "see [1] then please", bound: [:])
    #expect(marks.newMarks == "        ^^^^")
  }

  @Test func linesBesideAPlaceholderThatHoldAreNotShownAsChanged() {
    let report = Fixture.report("you: my chain slips\n" + Self.heard.replacing("a) it has a motor or a battery", with: "a) it has [a] or a battery").replacing("carbon", with: "steel"))
    #expect(report.contains("       | a) it has a motor or a battery\n  -    | b) the frame or the rims are steel\n"))
  }

  @Test(arguments: [
    ("bot: see [unclosed", "a/b.transcript:2:10: error: a bracket that is not closed: \"\\[\" is a bracket, \"[name]\" a placeholder"),
    ("bot: []", "a/b.transcript:2:6: error: \"[]\" is no placeholder: \"\\[\" is a bracket, \"[name]\" a placeholder"),
    ("bot: one\n     | two [a b]", "a/b.transcript:3:12: error: \"[a b]\" is no placeholder: \"\\[\" is a bracket, \"[name]\" a placeholder"),
    ("bot: ...\nbot: more", "a/b.transcript:2:6: error: \"bot: ...\" stands for all that follows: it is the last reply of a turn"),
  ])
  func aBracketThatMeansNothingIsAMistake(text: String, message: String) {
    #expect(Fixture.findings("you: my chain slips\n" + text + "\n") == [message])
  }

  @Test func aPlaceholderWhereNothingEverChangesIsDoubtful() {
    let result = Fixture.run("you: there is a crack in the frame\nbot: Do not ride it. Bring it to [place].\nbot: A cracked [thing] can break all at once.\nbot: ...\n")
    #expect(result.verdict == .same)
    #expect(result.warnings.map(\.description) == [
      "a/b.transcript:3:16: warning: nothing in this reply ever changes: write what is said in place of \"[thing]\""
    ])
  }
}
