// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Testing

@Suite("Repairing a conversation")
struct RepairTests {
  /// To the first technique for the bottom, which is the figure-four stretch.
  static let toStretch = ["my glute just seized up", "none", "slowly", "none"]

  @Test("a correction after a technique leads to the one that fits now, and says what changed")
  func correctsTheMuscle() throws {
    let turns = ShippedPack.say(Self.toStretch + ["sorry, I meant the front"])
    #expect(turns[3].text.contains("ankle"))
    let last = try #require(turns.last)
    #expect(last.text.contains("Changed: the front of your hip."))
    #expect(last.replies.contains { $0.kind == .step })
    #expect(!last.text.contains("ankle"))
    #expect(last.expects?.slot == "trend")
  }

  @Test("a fact that rules out what was just given takes it back, with the reason, and gives another")
  func withdraws() throws {
    let last = try #require(ShippedPack.say(Self.toStretch + ["no wait, I have a new hip"]).last)
    #expect(last.replies.contains { $0.kind == .warn && $0.text.contains("leave out the figure-four stretch") })
    #expect(last.replies.contains { $0.kind == .step })
  }

  @Test("a correction that opens another question asks it")
  func correctsTheWay() throws {
    let turns = ShippedPack.say("my glute just seized up", "none", "slowly", "sorry, actually it came on suddenly")
    #expect(turns.last?.expects?.slot == "popped")
  }

  @Test("a correction of the side changes nothing but the side")
  func correctsTheSide() throws {
    let turns = ShippedPack.say("my right glute just seized up", "none", "actually it's the left one")
    #expect(turns[1].expects?.slot == turns[2].expects?.slot)
    #expect(turns[2].text.contains("left"))
  }

  @Test("back goes back as often as it is said, to the very start")
  func backToTheStart() throws {
    let talk = ["my glute just seized up", "none", "slowly", "none", "same", "same"]
    let turns = ShippedPack.say(talk + Array(repeating: "back", count: talk.count + 1))
    let states = turns.map(\.state)
    #expect(states[6] == states[4] && states[8] == states[2] && states[10] == states[0])
    #expect(turns[11].state == "hello" && turns[11].slots.isEmpty)
    #expect(turns[12].text.contains("nothing to go back to"))
  }

  @Test("an emergency is not taken back with a word")
  func backFromAnEmergency() throws {
    let turns = ShippedPack.say("i am numb between my legs", "back")
    #expect(turns.last?.state == "emergency" && turns.last?.triage == .emergency)
  }

  @Test("a question back is answered, not taken for an answer", arguments: ["how long will it last?", "is heat ok?", "what's a piriformis?"])
  func questionBack(question: String) throws {
    let turns = ShippedPack.say("my glute just seized up", question)
    #expect(turns.last?.expects?.slot == "safety")
    #expect(turns.last?.replies.count ?? 0 > 1)
    #expect(!(turns.last?.text.contains("did not follow") ?? true))
  }

  @Test("a number in the name of a technique is not the number of a choice")
  func figureFour() throws {
    let turns = ShippedPack.say("pain in my hip", "7", "show me the figure four stretch")
    #expect(!(turns.last?.slots.contains { $0.slot == "belly" } ?? true))
  }

  @Test("a contradiction is asked about once, with both versions")
  func contradiction() throws {
    let turns = ShippedPack.say("my glute just seized up", "the front of my hip is in spasm", "2")
    #expect(turns[1].text.contains("your bottom") && turns[1].text.contains("the front of your hip"))
    #expect(turns[2].slots.contains { $0.slot == "muscle" && $0.value == .choice("flexor") })
  }

  @Test("which of two is right may be said in words", arguments: ["the front", "front of the hip", "2", "the second"])
  func contradictionInWords(answer: String) {
    let turns = ShippedPack.say("my glute just seized up", "the front of my hip is in spasm", answer)
    #expect(turns[2].slots.contains { $0.slot == "muscle" && $0.value == .choice("flexor") })
  }

  @Test("of two sides the one that is named is taken")
  func contradictionOfSides() {
    let turns = ShippedPack.say("my right glute just seized up", "my left hip is in spasm", "left, the good side")
    #expect(turns[2].slots.contains { $0.slot == "side" && $0.value == .choice("left") })
  }

  @Test("\"where does that come from?\" names the source of what was said last, an answer or a warning")
  func sources() throws {
    #expect(ShippedPack.say("how long should I hold a stretch?", "where does that come from?").last?.text.contains("20 to 30 seconds") == true)
  }

  @Test("a conversation at rest takes about a kilobyte, and comes back as it was")
  func atRest() throws {
    var conversation = ShippedPack.pack.flow.begin()
    for message in ["my left glute just seized up after a run", "none", "after exercise", "none", "same", "same", "worse", "thanks"] {
      conversation = ShippedPack.pack.respond(to: message, in: conversation).0
      let data = try JSONEncoder().encode(conversation)
      #expect(data.count <= 1200, "\(data.count) bytes after \"\(message)\"")
      #expect(try JSONDecoder().decode(Conversation.self, from: data) == conversation)
    }
  }
}
