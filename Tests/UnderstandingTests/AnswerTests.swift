// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Understanding

@Suite("Answers in context")
struct AnswerTests {
  @Test("Yes in many ways", arguments: ["yes", "yep", "aye", "uh huh", "nah yeah", "I do", "oh god yeah, twice the size", "I'm afraid so", "Ouch yes"])
  func yes(_ text: String) {
    let answer = English.answer(text, to: "Is it swollen?")
    #expect(answer.word == .yes && !answer.isMixed)
  }

  @Test("No in many ways", arguments: ["no", "nope", "nah", "yeah nah", "not that I know of", "no no no", "I don't think so", "God no", "not at all", "uh-uh", "nah not really", "No injury that I can think of"])
  func no(_ text: String) {
    let answer = English.answer(text, to: "Did you fall?")
    #expect(answer.word == .no && !answer.isMixed)
  }

  @Test("Unsure", arguments: ["not sure", "idk", "hard to tell", "i'm not sure", "maybe? I haven't checked", "havent tried", "dunno"])
  func unsure(_ text: String) { #expect(English.answer(text, to: "Is it swollen?").word == .unsure) }

  @Test("A mixed answer is never a no", arguments: [
    "no, but I did wet myself", "yes and no", "chest no, breathing yes", "not bowels, bladder though", "hot but not red", "only when I cough",
    "left one yes, right one no", "sometimes", "no numbness but it tingles down there", "not any more, I was until last week", "on and off",
  ])
  func mixed(_ text: String) {
    let answer = English.answer(text, to: "Have you had any trouble passing urine?")
    #expect(answer.isMixed)
  }

  @Test("Fine is a yes to what one can do and a no to a trouble")
  func fine() {
    #expect(English.answer("easy", to: "Can you stand on tiptoes?").implied == .yes)
    #expect(English.answer("bending's fine", to: "Do you have any pain when you bend forward?").implied == .no)
  }

  @Test("Agreeing with a denial is a no")
  func tag() { #expect(English.answer("correct, I haven't", to: "Just to check, you haven't hit your head?").word == .no) }

  @Test("Sides", arguments: [
    ("left", AnswerWord.left), ("RIGHT", .right), ("not the left", .right), ("right, it's the left one", .left), ("both", .both), ("L hip", .left),
    ("left... no sorry, right", .right), ("my left, the right's fine", .left), ("mostly right but a bit of left as well", .both), ("left, not right", .left),
    ("was left, has moved over to the right", .right), ("all right apart from the left", .left),
  ])
  func side(_ text: String, _ side: AnswerWord) { #expect(English.answer(text, to: "Which side is it?", .choice).side == side) }

  @Test("Picks from a list", arguments: [
    ("2 and 5", [1, 4]), ("1,3", [0, 2]), ("the second", [1]), ("number two", [1]), ("the last one", [4]), ("all but the last", [0, 1, 2, 3]),
    ("2", [1]), ("all of them", [0, 1, 2, 3, 4]), ("the first and the third", [0, 2]),
  ])
  func picks(_ text: String, _ picks: [Int]) { #expect(choose(text, "12345").picks == picks) }

  @Test("Letters", arguments: [("b, d", [1, 3]), ("a) and c)", [0, 2]), ("B", [1]), ("a", [0])])
  func letters(_ text: String, _ picks: [Int]) { #expect(choose(text, "abcde").picks == picks) }

  @Test("None of those")
  func none() {
    #expect(choose("none of those", "12345").none)
    #expect(choose("none of those", "12345").picks.isEmpty)
  }

  private func choose(_ text: String, _ keys: String) -> Answer {
    let choices = keys.map { Expecting.Choice(key: String($0), label: "thing \($0)", value: "v\($0)") }
    return English.reader.understand(text, expecting: Expecting(kind: .checklist, slot: "asked", choices: choices)).answer
  }
}
