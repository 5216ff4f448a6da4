// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

import Transcripts

/// Recording and reviewing lose nothing a person wrote.
@Suite struct RewritingTests {
  @Test func commentsBlankLinesOrderAndPlaceholdersAreKept() {
    let text = """
      # Title
      @seed 7

      # why this turn
      you: my chain slips
           state: hello
      bot: I can help you mend small things, and tell you when not to ride. I cannot see your [vehicle].
      # about the echo

      bot: I heard you: the [part].
      # at the end of the turn

      # before the next
      you: help


      # last words
      """
    let rewritten = Fixture.recorded(text)
    let lines = rewritten.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[..<6] == ["# Title", "@seed 7", "", "# why this turn", "you: my chain slips", "     state: bike"])
    #expect(lines[6].hasSuffix("your [vehicle]."))
    #expect(lines[7...9] == ["# about the echo", "", "bot: I hear you: the [part]."])
    for comment in ["# at the end of the turn", "# before the next", "# last words"] { #expect(lines.contains(comment)) }
    #expect(rewritten.hasSuffix("\n\n\n# last words\n"))
    #expect(Fixture.run(rewritten).verdict == .same)
    #expect(Fixture.recorded(rewritten) == rewritten)
  }

  @Test func bracketsInARealReplyAreNoPlaceholders() {
    #expect(TranscriptResult.reply(Placeholder.escaped("see [1]\nand [2]")) == ["bot: see \\[1]", "     | and \\[2]"])
  }

  @Test func aChangedReplyKeepsAPlaceholderByItsValue() {
    #expect(Placeholder.kept(of: "I passed it as [ticket].", in: "Passed on as T-12 [today].", ["ticket": "T-12"]) == "Passed on as [ticket] \\[today].")
  }

  @Test func recordingNewLeavesWhatHasRepliesAlone() throws {
    try Fixture.inFolder { folder in
      let (new, old) = (folder + "/new.transcript", folder + "/old.transcript")
      try SafeFile.write("you: my chain slips\n", to: new)
      try SafeFile.write("you: my chain slips\nbot: x\n", to: old)
      var tally = Suite([new, old]).run(Fixture.pack)
      #expect(Recording.new.write(&tally).written.map(\.path) == [new])
      #expect(Fixture.read(old) == "you: my chain slips\nbot: x\n")
      #expect(tally.closing == "transcripts: 1 passed, 1 failed, 0 skipped")
      #expect(Recording.all.write(&tally).written.map(\.path) == [old])
      #expect(Suite([new, old]).run(Fixture.pack).isWell)
    }
  }

  @Test func aFailingRunLeavesANewVersionBesideTheFile() throws {
    try Fixture.inFolder { folder in
      let path = folder + "/a.transcript"
      try SafeFile.write("# T\nyou: my chain slips\n     triage: emergency\nbot: x\n", to: path)
      #expect(Pending.leave(Suite([path]).run(Fixture.pack)).left == 1)
      #expect(Fixture.read(path) == "# T\nyou: my chain slips\n     triage: emergency\nbot: x\n")
      let pending = try #require(Pending.find([folder]).found.first)
      let shown = pending.lines()
      #expect(shown.prefix(3) == [path, "  # T", "  line 3: behaviour: triage went down, emergency -> self_care"])
      #expect(shown.contains("  2 2    you: my chain slips"))
      try pending.accept()
      #expect(!Fixture.exists(pending.path))
      #expect(Suite([path]).run(Fixture.pack).isWell)
    }
  }

  @Test func acceptingNeverUndoesALaterEdit() throws {
    try Fixture.inFolder { folder in
      let path = folder + "/a.transcript"
      try SafeFile.write("you: my chain slips\nbot: x\n", to: path)
      _ = Pending.leave(Suite([path]).run(Fixture.pack))
      let pending = Pending(transcript: path)
      try FileManager.default.setAttributes([.modificationDate: Date().addingTimeInterval(60)], ofItemAtPath: path)
      #expect(throws: Pending.Refusal.editedSince(path)) { try pending.accept() }
      #expect(Fixture.exists(pending.path))
      try pending.reject()
      #expect(!Fixture.exists(pending.path))
    }
  }

  @Test func aVersionThatHadItsDayIsTakenAway() throws {
    try Fixture.inFolder { folder in
      let path = folder + "/a.transcript"
      try SafeFile.write("you: my chain slips\n" + FailureTests.chain, to: path)
      try SafeFile.write("old", to: path + ".new")
      #expect(Pending.leave(Suite([path]).run(Fixture.pack)).left == 0)
      #expect(!Fixture.exists(path + ".new"))
    }
  }

  @Test func aTranscriptThatIsGoneComesBackOnlyByName() throws {
    try Fixture.inFolder { folder in
      let pending = Pending(transcript: folder + "/a.transcript")
      try SafeFile.write("you: hello\n", to: pending.path)
      #expect(throws: Pending.Refusal.orphan(pending.transcript)) { try pending.accept(isNamed: false) }
      #expect(!Fixture.exists(pending.transcript) && Fixture.exists(pending.path))
      try pending.accept(isNamed: true)
      #expect(Fixture.exists(pending.transcript))
    }
  }

  @Test func whatIsMarkedReadOnlyIsNotWrittenOver() throws {
    try Fixture.inFolder { folder in
      let (locked, free) = (folder + "/a.transcript", folder + "/b.transcript")
      for path in [locked, free] { try SafeFile.write("you: my chain slips\nbot: x\n", to: path) }
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: locked)
      var tally = Suite([locked, free]).run(Fixture.pack)
      let outcome = Recording.all.write(&tally)
      #expect(outcome.written.map(\.path) == [free])
      #expect(outcome.failures == [.init(path: locked, reason: "it is read-only")])
      #expect(Fixture.read(locked) == "you: my chain slips\nbot: x\n")
    }
  }

  @Test func whatAnInterruptedRecordingLeftIsSweptAway() throws {
    try Fixture.inFolder { folder in
      let path = folder + "/a.transcript"
      try SafeFile.write("you: my chain slips\nbot: x\n", to: path)
      let (stale, own, other) = (path + ".999999999.part", path + ".\(ProcessInfo.processInfo.processIdentifier).part", folder + "/thesis.999999999.part")
      for path in [stale, own, other] { try SafeFile.write("half", to: path) }
      var tally = Suite([path]).run(Fixture.pack)
      _ = Recording.all.write(&tally)
      #expect(!Fixture.exists(stale))
      #expect(Fixture.exists(other))
    }
  }
}
