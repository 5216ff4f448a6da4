// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Testing
import Understanding

/// Signs in words that nobody listed, and words of signs in messages about something else.
@Suite("Whole messages")
struct WholeMessageTests {
  @Test("a sign in nobody's words is told by what the message is like", arguments: [
    ("Started round my belly button last night, now it's settled low down by the right hip. Can't uncurl that leg, off my grub entirely", "RF-APPENDIX"),
    ("best position to sleep in with a hip spasm? also weird but ive been leaking wee since yesterday, never had that before", "RF-CES"),
    ("any stretch for pregnancy hips? 35 weeks. ive hardly felt the baby kick since last night", "RF-PREG-EMERG"),
  ])
  func unlisted(message: String, flag: String) {
    let turn = ShippedPack.say(message)[0]
    #expect(turn.triage == .emergency)
    #expect(turn.flags.contains { $0.id == flag && $0.status == .yes })
  }

  static let figure = "Work is suffocating me, ten hours in a chair, hips stiff by 5pm today. Desk stretches?"
  static let joke = "Feel like a bus hit me after my first pilates session, just general soreness and easing today"

  @Test("words of a sign in a message about something else are asked about, not believed", arguments: [figure, joke])
  func aside(message: String) {
    let turns = ShippedPack.say(message, "none", "no", "none", "none")
    #expect(turns.map(\.triage).max() == .selfCare)
    #expect(turns.flatMap(\.flags).contains { $0.status == .no })
  }

  @Test("asked about and not denied, they count", arguments: [figure, joke])
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
    #expect(ShippedPack.say(Self.figure, "no")[1].slots.contains { $0.slot == "trend" } == false)
  }
}
