// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Understanding

@Suite("Numbers and what they measure")
struct ValueTests {
  private func days(_ text: String, _ question: String = "How long have you had this?") -> Double? {
    let value = English.answer(text, to: question, .duration, measure: .duration).value
    return value.flatMap { $0.isVague ? nil : $0.low / 1440 }
  }

  @Test("Lengths of time", arguments: [
    ("3 days", 3.0), ("a week and a half", 10.5), ("two and a half weeks", 17.5), ("36 hours", 1.5), ("2 weeks no wait 3 weeks", 21),
    ("a week no sorry 4 days", 4), ("since 3 days", 3), ("fortnite ago", 10),
  ])
  func duration(_ text: String, _ expected: Double) throws { #expect(abs(try #require(days(text)) - expected) < 0.1) }

  @Test("The question gives a bare number its unit")
  func bare() throws {
    #expect(try #require(days("8", "How many weeks has it been?")) == 56)
    #expect(try #require(days("11", "For how many days has this been?")) == 11)
  }

  @Test("Years and life times are long", arguments: ["since 2019", "had it done in 2016", "18 months", "since I was 14", "two decades", "when I was a kid"])
  func years(_ text: String) throws { #expect(try #require(days(text)) >= 365) }

  @Test("A while is no known time", arguments: ["a while", "ages", "yonks", "on and off", "can't remember"])
  func vague(_ text: String) { #expect(days(text) == nil) }

  @Test("Scores", arguments: [
    ("7/10", 7.0, 7.0), ("a bad 8", 8, 8), ("seven-ish", 7, 7), ("6 or 7", 6, 7), ("7.5", 7, 8), ("3, was 8 yesterday", 3, 3), ("8 (usually 3)", 8, 8),
    ("about 2 at rest but 7 when I move", 2, 7), ("12/10", 10, 10), ("no pain", 0, 0), ("eigth", 8, 8), ("between 5 and 6", 5, 6),
  ])
  func score(_ text: String, _ low: Double, _ high: Double) throws {
    let value = try #require(English.answer(text, to: "How bad is the pain, 0 to 10?", .number, measure: .severity).value)
    #expect(value.low == low && value.high == high)
  }

  @Test("Words for how bad", arguments: [("just a niggle", "mild"), ("so-so", "moderate"), ("killing me", "severe"), ("not too bad", "mild"), ("the middle one", "moderate")])
  func words(_ text: String, _ name: String) {
    let question = "Would you say mild, moderate or severe?"
    #expect(English.answer(text, to: question, .number, measure: .severity).value?.name == name)
  }

  @Test("A question back is no score")
  func asksBack() { #expect(English.answer("what's 10 supposed to be?", to: "What number?", .number, measure: .severity).value == nil) }

  @Test("Ages and temperatures")
  func measures() {
    #expect(English.reader.understand("she is 72 years old").value(.age)?.low == 72)
    #expect(English.reader.understand("temperature of 38.5").value(.temperature)?.low == 38.5)
  }
}
