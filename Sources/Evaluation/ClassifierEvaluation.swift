// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// How well a classifier trained on one file does on another.
public struct ClassifierEvaluation: Sendable {
  public var trainRows = 0
  public var testRows = 0
  public var scoring = Scoring()
  public var trainSeconds = 0.0
  public var microsecondsPerMessage = 0.0
  public var scope: Scope?
  /// The accuracy without slips, where the figures above are with.
  public var accuracyWithoutTypos: Double?

  /// How well it tells what none of the labels fits.
  public struct Scope: Sendable {
    /// Of the messages in scope: answered, and rightly.
    public var inScopeAccuracy = 0.0
    /// Of the messages out of scope: turned away.
    public var recall = 0.0
    /// Of the messages turned away: out of scope.
    public var precision = 0.0
    public var threshold = 0.0
  }

  /// The share of the accuracy that slips leave.
  public var keptWithTypos: Double? { accuracyWithoutTypos.map { $0 == 0 ? 0 : scoring.accuracy / $0 } }

  public struct Options: Sendable {
    public var outOfScopeLabel: String?
    public var typos = 0
    public var seed: UInt64 = 1
    public init(outOfScopeLabel: String? = nil, typos: Int = 0, seed: UInt64 = 1) {
      (self.outOfScopeLabel, self.typos, self.seed) = (outOfScopeLabel, typos, seed)
    }
  }

  public init(train: LabelledData, test: LabelledData, options: Options, language: Language, progress: (String) -> Void = { _ in }) {
    (trainRows, testRows) = (train.rows.count, test.rows.count)
    let label = options.outOfScopeLabel
    progress("training on \(train.rows.count) rows")
    let clock = ContinuousClock()
    let start = clock.now
    // The threshold's own classifier is trained beside it: the two have nothing to do with each other.
    let results = Jobs.run(label == nil ? 1 : 2) { job -> (classifier: ScopedClassifier, held: LabelledData?, seconds: Double) in
      let (kept, held) = train.split(part: 4, of: 5)
      let classifier = ScopedClassifier(job == 0 ? train : kept, outOfScope: label, language: language)
      return (classifier, job == 0 ? nil : held, Self.seconds(clock.now - start))
    }
    var classifier = results[0].classifier
    trainSeconds = results[0].seconds
    if results.count > 1, let held = results[1].held {
      progress("choosing the threshold on \(held.rows.count) rows held out of the training file")
      classifier.threshold = results[1].classifier.threshold(from: held, outOfScope: label)
    }
    progress("judging \(test.rows.count) messages")
    var noise = TypoNoise(seed: options.seed)
    let texts = test.rows.map { options.typos > 0 ? noise.spoil($0.text, slips: options.typos) : $0.text }
    let begin = clock.now
    let answers = texts.map(classifier.answer)
    microsecondsPerMessage = Self.seconds(clock.now - begin) * 1e6 / Double(max(1, texts.count))
    let expected = test.rows.map(\.label)
    scoring = Self.score(expected, answers, classifier, label)
    if options.typos > 0 {
      accuracyWithoutTypos = Self.score(expected, test.rows.map { classifier.answer($0.text) }, classifier, label).accuracy
    }
    if let label { scope = Scope(expected, answers, classifier, label) }
  }

  private static func score(
    _ expected: [String], _ answers: [ScopedClassifier.Answer], _ classifier: ScopedClassifier, _ label: String?
  ) -> Scoring {
    var scoring = Scoring()
    for (expected, answer) in zip(expected, answers) {
      scoring.add(expected: expected, given: classifier.isInScope(answer) ? answer.label : label)
    }
    return scoring
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}

extension ClassifierEvaluation.Scope {
  init(_ expected: [String], _ answers: [ScopedClassifier.Answer], _ classifier: ScopedClassifier, _ label: String) {
    var (inside, rightInside, outside, rightOutside, away) = (0, 0, 0, 0, 0)
    for (expected, answer) in zip(expected, answers) {
      let isAway = !classifier.isInScope(answer)
      if isAway { away += 1 }
      if expected == label {
        outside += 1
        if isAway { rightOutside += 1 }
      } else {
        inside += 1
        if !isAway, answer.label == expected { rightInside += 1 }
      }
    }
    inScopeAccuracy = inside == 0 ? 0 : Double(rightInside) / Double(inside)
    recall = outside == 0 ? 0 : Double(rightOutside) / Double(outside)
    precision = away == 0 ? 0 : Double(rightOutside) / Double(away)
    threshold = Double(classifier.threshold)
  }
}
