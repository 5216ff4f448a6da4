// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

/// A level that goes down is said wherever it would be written down.
@Suite struct LoweredTests {
  static let joke = "you: tell me a joke\n     triage: urgent\nbot: ...\n"
  static let ways = "you: there is a crack in the frame\nor: hello\n     triage: urgent\nbot: ...\n"

  @Test func recordingNamesIt() throws {
    try Fixture.inFolder { folder in
      let path = folder + "/a.transcript"
      try SafeFile.write(Self.joke, to: path)
      var tally = Suite([path]).run(Fixture.pack)
      let written = Recording.all.write(&tally).written
      #expect(written.map(\.path) == [path])
      #expect(written.map(\.lowered) == [["\(path):1: triage went down, urgent -> self_care"]])
    }
  }

  @Test func aWayThatLeadsLowerIsWrittenWithItsLevel() {
    #expect(Fixture.recorded(Self.ways).contains("# led elsewhere, triage went down, urgent -> self_care: hello\n"))
  }

  @Test func reviewNamesAWayThatLeadsLower() throws {
    try Fixture.inFolder { folder in
      let path = folder + "/a.transcript"
      try SafeFile.write(Self.ways, to: path)
      _ = Pending.leave(Suite([path]).run(Fixture.pack))
      let pending = Pending(transcript: path)
      #expect(pending.lowered == ["  line 2: behaviour: triage went down, urgent -> self_care"])
      #expect(pending.lines().contains("  line 2: behaviour: triage went down, urgent -> self_care"))
    }
  }

  @Test func itIsNotedWhereItIsKnownToFail() {
    let tally = Tally([Fixture.run("@known-failing later\n" + Self.joke)])
    #expect(tally.closing == "transcripts: 0 passed, 0 failed, 1 skipped")
    #expect(tally.notes == ["a/b.transcript:2: known failing (later): triage went down, urgent -> self_care"])
    #expect(GitHubReport.text(tally).hasPrefix("::warning file=a/b.transcript,line=2,title=known failing%3A triage went down%2C urgent -> self_care::"))
    #expect(JUnitReport.text(tally, moment: "2026-03-02T09:15:00").contains("<skipped message=\"known failing (later); line 2: triage went down, urgent -&gt; self_care\"/>"))
  }

  @Test func aKnownFailureIsATaskInTap() {
    let text = TapReport.text(Tally([Fixture.run("@known-failing later\n" + Self.joke)]))
    #expect(text.hasPrefix("TAP version 14\n1..1\nnot ok 1 - a/b.transcript # TODO later\n  ---\n  message: \"behaviour: triage went down, urgent -> self_care\"\n"))
  }
}
