// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// A classifier that may also say that a message is none of its labels, with the threshold for that taken from training data alone.
///
/// The threshold is the score that all but a small share of a held-out fifth of the training rows reach, as judged by a classifier
/// that never saw them. Rows labelled as out of scope, where there are any, are a class of their own whose score counts against.
public struct ScopedClassifier: Sendable {
  public let labels: [String]
  private let classifier: IntentClassifier
  private let outOfScope: Int?
  public var threshold: Float = -.infinity

  /// How many in-scope messages may be turned away: fewer where examples of the other kind help to tell.
  static let turnedAway = (withExamples: 0.028, without: 0.032)

  public init(_ data: LabelledData, outOfScope label: String?, language: Language) {
    let labels = data.labels
    let outOfScope = label.flatMap { labels.firstIndex(of: $0) }
    (self.labels, self.outOfScope) = (labels, outOfScope)
    var numbers: [String: Int] = [:]
    for (number, label) in labels.enumerated() { numbers[label] = number }
    classifier = .train(
      data.rows.map { ($0.text, numbers[$0.label] ?? 0) }, classes: labels.count, language: language, effort: .thorough,
      outOfScope: outOfScope)
  }

  public struct Answer: Sendable {
    /// The best label that is in scope.
    public var label: String
    /// How sure it is that the message is in scope at all.
    public var score: Float
  }

  public func answer(_ text: String) -> Answer {
    let judgement = classifier.judge(text)
    var best = -1
    for (number, value) in judgement.logarithms.enumerated() where number != outOfScope {
      if best < 0 || value > judgement.logarithms[best] { best = number }
    }
    guard best >= 0 else { return Answer(label: "", score: -.infinity) }
    var score = judgement.logarithms[best]
    if let outOfScope { score -= 0.3 * judgement.logarithms[outOfScope] } else { score -= 2 * judgement.unknownShare }
    return Answer(label: labels[best], score: score)
  }

  public func isInScope(_ answer: Answer) -> Bool { answer.score >= threshold }

  /// The threshold from rows this classifier never saw.
  public func threshold(from held: LabelledData, outOfScope label: String?) -> Float {
    let scores = held.rows.filter { $0.label != label }.map { answer($0.text).score }.sorted()
    guard !scores.isEmpty else { return -.infinity }
    let share = outOfScope == nil ? Self.turnedAway.without : Self.turnedAway.withExamples
    return scores[Int(Double(scores.count) * share)]
  }
}
