// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// How well the pack's own classifier does on examples it was not shown: each fifth of them judged by what the other four teach.
public struct CrossValidation: Sendable {
  public var scoring = Scoring()
  public var examples = 0
  /// Training on all examples, once.
  public var trainSeconds = 0.0
  public var microsecondsPerMessage = 0.0
  /// The share of examples that are given to "none of these" (a score under one half).
  public var unsureShare = 0.0
  /// Of those with a score of one half or more: rightly labelled.
  public var sureAccuracy = 0.0
  public var confusions: [Confusion] = []
  public var calibration: [Bin] = []

  /// One label taken for another, and the sentences.
  public struct Confusion: Sendable, Equatable {
    public var expected: String
    public var given: String
    public var sentences: [String]
  }

  /// Messages whose best score lies in a tenth of the scale.
  public struct Bin: Sendable, Equatable {
    public var low: Double
    public var count: Int
    public var meanScore: Double
    public var accuracy: Double
  }

  /// The mean distance between score and accuracy (Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities", 2015).
  public var calibrationError: Double {
    examples == 0 ? 0 : calibration.reduce(0) { $0 + Double($1.count) * abs($1.meanScore - $1.accuracy) } / Double(examples)
  }

  /// The rows of `always` are taught in every fold and never judged.
  public init(_ data: LabelledData, always: LabelledData = LabelledData([]), language: Language, folds: Int = 5, progress: (String) -> Void = { _ in }) {
    examples = data.rows.count
    let labels = LabelledData(data.rows + always.rows).labels
    var numbers: [String: Int] = [:]
    for (number, label) in labels.enumerated() { numbers[label] = number }
    func classifier(_ data: LabelledData) -> IntentClassifier {
      .train((data.rows + always.rows).map { ($0.text, numbers[$0.label] ?? 0) }, classes: labels.count, language: language)
    }
    let clock = ContinuousClock()
    let whole = clock.measure { _ = classifier(data) }
    trainSeconds = Double(whole.components.seconds) + Double(whole.components.attoseconds) * 1e-18
    var judged: [(row: LabelledData.Row, given: String, score: Double)] = []
    var time = Duration.zero
    for fold in 0..<folds {
      progress("fold \(fold + 1) of \(folds)")
      let (kept, held) = data.split(part: fold, of: folds)
      let model = classifier(kept)
      time += clock.measure {
        for row in held.rows {
          let scores = model.scores(row.text)
          var best = 0
          for label in scores.indices where scores[label] > scores[best] { best = label }
          judged.append((row, labels[best], scores[best]))
        }
      }
    }
    microsecondsPerMessage = (Double(time.components.seconds) * 1e6 + Double(time.components.attoseconds) * 1e-12) / Double(max(1, examples))
    for (row, given, _) in judged { scoring.add(expected: row.label, given: given) }
    let sure = judged.filter { $0.score >= 0.5 }
    unsureShare = 1 - Double(sure.count) / Double(max(1, judged.count))
    sureAccuracy = Double(sure.filter { $0.row.label == $0.given }.count) / Double(max(1, sure.count))
    confusions = Self.confusions(judged)
    calibration = Self.bins(judged)
  }

  private static func confusions(_ judged: [(row: LabelledData.Row, given: String, score: Double)]) -> [Confusion] {
    var found: [[String]: [String]] = [:]
    for (row, given, _) in judged where row.label != given { found[[row.label, given], default: []].append(row.text) }
    let list = found.map { Confusion(expected: $0.key[0], given: $0.key[1], sentences: $0.value) }
    return list.sorted { (-$0.sentences.count, $0.expected, $0.given) < (-$1.sentences.count, $1.expected, $1.given) }
  }

  private static func bins(_ judged: [(row: LabelledData.Row, given: String, score: Double)]) -> [Bin] {
    (0..<10).compactMap { tenth in
      let inside = judged.filter { min(9, Int($0.score * 10)) == tenth }
      if inside.isEmpty { return nil }
      let count = Double(inside.count)
      return Bin(
        low: Double(tenth) / 10, count: inside.count, meanScore: inside.reduce(0) { $0 + $1.score } / count,
        accuracy: Double(inside.filter { $0.row.label == $0.given }.count) / count)
    }
  }
}
