// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Testing

@Suite("A first conversation")
struct FirstConversationTests {
  @Test("the first reply to a spasm holds a safe step and one question")
  func helpFirst() throws {
    let turn = try #require(ShippedPack.say("my glute just seized up").first)
    #expect(turn.replies.contains { $0.kind == .step })
    #expect(turn.replies.filter { $0.kind == .ask }.count == 1)
    #expect(turn.expects?.kind == .checklist)
    #expect(turn.triage == .selfCare)
  }

  @Test("a targeted step comes within five questions", arguments: [
    "my glute just seized up", "front of my hip is in spasm", "inner thigh cramp right now", "deep in my bum it is cramping now",
    "my hip is in spasm",
  ])
  func targetedStep(opening: String) {
    var conversation = ShippedPack.pack.flow.begin()
    var questions = 0
    var message = opening
    for _ in 0..<8 {
      let (next, turn, _) = ShippedPack.pack.respond(to: message, in: conversation)
      conversation = next
      if !conversation.offered.isEmpty { break }
      questions += turn.replies.filter { $0.kind == .ask }.count
      message = ["safety": "none", "muscle": "not sure", "onset": "slowly", "conditions": "none"][turn.expects?.slot ?? ""] ?? "no"
    }
    #expect(!conversation.offered.isEmpty)
    #expect(questions <= 5)
  }

  @Test("what was told is not asked")
  func neverAsksWhatItWasTold() {
    let turns = ShippedPack.say("deep in my left buttock, after sitting all day, it just went into spasm", "none")
    #expect(turns.last?.expects?.slot == "conditions")
  }

  @Test("a warning sign in any state is answered first, with what to do", arguments: [0, 1, 2, 3])
  func redFlagsWin(after steps: Int) throws {
    let talk = Array(["my glute just seized up", "none", "after a run", "none"].prefix(steps))
    let turn = try #require(ShippedPack.say(talk + ["i am numb between my legs"]).last)
    #expect(turn.triage == .emergency)
    #expect(turn.replies.first?.kind == .warn)
    #expect(turn.expects == nil)
  }

  @Test("a denied sign is not taken for a present one", arguments: ["no numbness", "no chest pain", "I don't have a fever", "not numb at all"])
  func negation(denial: String) throws {
    let turn = try #require(ShippedPack.say("hip cramp, " + denial).last)
    #expect(turn.triage < .urgent)
  }

  @Test("no technique beyond rest and breathing follows an emergency")
  func nothingAfterAnEmergency() throws {
    let turn = try #require(ShippedPack.say("i am numb between my legs", "show me the figure four stretch").last)
    #expect(!turn.text.contains("ankle"))
  }

  @Test("someone who must not do a technique gets another, with the reason")
  func contraindication() throws {
    let turn = try #require(ShippedPack.say("my glute just seized up, i have a hip replacement", "none", "after a run", "none").last)
    #expect(!turn.text.contains("ankle of the sore leg"))
    #expect(turn.replies.contains { $0.kind == .step })
  }

  @Test("nonsense changes nothing and is answered", arguments: ["", "   ", "asdf qwer zxcv", "🦀🦀🦀", "\u{0}\u{1B}[H", "?!"])
  func nonsense(message: String) throws {
    let turns = ShippedPack.say("my glute just seized up", message)
    #expect(turns[1].state == turns[0].state)
    #expect(turns[1].slots == turns[0].slots)
    #expect(!turns[1].replies.isEmpty)
  }
}
