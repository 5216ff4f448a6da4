// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Testing

/// What facts say about each other: a sign they rule out, an answer they make needless, a time that is about something else.
@Suite("What one fact says about another")
struct RuledOutTests {
  private func slot(_ id: String, _ messages: [String]) -> SlotValue? {
    ShippedPack.say(messages).last?.slots.first { $0.slot == id }?.value
  }

  @Test("an adult's age rules out the sign of a child, and ends its alarm")
  func adult() {
    let turns = ShippedPack.say("someone under 16, my hip hurts", "no, it is me, I am 36")
    #expect(turns[0].triage == .urgent)
    #expect(turns[1].triage < .urgent)
  }

  @Test("an adult who writes for a child rules nothing out")
  func child() {
    #expect(ShippedPack.say("I am 34, my daughter is 6 and limps", "she is 6").last?.triage == .urgent)
  }

  @Test("who is old enough is asked neither of a pregnancy nor whether under 16")
  func needless() {
    let asked = ShippedPack.say("I am 71 and my hip has cramped", "none", "bottom", "slowly").last
    #expect(asked?.expects?.slot == "conditions")
    #expect(asked?.expects?.choices.map(\.key).contains { $0 == "a" || $0 == "j" } == false)
  }

  @Test("what is denied in passing is left out of the list it is part of")
  func parts() {
    let asked = ShippedPack.say("my hip has cramped, no fall, no pop, no swelling and no weakness, no numbness").last?.expects
    #expect(asked?.choices.first { $0.value == "injury" }?.label == "A knock.")
    #expect(asked?.choices.first { $0.value == "infection" }?.label == "A high temperature or a hot hip.")
    #expect(asked?.choices.contains { $0.value == "legs" } == false)
    guard case .items(let yes, _, _) = slot("safety", ["my hip has cramped, no fall, no knock, no pop", "actually I did fall"]) else {
      Issue.record("nothing is known of the list")
      return
    }
    #expect(yes == ["injury"])
  }

  @Test("a denial of one place says nothing of another", arguments: [
    ("my hip has cramped, no numbness in my foot", "nerves", "Your bottom or private parts feel numb, or you cannot pee or poo as normal."),
    ("my hip has cramped, bladder is fine", "nerves", "Numbness in your bottom or private parts or trouble pooing."),
    ("my hip has cramped, no weakness in my arms", "legs", "A leg is weak, or both legs feel numb."),
    ("my hip has cramped, no swelling in the leg", "infection", "You have a high temperature, or the hip is hot or swollen."),
    ("my hip has cramped, no swelling in the hip", "blood", "One leg is swollen, cold or pale. Or you have chest pain or cannot breathe well."),
  ])
  func ofOnePlace(message: String, item: String, label: String) {
    #expect(ShippedPack.say(message).last?.expects?.choices.first { $0.value == item }?.label == label)
  }

  @Test("a picked item stands when the last of its parts is denied")
  func picked() {
    guard case .items(let yes, _, _) = slot("safety", ["my hip has cramped, no fall, no knock", "1", "no pop when I walk now"]) else {
      Issue.record("nothing is known of the list")
      return
    }
    #expect(yes == ["injury"])
  }

  @Test("no medicines and no illnesses are no to what is one now; one that was told stays, and what once was is asked")
  func asAWhole() {
    guard case .items(let yes, let no, _) = slot("conditions", ["hip cramp, I have diabetes, no other conditions, not on any tablets"]) else {
      Issue.record("nothing is known of the list")
      return
    }
    #expect(yes == ["diabetes"])
    #expect(Set(["thin_bones", "steroids", "kidney", "heart"]).isSubset(of: no))
    #expect(Set(no).isDisjoint(with: ["clot", "cancer", "nerve_illness"]))
    #expect(!no.contains("hip_replacement"))
  }

  @Test("a no to the question of a sign takes back what led to it")
  func takenBack() {
    let turns = ShippedPack.say("my hip has cramped", "4", "no no, I mistyped, nothing is wrong with the leg", "no")
    #expect(turns[1].triage == .emergency)
    #expect(turns.last?.triage == .selfCare)
    guard case .items(let yes, let no, _) = turns.last?.slots.first(where: { $0.slot == "safety" })?.value else {
      Issue.record("nothing is known of the list")
      return
    }
    #expect(yes.isEmpty && no.contains("legs"))
  }

  @Test("when it began is the time told of the trouble, not of an operation, a scan or a medicine", arguments: [
    ("My right hip was replaced nine years ago. Now my left buttock cramps, it started three days ago", 4320.0),
    ("my bum went into spasm after sitting all day, started 20 minutes ago", 20.0),
    ("I have been on prednisolone for six years. For a month my groin aches", 43800.0),
  ])
  func start(message: String, minutes: Double) {
    #expect(slot("start", [message]) == .number(minutes, minutes))
  }

  @Test("a time that is told of an operation alone is no beginning")
  func noStart() {
    #expect(slot("start", ["had my left hip replaced 8 weeks ago, and the front of that thigh keeps cramping when I get up"]) == nil)
  }

  @Test("a number that stands by itself is an age; one that counts is not", arguments: [
    ("My husband Ron (69) has a cramp in his hip", 69.0), ("64. Pulled something in my thigh", 64.0), ("I'm Jean, 74. My hip cramps", 74.0),
  ])
  func bareAge(message: String, age: Double) {
    #expect(slot("age", [message]) == .number(age, age))
    #expect(slot("age", ["cramp in my left hip, 20, 30 times a day"]) == nil)
  }

  @Test("how it began is asked once: another version in passing is not disputed, and a fall is heard")
  func clash() {
    let first = ["my bum cramped up after weeding", "none of that, I can walk on it, just slowly"]
    #expect(ShippedPack.say(first).last?.expects?.slot == "conditions")
    #expect(ShippedPack.say(first[0], "actually I fell off the kerb").last?.triage == .urgent)
  }

  @Test("a letter that could be a word is one where it stands alone", arguments: ["a, nothing else", "a, obvs! nothing else", "a and i, nothing else"])
  func letters(answer: String) {
    guard case .items(_, _, let unsure) = slot("conditions", ["my hip has cramped", "none", "bottom", "slowly", answer]) else {
      Issue.record("not answered")
      return
    }
    #expect(unsure.contains("pregnant"))
  }

  @Test("what did not help is not easing", arguments: ["it didn't help", "I don't think it helped", "nae better"])
  func notHelped(answer: String) {
    #expect(ShippedPack.say("my hip has cramped", "none", "bottom", "slowly", "none", answer).last?.state != "close")
  }
}
