// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Testing

@Suite("An alarm that was none")
struct AlarmTests {
  static let alarm = ["left buttock has locked", "none", "numb between my legs"]

  private func last(_ talk: [String]) -> Turn? { ShippedPack.say(talk).last }

  @Test("disputed, it stands until it is asked about", arguments: ["undo", "my mistake", "that's not true", "no no, no numbness at all"])
  func disputed(words: String) {
    let turn = last(Self.alarm + [words])
    #expect(turn?.triage == .emergency)
    #expect(turn?.expects?.slot == "RF-CES")
    #expect(turn?.expects?.kind == .yesNo)
  }

  @Test("a plain no ends it, and the talk goes on from where it was", arguments: ["no", "none of that"])
  func denied(answer: String) {
    let turn = last(Self.alarm + ["undo", answer])
    #expect(turn?.triage == .selfCare)
    #expect(turn?.state == "began")
    #expect(turn?.text.contains("how did it start") == true)
  }

  @Test("what speaks against the sign puts it in question, and ends nothing")
  func contradicted() {
    let turn = last(["fell off a ladder and cant put weight on my hip", "I can walk perfectly well on it"])
    #expect(turn?.triage == .emergency)
    #expect(turn?.expects?.slot == "RF-FRACTURE")
  }

  @Test("a yes to what was disputed leaves it as grave as it was")
  func confirmed() {
    let talk = ["both my thighs are achey and crampy, i take rosuvastatin", "my wee has been like cold tea", "is it really 999 for that? its light brown not coke", "YES i told you rosuvastatin"]
    #expect(last(talk)?.triage == .emergency)
  }

  @Test("anything else does not end it", arguments: ["yes", "not sure", "maybe", "xqzzv", "why do you ask"])
  func notDenied(answer: String) {
    #expect(last(Self.alarm + ["undo", answer])?.triage == .emergency)
  }

  @Test("words that say it after all are no denial", arguments: ["she can't stand, no", "yes she cannot stand"])
  func saidAfterAll(answer: String) {
    let talk = ["mum slipped and fell and now her hip is in spasm", "undo", answer]
    #expect(last(talk).map { $0.triage >= .urgent } == true)
  }

  @Test("a denial in a whole sentence is a denial", arguments: [
    "No!! Not thinking of ending my life at all. I love my life. My hip muscle cramps. That is all.", "no no no, i am not suicidal, only the cramp",
  ])
  func inSentences(answer: String) {
    #expect(last(["my hip hurts so much i want to die", "undo", answer])?.triage == .selfCare)
  }

  @Test("it is asked about once, and nothing is offered meanwhile")
  func once() {
    #expect(last(Self.alarm + ["undo", "yes", "undo"])?.expects == nil)
    #expect(last(Self.alarm + ["undo", "show me pigeon pose"])?.replies.contains { $0.kind == .step } == false)
  }

  @Test("nobody goes back into it once it is over")
  func back() {
    let turn = last(Self.alarm + ["undo", "no", "back", "show me the figure four stretch", "none"])
    #expect(turn?.state != "emergency")
    #expect(turn?.replies.contains { $0.kind == .step } == true)
  }

  @Test("said again after it was denied, it counts again")
  func again() {
    #expect(last(Self.alarm + ["undo", "no", "i am numb between my legs"])?.triage == .emergency)
  }

  @Test("of two signs, both have to be denied")
  func two() {
    let two = ["chest pain and numb between my legs"]
    #expect(last(two + ["undo", "no"])?.triage == .emergency)
    #expect(last(two + ["undo", "no", "no"])?.triage == .selfCare)
  }

  @Test("the gravest denied, the lesser sign has the help that is its own")
  func eased() {
    let talk = ["numb between my legs, and one calf is swollen and hot", "undo", "no"]
    #expect(last(talk)?.triage == .urgent)
    #expect(last(talk)?.state == "urgent")
  }

  @Test("what was asked once is still so for a conversation that was put away")
  func atRest() throws {
    var conversation = ShippedPack.pack.flow.begin()
    for message in Self.alarm + ["undo"] { conversation = ShippedPack.pack.respond(to: message, in: conversation).0 }
    #expect(!conversation.notes.isEmpty)
    #expect(try JSONDecoder().decode(Conversation.self, from: JSONEncoder().encode(conversation)) == conversation)
  }

  @Test("likeness alone, amid a talk, is asked about and not believed")
  func likeness() {
    let turn = last(["my mum has a hip spasm", "none", "she did it and it's gone off a bit, she says about half. can she have a hot water bottle?"])
    #expect(turn.map { $0.triage < .urgent } == true)
  }

  @Test("a sign half said is asked about after the help, not in its place")
  func helpFirst() {
    let turn = last(["bum cramp, chest feels a bit tight maybe"])
    #expect(turn?.replies.contains { $0.kind == .step } == true)
    #expect(turn?.expects?.slot == "RF-CHEST")
  }
}

@Suite("A question beside the answer")
struct BesideTests {
  static let toTrend = ["side of my right hip is spasming", "none", "sat all day", "none"]

  @Test("it is answered, and the answer counts")
  func both() {
    let turn = ShippedPack.say(Self.toTrend + ["Easing a bit. Should I use ice?"]).last
    #expect(turn?.text.contains("Cold is best") == true)
    #expect(turn?.state == "close")
  }

  @Test("what it asks about did not happen")
  func notTold() {
    let turn = ShippedPack.say(Self.toTrend + ["Easing. Is it ok to go for a run tomorrow?"]).last
    #expect(turn?.state == "close")
    #expect(turn?.text.contains("Which is right") == false)
  }

  @Test("not understood, that is said")
  func missed() {
    #expect(ShippedPack.say(Self.toTrend + ["Easing. Can the wombat juggle seventeen xylophones?"]).last?.text.contains("question") == true)
  }
}
