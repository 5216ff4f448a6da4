// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

/// What a file means, and every mistake with its place and a hint.
@Suite struct ParserTests {
  @Test func aTranscriptIsReadWhole() {
    let text = """
      # Title
      @seed 7
      @tags smoke, slow

      bot: Welcome.

      you: first line
           | second: line
           state: hello
      # between
      bot: one
           |
           | two [name]
      """
    let (transcript, findings) = Transcript.parse(text, path: "x")
    #expect(findings.isEmpty)
    #expect(transcript.title == "Title")
    #expect(transcript.tags == ["smoke", "slow"])
    #expect(transcript.turns.map(\.you) == [nil, "first line\nsecond: line"])
    #expect(transcript.turns[1].replies.map(\.text) == ["one\n\ntwo [name]"])
    #expect(transcript.turns[1].checks.map(\.key) == ["state"])
    #expect(transcript.turns[1].lastLine == 9)
  }

  @Test(arguments: [
    ("you:hello", "a/b.transcript:1:1: error: expected \"you:\", \"bot:\", \"#\", \"@\" or an indented line"),
    ("yuo: hello", "a/b.transcript:1:1: error: expected \"you:\", \"bot:\", \"#\", \"@\" or an indented line (did you mean \"you\"?)"),
    ("@clok 1\nyou: x", "a/b.transcript:1:2: error: unknown header \"@clok\" (did you mean \"clock\"?)"),
    ("@clock tomorrow\nyou: x", "a/b.transcript:1:8: error: \"tomorrow\" is no moment: @clock 2026-03-02T09:15"),
    ("@skip\nyou: x", "a/b.transcript:1:2: error: \"@skip\" needs a value: a reason"),
    ("@seed 1\n@seed 2\nyou: x", "a/b.transcript:2:2: error: \"@seed\" is given twice"),
    ("@profile carbn\nyou: x", "a/b.transcript:1:10: error: no fact \"carbn\" in the profile (did you mean \"carbon\"?)"),
    ("@intents ask_opning\nyou: x", "a/b.transcript:1:10: error: no intent \"ask_opning\" (did you mean \"ask_opening\"?)"),
    ("you: x\n     triage: emergancy", "a/b.transcript:2:14: error: no level \"emergancy\" (did you mean \"emergency\"?)"),
    ("you: x\n     stat: hello", "a/b.transcript:2:6: error: unknown check \"stat\" (did you mean \"state\"?)"),
    ("you: x\n     state: helo", "a/b.transcript:2:13: error: no state \"helo\" (did you mean \"hello\"?)"),
    ("you: x\n     slot: tyre", "a/b.transcript:2:6: error: \"slot\" needs a name: \"slot NAME: value\""),
    ("you: x\n     slot prt: tyre", "a/b.transcript:2:11: error: no slot \"prt\" (did you mean \"part\"?)"),
    ("you: x\nbot: y\n     state: hello", "a/b.transcript:3:6: error: checks come before the \"bot:\" lines"),
    ("     | x", "a/b.transcript:1:1: error: \"|\" goes on with a \"you:\" or \"bot:\" line just above"),
    ("# only a title", "a/b.transcript:1:1: error: there is no turn in it: a turn begins with \"you: \""),
    ("you: x\n\n@seed 1", "a/b.transcript:3:1: error: headers come before the first turn"),
  ])
  func everyMistakeIsToldWithItsPlace(text: String, message: String) {
    #expect(Fixture.findings(text).first == message)
  }

  @Test func windowsLineEndsAreReadAndKept() {
    let recorded = Fixture.recorded("# T\r\nyou: my chain slips\r\nbot: old\r\n")
    #expect(recorded.hasPrefix("# T\r\nyou: my chain slips\r\nbot: I can help"))
    #expect(Fixture.run(recorded).verdict == .same)
  }

  @Test(arguments: ["ask_opening", "ask_opening, help"])
  func onlyTheIntentsThatAreNamedAreThere(names: String) {
    let told = "you: when are you open\n     intent: ask_opening\nbot: ...\n\nyou: tell me a joke\n     intent: "
    #expect(Fixture.run("@intents \(names)\n" + told + "none\nbot: ...\n").differences.map(\.heading) == [])
    #expect(Fixture.run(told + "none\nbot: ...\n").isFailure)
  }

  @Test func aByteOrderMarkIsKept() {
    let recorded = Fixture.recorded("\u{FEFF}# T\nyou: my chain slips\nbot: old\n")
    #expect(recorded.hasPrefix("\u{FEFF}# T\nyou: my chain slips\nbot: I can help"))
  }

  @Test func aClockIsSecondsOfUnixTime() {
    #expect(HeaderValues.seconds("1970-01-01T00:00") == 0)
    #expect(HeaderValues.seconds("2026-03-02T09:15") == 1_772_442_900)
    #expect(HeaderValues.seconds("2024-02-29T23:59:59Z") == 1_709_251_199)
    #expect(HeaderValues.seconds("2026-13-02T09:15") == nil)
    #expect(HeaderValues.seconds("09:15") == nil)
  }
}
