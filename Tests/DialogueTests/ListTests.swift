// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Testing

@Suite("Answers to a list")
struct ListTests {
  static let toSafety = ["my buttock has cramped"]
  static let toConditions = ["my buttock has cramped", "none", "slowly"]

  private func items(_ slot: String, after talk: [String]) -> [String] {
    guard case .items(let yes, _, _) = ShippedPack.say(talk).last?.slots.first(where: { $0.slot == slot })?.value else { return [] }
    return yes
  }

  @Test("all well is none of them", arguments: ["all good", "nope all fine", "everything is fine", "no to all of them"])
  func allWell(answer: String) {
    #expect(items("safety", after: Self.toSafety + [answer]).isEmpty)
    #expect(ShippedPack.say(Self.toSafety + [answer]).last?.triage == .selfCare)
  }

  @Test("denying one thing does not deny the list")
  func denyingOne() {
    #expect(ShippedPack.say(Self.toSafety + ["no fever"]).last?.expects?.slot == "safety")
  }

  @Test("a word is not the letter it is spelt like", arguments: ["i dont know", "i'm fine", "i have nothing"])
  func lettersAsWords(answer: String) {
    #expect(!items("conditions", after: Self.toConditions + [answer]).contains("floor_hard"))
  }

  @Test("a letter by itself, or marked as one, is a letter", arguments: ["i", "I.", "a and i"])
  func letters(answer: String) {
    #expect(items("conditions", after: Self.toConditions + [answer, "all"]).contains("floor_hard"))
  }

  @Test("a letter that stands for several things ticks none of them, and is asked about", arguments: [
    ("2", ["recent_surgery"]), ("the surgery", ["recent_surgery"]), ("all", ["hip_replacement", "recent_surgery"]), ("none", []), ("not sure", []),
  ])
  func lettersOfGroups(answer: String, ticked: [String]) {
    #expect(items("conditions", after: Self.toConditions + ["b"]).isEmpty)
    #expect(ShippedPack.say(Self.toConditions + ["b"]).last?.text.contains("1) a replaced hip or 2) recent surgery") == true)
    #expect(items("conditions", after: Self.toConditions + ["b", answer]) == ticked)
  }

  @Test("until it is known which, what any of them forbids is not given", arguments: ["not sure", "skip"])
  func eachMayBe(answer: String) {
    let talk = ShippedPack.say(Self.toConditions + ["b", answer])
    #expect(talk.last?.replies.contains { $0.text.contains("figure-four") || $0.text.contains("ankle of the sore leg") } == false)
    #expect(ShippedPack.say(Self.toConditions + ["none"]).last?.text.contains("ankle of the sore leg") == true)
  }

  @Test("going back to it asks it again")
  func backToWhich() {
    #expect(ShippedPack.say(Self.toConditions + ["b", "1", "back"]).last?.text.contains("1) a replaced hip") == true)
  }

  @Test("\"last week\" is not the last of the list")
  func lastWeek() {
    #expect(!items("conditions", after: Self.toConditions + ["had an op on my knee last week"]).contains("under_16"))
  }

  @Test("a letter with the words of one of its group is that one")
  func oneOfAGroup() {
    let told = items("conditions", after: Self.toConditions + ["f, poor circulation"])
    #expect(told.contains("poor_circulation") && !told.contains("sickle_cell"))
  }

  @Test("a number inside a length of time is not the number of a choice", arguments: [
    ("2 days ago", nil), ("10 minutes ago", nil), ("four hours of driving", "sitting"),
  ])
  func lengthsOfTime(answer: String, onset: String?) {
    let last = ShippedPack.say(["my buttock has cramped", "none", answer]).last
    #expect(last?.slots.first { $0.slot == "onset" }?.value == onset.map { .choice($0) })
  }

  @Test("not sure of the warning signs, no one is given a stretch")
  func doubtIsNotNo() throws {
    let turns = ShippedPack.say("my glute just seized up", "not sure", "slowly", "none")
    let last = try #require(turns.last)
    #expect(last.replies.contains { $0.kind == .step })
    #expect(!last.text.contains("stretch"))
  }

  @Test("after two misses at one question the safer answer is taken, and the talk goes on")
  func movesOn() {
    let turns = ShippedPack.say("my buttock has cramped", "none", "blorp", "florp", "glorp")
    #expect(turns[2].expects?.slot == "onset" && turns[3].expects?.slot == "onset")
    #expect(turns[4].expects?.slot == "conditions")
  }

  @Test("starting over after a warning says once more what to do")
  func startingOver() {
    #expect(ShippedPack.say("i am numb between my legs", "start over").last?.replies.first?.kind == .warn)
  }

  @Test("what is on the list may be said in words of one's own", arguments: [
    ("my bum is numb", "nerves"), ("a bit numb in the bottom", "nerves"), ("my leg feels weak", "legs"), ("the hip is swollen", "infection"),
    ("my foot looks pale", "blood"), ("tummy pain", "belly"), ("might be pregnant", "belly"), ("can't lift it", "weight"),
    ("none, but my leg feels a bit weak", "legs"),
  ])
  func ownWords(answer: String, item: String) {
    #expect(safety("my hip has cramped", answer).contains(item))
  }

  @Test("what was told before the list shifts nothing in it")
  func ownWordsAfterOthers() {
    #expect(safety("I fell and my hip has cramped, but I can walk", "my hip has cramped", "tummy pain").isSubset(of: ["injury", "belly"]))
    #expect(safety("my hip has cramped", "tummy pain") == ["belly"])
  }

  @Test("words of the list that deny it, or are about something else, pick nothing", arguments: [
    "none, my leg isn't weak", "no, no lump, no tummy pain, not pregnant", "none, the hip is just tight", "none of them, I sat on my bum all day", "none, cold day here",
  ])
  func notOnIt(answer: String) {
    #expect(safety("my hip has cramped", answer).isEmpty)
  }

  private func safety(_ messages: String...) -> Set<String> {
    guard case .items(let yes, _, _) = ShippedPack.say(messages).last?.slots.first(where: { $0.slot == "safety" })?.value else { return [] }
    return Set(yes)
  }
}
