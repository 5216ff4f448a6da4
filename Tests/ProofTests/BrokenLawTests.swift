// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Proof
import Testing

/// The proof can fail: content that breaks a law is found out, with a conversation that shows it when it is typed.
@Suite("A broken law is found, and shown")
struct BrokenLawTests {
  @Test("the pack as it is breaks none", arguments: Law.allCases)
  func sound(law: Law) throws {
    #expect(try BrokenPack().violations(of: law) == [])
  }

  @Test("law 1: an emergency whose advice is empty until the part is known")
  func redFlagsWin() throws {
    let broken = try BrokenPack(("flags/road.yml", "\"Call {emergency} now, and stay where you are.\"", "\"{part}\""))
    let violation = try #require(broken.violations(of: .redFlagsWin).first)
    #expect(violation.message.contains("HEAD-KNOCK"))
    let turn = try #require(broken.say(violation.conversation).last)
    #expect(turn.flags.contains { $0.id == "HEAD-KNOCK" && $0.status == .yes })
    #expect(turn.replies.first?.text.isEmpty ?? true || turn.replies.first?.kind != .warn)
  }

  @Test("law 2: \"not sure\" taken for the answer that allows a repair which the other answer rules out")
  func nothingHarmful() throws {
    let broken = try BrokenPack(
      ("slots/bike.yml", "unsure: \"yes\"", "unsure: \"no\""),
      ("techniques/repairs.yml", "fits: \"part = brake and moving = no\"", "fits: \"part = brake\"\n  avoid: {\"moving = yes\": \"it failed on the road\"}"))
    let violation = try #require(broken.violations(of: .nothingHarmful).first)
    #expect(violation.message.contains("cable"))
    #expect(broken.say(violation.conversation).last?.replies.contains { $0.text.contains("barrel") } == true)
  }

  @Test("law 3: six questions before the first repair")
  func helpFirst() throws {
    let names = ["one", "two", "three", "four"]
    let slots = names.map { "\n\($0):\n  kind: yes_no\n  ask: [\"Is it \($0)?\"]\n  short: \"\($0)?\"\n  why: \"To know.\"\n  unsure: \"no\"\n  values: {\"yes\": {label: \"Yes\"}, \"no\": {label: \"No\"}}\n" }
    let chain = zip(names, names.dropFirst() + ["repair"]).map { "  ask-\($0):\n    ask: \($0)\n    next: [{to: \($1 == "repair" ? "repair" : "ask-" + $1)}]\n\n" }
    let broken = try BrokenPack(
      ("slots/bike.yml", "", slots.joined()), ("flow.yml", "    ask: bike\n    next:\n      - {to: repair}", "    ask: bike\n    next:\n      - {to: ask-one}"),
      ("flow.yml", "  repair:\n    clear", chain.joined() + "  repair:\n    clear"))
    let violation = try #require(broken.violations(of: .helpFirst).first)
    #expect(broken.say(violation.conversation).filter { turn in turn.replies.contains { $0.kind == .ask } }.count > 5)
  }

  @Test("law 4: a question with the same wording listed twice")
  func neverTwice() throws {
    let broken = try BrokenPack(
      ("slots/bike.yml", "\"If you point at it, do you point at a wheel, a lever or the pedals?\"", "\"Where is the trouble: tyre, brake, chain, or not sure?\""))
    let violation = try #require(broken.violations(of: .neverTwice).first)
    let questions = broken.say(violation.conversation).flatMap { $0.replies.filter { $0.kind == .ask }.map(\.text) }
    #expect(Set(questions).count < questions.count)
  }

  @Test("law 5: a state that waits for nothing, and a repair that nothing leads to")
  func alwaysAWayOn() throws {
    let stuck = try BrokenPack(("flow.yml", "    say: bring-it\n    next:\n      - {to: close}", "    say: bring-it\n    next:\n      - {when: \"part = unclear\", to: close}"))
    let violation = try #require(stuck.violations(of: .alwaysAWayOn).first { $0.message.contains("workshop") })
    #expect(stuck.say(violation.conversation).last?.state == "workshop")
    #expect(stuck.say(violation.conversation).last?.expects == nil)

    let unreached = try BrokenPack(("techniques/repairs.yml", "fits: \"part = chain\"", "fits: \"part = chain and part = brake\""))
    #expect(unreached.violations(of: .alwaysAWayOn).contains { $0.message.contains("oil") })
  }

  @Test("law 6: a part of the handbook that is neither said nor excused")
  func everythingHasASource() throws {
    let broken = try BrokenPack(("sources.yml", "  SHOP-HISTORY: \"nothing in it helps a rider\"\n", "  {}\n"))
    #expect(broken.violations(of: .everythingHasASource).contains { $0.message.contains("SHOP-HISTORY") })
  }

  @Test("law 7: a sign that is raised although it is long past")
  func everyPhraseCounts() throws {
    let broken = try BrokenPack(
      ("language/en.yml", "say: [used to, last year, years ago]", "say: [used to, last year]"))
    let violation = try #require(broken.violations(of: .everyPhraseCounts).first)
    #expect(violation.message.contains("past"))
    #expect(broken.say(violation.conversation).last?.flags.first?.status == .yes)
  }
}
