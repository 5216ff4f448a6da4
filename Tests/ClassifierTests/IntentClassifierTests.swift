// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Understanding

/// The classifier on a toy assistant for a bicycle shop.
struct IntentClassifierTests {
  static let examples: [(String, Int)] = [
    ("when do you open", 0), ("what are your opening hours", 0), ("are you open on sunday", 0), ("when do you close today", 0),
    ("until what hour is the shop open", 0), ("opening hours please", 0),
    ("my tyre is flat", 1), ("i have a flat tyre", 1), ("there is a puncture in my tyre", 1), ("the tyre keeps going flat", 1),
    ("puncture in the front wheel", 1), ("flat tyre again", 1),
    ("how much is a new chain", 2), ("what does a chain cost", 2), ("price of a chain please", 2), ("how much for brakes", 2),
    ("what is the price of new brakes", 2), ("cost of a new saddle", 2),
  ]
  static let quick = IntentClassifier.train(examples, classes: 3)

  func best(_ classifier: IntentClassifier, _ text: String) -> Int {
    let scores = classifier.scores(text)
    return scores.indices.max { scores[$0] < scores[$1] } ?? -1
  }

  @Test(arguments: [IntentClassifier.Effort.quick, .thorough])
  func `The same examples give the same weights`(effort: IntentClassifier.Effort) {
    let first = IntentClassifier.train(Self.examples, classes: 3, effort: effort)
    let second = IntentClassifier.train(Self.examples, classes: 3, effort: effort)
    for text in ["when is it open", "chain", "flat", "nothing of that"] {
      #expect(first.judge(text).logarithms.map(\.bitPattern) == second.judge(text).logarithms.map(\.bitPattern))
    }
  }

  @Test(arguments: [IntentClassifier.Effort.quick, .thorough])
  func `It learns what it was shown and what is like it`(effort: IntentClassifier.Effort) {
    let classifier = IntentClassifier.train(Self.examples, classes: 3, effort: effort)
    for (text, label) in Self.examples { #expect(best(classifier, text) == label, "\(text)") }
    #expect(best(classifier, "is the shop open on sunday") == 0)
    #expect(best(classifier, "a puncture again") == 1)
    #expect(best(classifier, "how much does a saddle cost") == 2)
  }

  @Test(arguments: [("opne on sunday", 0), ("flat tyer", 1), ("a pncture", 1), ("prcie of a chian", 2), ("how much are breaks", 2)])
  func `A slip in a word does not matter`(text: String, label: Int) {
    #expect(best(Self.quick, text) == label)
  }

  @Test func `Scores add up to at most one, and to little where nothing is known`() {
    for (text, _) in Self.examples { #expect(Self.quick.scores(text).reduce(0, +) <= 1.000001) }
    #expect(Self.quick.scores("").allSatisfy { $0 == 0 })
    let known = Self.quick.scores("flat tyre").max() ?? 0
    let strange = Self.quick.scores("zebra quagmire volcano").max() ?? 1
    #expect(strange < known / 2)
  }

  @Test func `No input breaks it`() {
    let empty = IntentClassifier.train([], classes: 0)
    #expect(empty.scores("hello").isEmpty)
    let untaught = IntentClassifier.train([], classes: 2)
    #expect(untaught.scores("hello") == [0, 0])
    let one = IntentClassifier.train([("", 0), ("\u{301}", 0)], classes: 1)
    #expect(one.scores("hello").count == 1)
    let long = String(repeating: "flat tyre ", count: 10_000)
    for text in ["'", "\u{0}", "🚲🚲", "ТЕСТ", String(repeating: "a", count: 5000), long, "'' - - ''", "\r\n\t"] {
      let scores = Self.quick.scores(text)
      #expect(scores.count == 3 && scores.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1 })
    }
  }
}

struct ArithmeticTests {
  @Test func `Eight exponentials at once are as good as one`() {
    for step in -80...80 {
      let x = Float(step) * 1.07
      let exact = exponential(Double(x))
      let lanes = exponential(SIMD8<Float>(repeating: x))
      #expect(abs(Double(lanes[3]) / exact - 1) < 3e-6)
    }
  }

  @Test func `The inverse square root is good to a hundred thousandth`() {
    for x: Float in [1e-8, 1e-4, 0.3, 1, 2, 77, 1e6] {
      #expect(abs(inverseSquareRoot(SIMD8(repeating: x))[0] * x.squareRoot() - 1) < 1e-5)
    }
  }
}
