// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Understanding

import Evaluation

struct LabelledDataTests {
  @Test func `Lines are a text, a tab and a label`() throws {
    let data = try LabelledData(Array("\u{FEFF}my tyre is flat\tflat\r\n\nopen?\topening\n".utf8), file: "a.tsv")
    #expect(data.rows == [.init(text: "my tyre is flat", label: "flat"), .init(text: "open?", label: "opening")])
    #expect(data.labels == ["flat", "opening"])
  }

  @Test(arguments: [
    ("a\tb\nno tab here", "x.tsv:2:12: error: there is no tab and label behind the text"),
    ("a\t", "x.tsv:1:3: error: there is no label behind the tab"),
    ("\tb", "x.tsv:1:1: error: there is no text before the tab"),
    ("", "x.tsv:1:1: error: the file has no lines"),
  ])
  func `A mistake is told with its place`(text: String, message: String) {
    #expect { try LabelledData(Array(text.utf8), file: "x.tsv") } throws: { "\($0)" == message }
  }

  @Test func `Bytes that are no text are a mistake`() {
    #expect { try LabelledData([0x61, 0x09, 0x62, 0x0A, 0xFF, 0x09, 0x62], file: "x") } throws: { "\($0)".hasPrefix("x:2:1: ") }
  }

  @Test func `Every row is held out once`() {
    let data = LabelledData((0..<23).map { .init(text: "\($0)", label: $0 % 3 == 0 ? "a" : "b") })
    let held = (0..<5).flatMap { data.split(part: $0, of: 5).held.rows.map(\.text) }
    #expect(held.count == 23 && Set(held).count == 23)
  }
}

struct TypoNoiseTests {
  @Test func `The same seed makes the same slips, another seed others`() {
    var first = TypoNoise(seed: 1), same = TypoNoise(seed: 1), other = TypoNoise(seed: 2)
    let texts = (0..<20).map { "the opening hours of shop number \($0)" }
    let spoilt = texts.map { first.spoil($0, slips: 1) }
    #expect(spoilt == texts.map { same.spoil($0, slips: 1) })
    #expect(spoilt != texts.map { other.spoil($0, slips: 1) })
  }

  @Test func `One slip touches one word`() {
    var noise = TypoNoise(seed: 3)
    let text = "what are your opening hours on sunday"
    for _ in 0..<200 {
      let new = noise.spoil(text, slips: 1)
      let changed = zip(text.split(separator: " "), new.split(separator: " ")).filter { $0 != $1 }
      #expect(changed.count == 1)
    }
  }

  @Test(arguments: ["", " ", "?!", "a", "1 2 3"])
  func `Where there is nothing to spoil nothing is spoilt`(text: String) {
    var noise = TypoNoise(seed: 1)
    #expect(noise.spoil(text, slips: 3) == text)
  }
}

struct ScoringTests {
  @Test func `Accuracy and macro F1 are what they are by hand`() {
    var scoring = Scoring()
    for (expected, given) in [("a", "a"), ("a", "b"), ("b", "b"), ("c", nil)] { scoring.add(expected: expected, given: given) }
    #expect(scoring.accuracy == 0.5)
    #expect(abs(scoring.macroF1 - (2.0 / 3 + 2.0 / 3 + 0) / 3) < 1e-12)
  }
}

struct ClassifierEvaluationTests {
  static let data: LabelledData = {
    let things = ["chain", "saddle", "tyre", "brake", "wheel", "pedal", "lamp", "bell"]
    return LabelledData(
      things.flatMap { thing in
        [
          .init(text: "how much is a new \(thing)", label: "price"), .init(text: "what does a \(thing) cost", label: "price"),
          .init(text: "my \(thing) is broken", label: "repair"), .init(text: "please mend the \(thing) for me", label: "repair"),
        ]
      })
  }()

  @Test func `A toy set is learnt, and what is none of it is turned away`() {
    let test = LabelledData(
      [.init(text: "what does a bell cost", label: "price"), .init(text: "my lamp is broken", label: "repair")]
        + ["who won the football yesterday", "volcano", "sing us some opera"].map { .init(text: $0, label: "oos") })
    let result = ClassifierEvaluation(train: Self.data, test: test, options: .init(outOfScopeLabel: "oos"), language: Language())
    #expect(result.scope?.inScopeAccuracy == 1)
    #expect(result.scope?.recall == 1)
    #expect(result.scope?.precision == 1)
  }

  @Test func `Rows out of scope in the training file help`() {
    let outside = ["who won the match", "tell me a joke", "will it rain", "what is the capital of france", "play a song"]
    let train = LabelledData(Self.data.rows + outside.map { .init(text: $0, label: "oos") })
    let test = LabelledData([.init(text: "will it rain in france", label: "oos"), .init(text: "what does a bell cost", label: "price")])
    let result = ClassifierEvaluation(train: train, test: test, options: .init(outOfScopeLabel: "oos"), language: Language())
    #expect(result.scope?.recall == 1)
    #expect(result.scope?.inScopeAccuracy == 1)
  }

  @Test func `With slips both accuracies are told`() {
    let result = ClassifierEvaluation(train: Self.data, test: Self.data, options: .init(typos: 1, seed: 7), language: Language())
    #expect(result.accuracyWithoutTypos == 1)
    #expect((result.keptWithTypos ?? 0) > 0.9)
  }

  @Test func `Cross-validation judges every example once`() {
    let result = CrossValidation(Self.data, language: Language())
    #expect(result.scoring.total == Self.data.rows.count)
    #expect(result.scoring.accuracy > 0.9)
    #expect(result.calibration.reduce(0) { $0 + $1.count } == Self.data.rows.count)
  }
}
