// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Testing

/// `examples/`: whole messages that signs are learnt from.
@Suite("Examples of signs")
struct ExampleTests {
  private func bicycle(_ examples: String, _ body: (Pack?, [Finding]) throws -> Void) throws {
    var files = try Places.files(Places.packs.appendingPathComponent("bicycle-workshop"))
    files["examples/said.yml"] = examples
    try Places.folder(files) { folder in
      let (pack, findings) = Pack.lint(folder)
      try body(pack, findings)
    }
  }

  private static let learnt = """
    BATTERY:
      - the pack under the frame hums and is warm to the touch after charging
      - there is a funny sweet smell from the box under the saddle and it hums
      - my charger hums and the box gets warm as toast in the hall
      - it hums, the plastic went soft, and the hall smells sweet
    none:
      - the chain squeaks a bit when I climb and the rest is fine
      - which oil is good for the chain of a touring bike
      - I rode forty miles on Sunday and the saddle is too hard
      - my brakes rub a little but they do stop the bike well
    """

  @Test("a message like them raises the flag, and one like the others does not")
  func isLearnt() throws {
    try bicycle(Self.learnt) { pack, findings in
      let pack = try #require(pack)
      #expect(findings.filter { $0.severity == .error }.isEmpty)
      func flags(_ message: String) -> [String] { pack.respond(to: message, in: pack.flow.begin()).1.flags.filter { $0.status == .yes }.map(\.id) }
      #expect(flags("hello, the box under my saddle hums and smells sweet and it is warm since the charging") == ["BATTERY"])
      #expect(flags("hello, the chain of my touring bike squeaks a bit since I rode on Sunday, which oil is good") == [])
    }
  }

  @Test("without examples nothing is learnt")
  func nothingToLearn() throws {
    let pack = try Pack(Places.packs.appendingPathComponent("bicycle-workshop"))
    #expect(pack.reader.understand("hello, the box under my saddle hums and smells sweet and it is warm since the charging").likeliestSign == nil)
  }

  @Test("mistakes are told with their places")
  func mistakes() throws {
    try bicycle("BATERY:\n  - it hums and smells\nnone:\n  - it hums and smells\n  - fine\n  - fine\n") { _, findings in
      let told = findings.filter { $0.file.hasSuffix("said.yml") }.map { "\($0.line):\($0.column): \($0.severity.rawValue): \($0.message)" }
      #expect(told == [
        "1:1: error: no flag \"BATERY\" (did you mean \"BATTERY\"?)",
        "4:5: error: this example stands under \"BATERY\" as well",
        "6:5: warning: this example is given twice",
      ])
    }
  }

  @Test("answers are learnt for a slot that asks for one of some values, and mistakes in them are told")
  func answers() throws {
    let answers = """
      part=chain:
        - it slips off the cogs when I climb
        - that greasy loop of links
      "part=?":
        - which day are you open
      part=chian:
        - it slips
      parts=chain:
        - it hangs
      bike=electric:
        - it has a motor
      flats=none:
        - tall

      """
    try bicycle(answers) { _, findings in
      let told = findings.filter { $0.file.hasSuffix("said.yml") }.map { "\($0.line):\($0.column): \($0.severity.rawValue): \($0.message)" }
      #expect(told == [
        "6:1: error: no value \"chian\" in \"part\" (did you mean \"chain\"?)",
        "8:1: error: no slot \"parts\" (did you mean \"part\"?)",
        "10:1: error: answers to a list are learnt as \"bike=none\" or \"bike=?\"",
        "12:1: error: answers are learnt for slots of kind choice, yes_no or checklist",
      ])
    }
  }
}
