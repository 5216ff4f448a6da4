// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

@Suite struct WaysTests {
  static let crack = """
    # A crack, however it is put.
    @each alone

    you: there is a crack in the frame
    or: my frame is cracked
         flag FRAME: urgent yes
    bot: ...

    """

  @Test func severalWaysToSayItLeadToTheSame() {
    #expect(!Fixture.run(Self.crack).isFailure)
    let text = Self.crack.replacing("my frame is cracked", with: "hello")
    let result = Fixture.run(text)
    #expect(result.verdict == .behaviour)
    #expect(result.differences.map(\.line) == [5])
    #expect(result.differences.map(\.you) == ["hello"])
  }

  @Test func theTalkGoesOnFromTheFirstWay() {
    let text = Fixture.recorded("you: there is a crack in the frame\n\nyou: thank you\n")
    let first = text.split(separator: "\n\n")[0].split(separator: "\n")
    let told = ([first[0], "or: my frame is cracked", "bot: ..."] + text.split(separator: "\n").dropFirst(first.count)).joined(separator: "\n") + "\n"
    #expect(!Fixture.run(told.replacing("bot: ...\nyou", with: "bot: ...\n\nyou")).isFailure)
  }

  @Test func whatFollowsAnOpenEndMayChangeButNotWhatStandsBeforeIt() {
    let full = Fixture.recorded("you: there is a crack in the frame\n")
    let lines = full.split(separator: "\n").map(String.init)
    let open = lines.prefix(2).joined(separator: "\n") + "\nbot: ...\n"
    #expect(!Fixture.run(open).isFailure)
    #expect(Fixture.run(open.replacing(lines[1], with: "bot: Something else.")).verdict == .wording)
    #expect(Fixture.run(open.replacing("bot: ...", with: String(repeating: "bot: and more\n", count: 40) + "bot: ...")).verdict == .behaviour)
  }

  @Test func recordingKeepsOtherWaysAndOpenEnds() {
    let text = Self.crack.replacing("urgent yes", with: "soon yes")
    #expect(Fixture.recorded(text) == Self.crack)
  }

  @Test func recordingMakesACommentOfAWayThatLeadsElsewhere() {
    let recorded = Fixture.recorded(Self.crack.replacing("or: my frame is cracked", with: "or: hello\n     | there"))
    #expect(recorded == Self.crack.replacing("or: my frame is cracked", with: "# led elsewhere, flag FRAME went down, urgent yes -> none: hello there"))
    #expect(!Fixture.run(recorded).isFailure)
  }

  @Test func anotherWayStandsUnderAMessage() {
    #expect(Fixture.findings("or: hello\n").contains { $0.contains("a/b.transcript:1:1") && $0.contains("another way to say") })
    #expect(Fixture.findings("@each day\n\nyou: hello\nbot: ...\n").contains { $0.contains("a/b.transcript:1:7") && $0.contains("@each alone") })
  }

  @Test func whatWasUnderstoodCanBeChecked() {
    #expect(Fixture.findings("you: hello\n     concept no.such: affirmed\nbot: ...\n").contains { $0.contains("no concept \"no.such\"") })
  }
}
