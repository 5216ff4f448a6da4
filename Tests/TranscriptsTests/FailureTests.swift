// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

/// The runner fails the way it should, and says so in the right words.
@Suite struct FailureTests {
  /// What really comes to "my chain slips", as it is written in a file.
  static let chain = String(Fixture.recorded("you: my chain slips\n").dropFirst("you: my chain slips\n".count))

  @Test func whatIsAsWrittenPasses() {
    let result = Fixture.run("# T\nyou: my chain slips\n     triage: self_care\n" + Self.chain)
    #expect(result.verdict == .same)
    #expect(TextReport(result).lines.isEmpty)
  }

  @Test func changedWordsAreMarkedWithinTheLine() {
    let text = "# The chain\nyou: my chain slips\n" + Self.chain.replacing("I hear", with: "I heard").replacing("a motor", with: "one motor")
    #expect(Fixture.run(text).verdict == .wording)
    #expect(
      Fixture.report(text) == """
        a/b.transcript:2  wording
            # The chain
            you: my chain slips
            bot: I can help you mend small things, and tell you when not to ride. I cannot see your bike.
          - bot: I heard you: the chain.
          + bot: I hear you: the chain.
                   ^^^^
            bot: Does any of this fit your bike? Type the letters, or "none".
          -    | a) it has one motor or a battery
          +    | a) it has a motor or a battery
                           ^
               | b) the frame or the rims are carbon
        """)
  }

  @Test func aLoweredLevelComesFirstWhateverElseDiffers() {
    let text = """
      you: my chain slips
           intent: ask_price
      bot: nothing of the kind

      you: none
           state: repair
           triage: emergency
      bot: Stop.
      """
    let report = Fixture.report(text)
    #expect(report.hasPrefix("a/b.transcript:5  behaviour: triage went down, emergency -> self_care, "))
    #expect(report.contains("  -      triage: emergency\n  +      triage: self_care\n"))
    #expect(report.contains("         state: repair\n"))
    #expect(report.contains("a/b.transcript:1  behaviour: intent, 3 replies, not 1"))
  }

  @Test func aWarningSignThatIsGoneIsALoweredLevel() {
    let result = Fixture.run("you: my chain slips\n     flag FRAME: urgent yes\n" + Self.chain)
    #expect(result.isTriageLowered)
    #expect(result.differences[0].heading == "behaviour: flag FRAME went down, urgent yes -> none")
  }

  @Test func aMissingAndAnExtraReplyFail() {
    let lines = Self.chain.split(separator: "\n").map(String.init)
    let missing = Fixture.run("you: my chain slips\n" + lines.dropFirst().joined(separator: "\n"))
    #expect(missing.verdict == .behaviour)
    #expect(missing.differences[0].heading == "behaviour: 3 replies, not 2")
    let extra = Fixture.run("you: my chain slips\n" + Self.chain + "bot: And one more.\n")
    #expect(extra.verdict == .behaviour)
    #expect(TextReport(extra).lines.last == "  - bot: And one more.")
    #expect(Fixture.run("you: my chain slips\n").verdict == .behaviour)
  }

  @Test func repliesInAnotherOrderFail() {
    let lines = Self.chain.split(separator: "\n").map(String.init)
    #expect(Fixture.run("you: my chain slips\n" + ([lines[1], lines[0]] + lines[2...]).joined(separator: "\n")).isFailure)
  }

  @Test func aMistakeIsShownWithItsLineAndTheRestStillRuns() {
    let report = Fixture.report("you: my chain slips\n     stat: where\nbot: Something else entirely.\n")
    #expect(report.hasPrefix("a/b.transcript:2:6: error: unknown check \"stat\" (did you mean \"state\"?)\n         stat: where\n         ^\n"))
    #expect(report.contains("behaviour: 3 replies, not 1"))
  }

  @Test func afterALineThatMakesNoSenseNothingIsRun() {
    let result = Fixture.run("you: my chain slips\n" + Self.chain + "\nyou: none\nyuo: x\nbot: y\n")
    #expect(result.verdict == .broken)
    #expect(result.differences.isEmpty)
    #expect(result.actual.count == 1)
  }

  @Test func knownFailingPassesWhileItFailsAndFailsOnceItPasses() {
    #expect(Fixture.run("@known-failing later\nyou: my chain slips\nbot: no\n").verdict == .skipped)
    let passes = Fixture.run("@known-failing later\nyou: my chain slips\n" + Self.chain)
    #expect(passes.findings.map(\.description) == ["a/b.transcript:1:1: error: it passes now, so @known-failing (later) can go"])
  }

  @Test func controlCharactersAreNeverShownRaw() {
    let report = Fixture.report("# \u{1B}[31mT\nyou: my chain\u{1B}[2J slips\nbot: a\u{7}b\u{202E}c\n")
    #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
  }

  @Test func onlyAFewTurnsOfAConversationThatWentAstrayAreShown() {
    let report = Fixture.report((1...9).map { _ in "you: my chain slips\nbot: x\n\n" }.joined())
    #expect(report.hasSuffix("a/b.transcript:10  and 6 more turns of this conversation"))
  }

  @Test func otherProgramsGetEveryTurn() {
    let tally = Tally([Fixture.run((1...9).map { _ in "you: my chain slips\nbot: x\n\n" }.joined(), path: "a.transcript")])
    for text in [TapReport.text(tally), JUnitReport.text(tally, moment: "2026-03-02T09:15:00"), GitHubReport.text(tally)] {
      #expect(text.contains("a.transcript:25  "))
      #expect(!text.contains("more turns"))
    }
  }

  @Test func placeholdersBindOnceAndMustStayTheSame() {
    var bindings: [String: String] = [:]
    #expect(Placeholder.matches("ticket [n] of [n]", "ticket 7 of 7", &bindings))
    #expect(!Placeholder.matches("ticket [n]", "ticket 8", &bindings))
    #expect(Placeholder.matches("[..] and [..]", "a and b", &bindings))
    #expect(!Placeholder.matches("[x]", "", &bindings))
    #expect(Placeholder.matches("\\[x]", "[x]", &bindings))
  }
}
