// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Testing

/// Times, signs and figures of speech that are told in passing, beside a no or in small words.
@Suite("What is told in passing")
struct ToldTests {
  @Test(
    "what is told beside a no is not lost in it",
    arguments: [("hip spasm, no fever, not passing urine properly", Triage.emergency), ("no fall, walking is fine, only a cramp in my hip", Triage.selfCare)])
  func besideNo(message: String, level: Triage) {
    #expect(ShippedPack.say(message)[0].triage == level)
  }

  @Test("when it began is the first full time that is told, not a range of what is no range", arguments: [
    ("my hip cramps, the first one was six days ago", 8640.0), ("I've had MS for 12 years. For two days now my hip is stiff", 2880.0),
  ])
  func times(message: String, minutes: Double) {
    #expect(ShippedPack.say(message)[0].slots.contains { $0.slot == "start" && $0.value == .number(minutes, minutes) })
  }

  @Test("never is a denial, and not where it says how bad it is", arguments: [("I have never felt a pop", "no"), ("I felt a pop, never felt anything like it", "yes")])
  func never(message: String, popped: String) {
    let turn = ShippedPack.say("my bum has cramped, it came on in one sudden moment", "none", message).last
    #expect(turn?.slots.contains { $0.slot == "popped" && $0.value == .choice(popped) } == true)
  }

  @Test("who is named amid a talk takes it over only as the patient", arguments: [
    ("my friend swears by the butterfly", nil), ("I have a friend coming for me at six", nil), ("my mum asks, her hip hurts", "other"), ("it is for my mum", "other"),
  ])
  func named(message: String, who: String?) {
    let turn = ShippedPack.say("my hip has cramped", message).last
    #expect(turn?.slots.first { $0.slot == "who" }?.value == who.map { .choice($0) })
  }

  @Test("a list of moves names those that the person may do, and is left out where none is")
  func safeMoves() {
    func said(_ first: String) -> String { ShippedPack.say(first, "which exercises make hips stronger").last?.text ?? "" }
    #expect(said("hello").contains("Good moves are bridge, clamshell"))
    #expect(!said("I have a new hip").contains("Good moves"))
  }

  @Test("\"my week\" is no length of time")
  func noTime() {
    #expect(!ShippedPack.say("my week was hard and my bum has a cramp")[0].slots.contains { $0.slot == "start" })
  }

  @Test("\"I can't stand on it\" is not \"I can't stand it\"")
  func small() {
    #expect(ShippedPack.say("my glute seized", "I can't stand on it")[1].triage == .urgent)
    #expect(ShippedPack.say("my glute seized and I can't stand it")[0].triage == .selfCare)
  }

  @Test("who can walk is not asked whether they can, and what they tell besides is no what-if")
  func walking() {
    let turn = ShippedPack.say("I can walk on it fine, the right side of my bum has cramped")[0]
    #expect(turn.slots.contains { $0.slot == "muscle" && $0.value == .choice("glute") })
    #expect(turn.expects?.slot == "safety")
    #expect(turn.expects?.choices.contains { $0.value == "weight" } == false)
    #expect(ShippedPack.say("the right side of my bum has cramped")[0].expects?.choices.contains { $0.value == "weight" } == true)
  }

  @Test("what people come for is told behind a comma, not denied", arguments: [
    "no fever, bum cramp since noon", "34, no medication, glute spasm right now", "no injury, hip muscle seized up after a run",
  ])
  func topic(message: String) { #expect(ShippedPack.say(message)[0].slots.contains { $0.slot == "now" && $0.value == .choice("yes") }) }

  @Test("a list of denials goes on behind a comma", arguments: ["no fever, cramp or numbness", "no cramp, spasm"])
  func listed(message: String) { #expect(ShippedPack.pack.reader.understand(message).polarity(of: "spasm.any") == .negated) }
}
