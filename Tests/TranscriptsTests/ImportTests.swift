// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

import Transcripts

/// Conversations of other tools.
@Suite struct ImportTests {
  private func imported(_ name: String) throws -> Imported {
    let path = Fixture.folder.appendingPathComponent("Other/\(name)").path
    return Imported(try #require(Fixture.read(path)), path: name)
  }

  @Test func aConvoBecomesATranscript() throws {
    let imported = try imported("greeting.convo.txt")
    #expect(imported.files.map(\.name) == ["greeting"])
    #expect(
      imported.files[0].text == """
        # A puncture, by another tool
        # Imported from greeting.convo.txt.
        # for the front wheel

        you: I have a flat tyre
             intent: report_trouble
        bot: Let us mend it, [name].
             | Take the [..] out.

        # not carried over: GREETING
        you:
        # not carried over: !Not this
        # not carried over: BUTTONS yes|no
        # not carried over: #end
        # not carried over: PAUSE 500

        """)
    #expect(imported.findings.map(\.description).first == "greeting.convo.txt:13:1: warning: not carried over: GREETING")
    #expect(imported.findings.count == 5)
    let (transcript, findings) = Transcript.parse(imported.files[0].text, path: "x")
    #expect(findings.isEmpty && transcript.turns.count == 2)
  }

  @Test func endToEndCasesBecomeTranscripts() throws {
    let imported = try imported("e2e.yml")
    #expect(imported.files.map(\.name) == ["user-mends-a-chain", "user-mends-a-chain-2"])
    #expect(
      imported.files[0].text == """
        # user mends a chain
        # Imported from e2e.yml.

        you: my chain slips
        bot: Is it dry \\[yes]?

        you: yes, two days
        # not carried over: slot_was_set: name: part, value: chain
        bot: Oil it: now.
        # not carried over: utter: utter_goodbye

        """)
    #expect(imported.files[1].text.hasSuffix("you: hello\n     intent: greet\n# not carried over: action: utter_greet\n"))
    #expect(imported.findings.last?.message == "not carried over: \"nobody\", in which nobody says anything")
  }

  @Test func otherFilesAreRefused() {
    #expect(Imported("hello", path: "x.txt").findings.map(\.message) == ["neither #me and #bot lines nor a YAML list of user and bot steps"])
    #expect(Imported("a: [", path: "x.yml").findings.map(\.message) == ["is not YAML"])
    #expect(Imported("a: 1", path: "x.yml").findings.map(\.message) == ["expected \"test_cases:\" or \"stories:\""])
  }
}
