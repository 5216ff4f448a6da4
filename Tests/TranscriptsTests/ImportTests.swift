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
        bot: [..]
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
             slot part: chain
        bot: Oil it: now.
        # not carried over: utter: utter_goodbye
        bot: [..]

        """)
    #expect(imported.files[1].text.hasSuffix("you: hello\n     intent: greet\n# not carried over: action: utter_greet\nbot: [..]\n"))
    #expect(imported.findings.last?.message == "not carried over: \"nobody\", in which nobody says anything")
  }

  @Test func otherFilesAreRefused() {
    #expect(Imported("hello", path: "x.txt").findings.map(\.message) == ["neither #me and #bot lines nor a YAML list of user and bot steps"])
    #expect(Imported("a: [", path: "x.yml").findings.map(\.description) == ["x.yml:2:1: error: is not YAML: did not find expected node content"])
    #expect(Imported("a: 1", path: "x.yml").findings.map(\.message) == ["expected \"test_cases:\" or \"stories:\""])
  }

  private func convo(_ text: String) -> Imported { Imported("A title\n\n" + text, path: "x.convo.txt") }
  private func cases(_ text: String) -> Imported { Imported("test_cases:\n- test_case: a\n  steps:\n" + text, path: "x.yml") }

  /// What is written below the title and the source; it must be a transcript.
  private func turns(_ imported: Imported) -> String {
    let text = imported.files.first?.text ?? ""
    #expect(Transcript.parse(text, path: "x").1 == [])
    return text.split(separator: "\n\n", maxSplits: 1).last.map(String.init) ?? ""
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstLine() {
    #expect(turns(Imported("\u{FEFF}#me\nhello\n\n#bot\nHi.\n", path: "x.convo.txt")) == "you: hello\nbot: Hi.\n")
  }

  @Test func aMessageIsNotTakenForACommand() {
    #expect(turns(convo("#me\nUSB does not work\n\n#bot\nOK.\n")) == "you: USB does not work\nbot: OK.\n")
  }

  @Test func anIntentAloneLeavesTheRepliesOpen() {
    #expect(turns(convo("#me\ntell me a joke\n\n#bot\nINTENT small_talk\n")) == "you: tell me a joke\n     intent: small_talk\nbot: ...\n")
    #expect(turns(convo("#me\nhello\n\n#bot\nINTENT greet\n\n#bot\nHi.\n")) == "you: hello\n     intent: greet\nbot: [..]\nbot: Hi.\n")
  }

  @Test(arguments: ["UTT_JOKE", "!sorry", "UTTERANCES UTT_A UTT_B"])
  func aReplyInWordsUnknownIsAPlaceholder(line: String) {
    let imported = convo("#me\ntell me a joke\n\n#bot\n\(line)\n")
    #expect(turns(imported) == "you: tell me a joke\n# not carried over: \(line)\nbot: [..]\n")
    #expect(imported.findings.map(\.description) == ["x.convo.txt:7:1: warning: not carried over: \(line)"])
  }

  @Test func aButtonIsWhatItSays() { #expect(turns(convo("#me\nBUTTON none\n\n#bot\nOK.\n")) == "you: none\nbot: OK.\n") }

  @Test func aNameInWhatAPersonSaysIsToldOf() {
    let imported = convo("#me\nI am $name\n\n#bot\nHi $name.\n")
    #expect(imported.findings.map(\.message) == ["not carried over: the value of $name, which stands as it is written"])
  }

  @Test func utteranceFilesGiveOtherWaysToSayIt() {
    let files = [("a.convo.txt", "T\n\n#me\nUTT_HELLO\n\n#bot\nUTT_HI\n\n#me\nUTT_BYE\n\n#bot\nUTT_MANY\n"),
      ("h.utterances.txt", "UTT_HELLO\nhello\nhi there\n"), ("i.utterances.txt", "UTT_HI\nHi.\n"), ("m.utterances.txt", "UTT_MANY\nOne.\nTwo.\n"),
      ("u.utterances.txt", "UTT_UNUSED\nx\n")]
    let imported = Imported.all(files.map { ($0.0, Data($0.1.utf8)) })
    #expect(imported.flatMap(\.files).count == 1)
    #expect(turns(imported[0]) == """
      you: hello
      or: hi there
      bot: Hi.

      # not carried over: UTT_BYE
      you:
      # not carried over: UTT_MANY, which is any of: One. | Two.
      bot: [..]

      """)
    #expect(imported.flatMap(\.findings).map(\.description).last == "u.utterances.txt:1:1: warning: not carried over: UTT_UNUSED, which no conversation here says")
  }

  @Test func otherEncodingsAreReadAndToldOf() {
    let imported = Imported.all([("x.convo.txt", Data(Array("T\n\n#me\ncaf".utf8) + [0xE9] + Array("\n".utf8)))])[0]
    #expect(turns(imported) == "you: caf\u{E9}\nbot: ...\n")
    #expect(imported.findings.map(\.description) == ["x.convo.txt:4:4: warning: is not UTF-8 text, and was read as Latin-1"])
  }

  @Test func aPatternIsNoReply() {
    let imported = cases("""
        - user: hello
          assertions:
          - bot_uttered: {text_matches: "^Hel.*", utter_name: utter_greet, buttons: [{title: Yes}]}

      """)
    #expect(turns(imported) == """
      you: hello
      # not carried over: utter_name: utter_greet
      # not carried over: buttons: title: Yes
      # not carried over: text_matches: ^Hel.*
      bot: Hel[..]

      """)
    #expect(imported.findings.map(\.line) == [6, 6, 6])
  }

  @Test func aReplyThatIsOnlyNamedIsAPlaceholder() {
    #expect(turns(cases("  - user: hello\n    assertions:\n    - bot_uttered: {utter_name: utter_greet}\n")).hasSuffix("bot: [..]\n"))
    #expect(turns(cases("  - user: hello\n")) == "you: hello\nbot: ...\n")
    #expect(turns(cases("  - user: hello\n  - bot: |\n      Hi.\n      You.\n")) == "you: hello\nbot: Hi.\n     | You.\n")
  }

  @Test func slotsBecomeChecks() {
    let text = "  - user: hello\n    assertions:\n    - slot_was_set: [{name: part, value: chain}, {name: fixed, value: null}, {name: any}]\n  - slot_was_set:\n    - flats: 3\n    - bike\n  - bot: OK.\n"
    let imported = cases(text)
    #expect(turns(imported) == """
      you: hello
           slot part: chain
           slot fixed: unknown
           slot flats: 3
      # not carried over: slot_was_set: any, to whatever value
      # not carried over: slot_was_set: bike, to whatever value
      bot: OK.

      """)
  }

  @Test func anIntentWithoutWordsIsNoTurn() {
    let imported = Imported("stories:\n- story: a\n  steps:\n  - intent: greet\n  - action: utter_greet\n  - intent: bye\n    user: so long\n", path: "x.yml")
    #expect(turns(imported) == """
      # not carried over: intent: greet, in words unknown
      # not carried over: action: utter_greet

      you: so long
           intent: bye
      bot: ...

      """)
  }

  @Test func whatStandsBesideTheCasesIsToldOf() {
    let imported = Imported("stub_custom_actions:\n  action_x: {}\nversion: 3\ntest_cases:\n- test_case: a\n  steps:\n  - user: hello\n", path: "x.yml")
    #expect(imported.findings.map(\.description) == ["x.yml:1:1: warning: not carried over: stub_custom_actions: action_x"])
  }
}
