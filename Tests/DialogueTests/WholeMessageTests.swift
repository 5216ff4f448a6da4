// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Testing
import Understanding

/// Signs in words that nobody listed, and words of signs in messages about something else.
@Suite("Whole messages")
struct WholeMessageTests {
  /// Of strangers, and not among the examples.
  static let unlisted = [
    ("All of a sudden my right leg hurts like mad from hip to toe, its the colour of candle wax and there's no warmth in it", "RF-ALI"),
    ("one eye went dark about half an hour ago out of nowhere and i cant keep my balance, also got the usual hip cramp", "RF-STROKE"),
    ("cant do another night of this. on the way home i look at the bridge and think just go over", "RF-SUICIDE"),
  ]
  static let figure = "it was a car crash of a workout, form all over the shop, one hip tight today and easing. how to fix squat technique"
  static let season = "It's fall here so I raked leaves yesterday, the side of my hip tightened for a bit and then it was gone. Best warm up for raking?"
  /// One that is among them.
  static let office = "Work is suffocating me, ten hours in a chair, hips stiff by 5pm today. Desk stretches?"

  @Test("a sign in nobody's words is told by what the message is like", arguments: unlisted)
  func isTold(message: String, flag: String) {
    let turn = ShippedPack.say(message)[0]
    #expect(turn.triage == .emergency)
    #expect(turn.flags.contains { $0.id == flag && $0.status == .yes })
    #expect(ShippedPack.pack.reader.understand(message).concepts.filter { $0.concept == flag }.map(\.match) == [.learnt])
  }

  @Test("no message of the development set or of these tests is one of those learnt from")
  func isHeldOut() {
    let examples = Set(ShippedPack.pack.definitions.signExamples.map { $0.text.lowercased() })
    let messages = Self.unlisted.map(\.0) + [Self.figure, Self.season] + DevelopmentSetTests.messages
    #expect(messages.count > 900 && examples.count > 5_000)
    #expect(messages.filter { examples.contains($0.lowercased()) } == [])
  }

  @Test("words of a sign in a message about something else are asked about, not believed", arguments: [figure, season])
  func aside(message: String) {
    let turns = ShippedPack.say(message, "none", "no", "none", "none")
    #expect(turns.map(\.triage).max() == .selfCare)
    #expect(turns.flatMap(\.flags).contains { $0.status == .no })
  }

  @Test("asked about and not denied, they count", arguments: [figure, season])
  func confirmed(message: String) {
    var said = [message]
    // Until the question comes, there is nothing else.
    while !(ShippedPack.say(said).last?.expects?.slot.hasPrefix("RF-") ?? true), said.count < 4 { said.append("none") }
    #expect(ShippedPack.say(said + ["yes"]).last?.triage ?? .selfCare >= .urgent)
  }

  @Test("nonsense is like nothing")
  func nonsense() {
    let letters = Array("qzxkvjwpfg")
    var state: UInt64 = 7
    func letter() -> Character {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return letters[Int(state >> 33) % letters.count]
    }
    let words = (0..<200).map { _ in String((0..<8).map { _ in letter() }) }
    #expect(ShippedPack.say(words.joined(separator: " "))[0].triage == .selfCare)
  }

  @Test("said again after it was denied, they are believed")
  func saidAgain() {
    let turns = ShippedPack.say(Self.office, "no", Self.office)
    #expect(turns[1].flags.contains { $0.id == "RF-PE" && $0.status == .no })
    #expect(turns[2].triage == .emergency)
  }

  @Test("a denied sign stays denied, whatever the message is like")
  func denied() {
    #expect(ShippedPack.say("my chest does not hurt, I am not short of breath, my legs are not numb, my hip cramped")[0].triage == .selfCare)
  }

  @Test("what tells of a sign is named: the sentence, not the message")
  func evidence() throws {
    let told = "i've been leaking wee since yesterday, never had that before"
    let turn = ShippedPack.say("My buttock is stiff from the drive. Best way to sit in a car? Also " + told)[0]
    let flag = try #require(turn.flags.first { $0.id == "RF-CES" })
    #expect(flag.evidence.contains("leaking wee") && !flag.evidence.contains("buttock"))
  }

  @Test("a plain answer sets nothing by what it sounds like")
  func plainAnswer() {
    #expect(ShippedPack.say(Self.office, "no")[1].slots.contains { $0.slot == "trend" } == false)
  }
}
