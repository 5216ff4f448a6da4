// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

/// Checks that could never hold are mistakes, told at the word that is wrong.
@Suite struct CheckValueTests {
  @Test(arguments: [
    ("slot part: chan", "2:17: error: no value \"chan\" of slot part (did you mean \"chain\"?)"),
    ("slot bike: carbon, electrc", "2:25: error: no value \"electrc\" of slot bike (did you mean \"electric\"?)"),
    ("slot flats: often", "2:18: error: \"often\" is no number: 3 or 3-5"),
    ("slot prt: chain", "2:11: error: no slot \"prt\" (did you mean \"part\"?)"),
    ("slot  prt: chain", "2:12: error: no slot \"prt\" (did you mean \"part\"?)"),
    ("flag FRAME: bogus", "2:18: error: \"bogus\" says nothing of a flag: none, or a level and yes, no or unknown, as in \"urgent yes\""),
    ("flag FRAM: none", "2:11: error: no flag \"FRAM\" (did you mean \"FRAME\"?)"),
    ("concept fact.carbn: affirmed", "2:14: error: no concept \"fact.carbn\" (did you mean \"fact.carbon\"?)"),
    ("expects: foo bar", "2:15: error: \"foo bar\" is nothing that can be awaited: nothing, or a kind and what is asked, as in \"yes_no moving\""),
    ("expects: choice prt", "2:22: error: nothing to ask is called \"prt\" (did you mean \"part\"?)"),
    ("hold: long", "2:12: error: \"long\" is no time to hold: none, or seconds, as in \"20-30, 5\""),
    ("intent:", "2:6: error: \"intent\" needs a value"),
  ])
  func whatCannotBeIsToldAtItsWord(check: String, message: String) {
    #expect(Fixture.findings("you: my chain slips\n     \(check)\nbot: ...\n") == ["a/b.transcript:" + message])
  }

  @Test(arguments: [
    "slot part: chain", "slot part: unknown", "slot bike: none", "slot bike: unsure", "slot bike: electric, carbon", "slot flats: 2-3", "slot flats: 2.5",
    "slot moving: yes", "flag FRAME: none", "flag FRAME: soon unknown", "expects: nothing", "expects: checklist bike", "expects: yes_no FRAME",
    "expects: choice intent", "hold: none", "hold: 20-30, 5",
  ])
  func whatCanBeIsNoMistake(check: String) {
    #expect(Fixture.findings("you: my chain slips\n     \(check)\nbot: ...\n") == [])
  }

  @Test func theSameCheckTwiceIsAMistake() {
    let text = "you: my chain slips\n     triage: soon\n     slot part: chain\n     slot part: tyre\n     triage: self_care\nbot: ...\n"
    #expect(Fixture.findings(text) == [
      "a/b.transcript:4:6: error: \"slot part\" is checked twice", "a/b.transcript:5:6: error: \"triage\" is checked twice",
    ])
  }
}
