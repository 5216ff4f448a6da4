// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells from the words of a message which class it belongs to, trained on examples; the same examples give the same weights.
///
/// Several models that look at different features, their log probabilities averaged. Words that no example has are mended first.
public struct IntentClassifier: Sendable {
  /// How much work training may be.
  public enum Effort: Sendable {
    /// One linear model: for a pack that is trained at every start.
    case quick
    /// A linear model and three networks: for files with many examples.
    case thorough
  }

  private enum Model: Sendable {
    case softmax(SoftmaxModel)
    case wideDeep(WideDeepModel)
  }

  private var tokeniser = Tokeniser()
  private var vocabulary = TrainingVocabulary.blank
  private var spaces: [FeatureSpace] = []
  private var models: [(space: Int, model: Model)] = []
  private(set) var classes = 0
  private var calibration = Calibration()

  /// Trains on texts and their classes (numbers below `classes`).
  public static func train(
    _ examples: [(String, Int)], classes: Int, language: Language = Language(), effort: Effort = .quick, outOfScope: Int? = nil
  ) -> IntentClassifier {
    IntentClassifier(examples, classes: classes, language: language, effort: effort, outOfScope: outOfScope)
  }

  private init() {}

  private init(_ examples: [(String, Int)], classes: Int, language: Language, effort: Effort, outOfScope: Int?) {
    tokeniser = Tokeniser(respell: language.respell)
    self.classes = classes
    let texts = examples.map { [tokeniser] in tokeniser($0.0) }
    vocabulary = TrainingVocabulary(texts, inflection: Inflection(language))
    let labels = examples.map(\.1)
    guard !examples.isEmpty else { return }
    // What is out of scope is many things and has few examples.
    let importance = labels.map { $0 == outOfScope ? 3 : Float(1) }
    let messages = texts.map { [vocabulary] in vocabulary.read($0, mends: false) }
    for view in effort == .quick ? [FeatureExtractor.View.wide] : [.wide, .narrow] {
      // Few examples: even what only one of them has is worth keeping.
      let space = FeatureSpace(messages, view: view, inAtLeast: effort == .quick ? 1 : 2)
      let rows = SparseRows(messages.map(space.vector))
      let number = spaces.count
      spaces.append(space)
      func deep(_ seed: UInt64) -> (Int, Model) {
        var settings = WideDeepModel.Settings()
        settings.seed = seed
        return (
          number,
          .wideDeep(
            WideDeepModel(
              rows, labels: labels, importance: labels.map { _ in 1 }, features: space.count, classes: classes, settings: settings))
        )
      }
      if view == .wide {
        let trainer = SoftmaxTrainer(
          rows, labels: labels, importance: importance, features: space.count, classes: classes, cost: 30, epochs: effort == .quick ? 15 : 20)
        if effort == .quick {
          // Some hundred are enough to fit two numbers.
          let sample = Array(stride(from: 0, to: rows.count, by: rows.count / 512 + 1))
          calibration = Calibration(leftOut: trainer.leftOut(rows, sample), labels: sample.map { labels[$0] })
        }
        models.append((number, .softmax(trainer.model(space.grouped(messages)))))
        if effort == .thorough { models.append(deep(3)) }
      } else {
        models.append(deep(1))
        models.append(deep(2))
      }
    }
  }

  /// What the classifier makes of one message.
  public struct Judgement: Sendable {
    /// The averaged log probability of each class.
    public var logarithms: [Float]
    /// The share of words that no example has.
    public var unknownShare: Float
  }

  public func judge(_ text: String) -> Judgement { judge(tokeniser(text)) }

  func judge(_ tokens: Tokens) -> Judgement {
    let message = vocabulary.read(tokens, mends: true)
    var sums = [Float](repeating: 0, count: classes)
    guard !models.isEmpty, classes > 0 else { return Judgement(logarithms: sums, unknownShare: 1) }
    let vectors = spaces.map { $0.vector(message) }
    let width = Lanes.width(classes)
    withUnsafeTemporaryAllocation(of: Lane.self, capacity: width) { buffer in
      guard let scores = buffer.baseAddress else { return }
      for (space, model) in models {
        scores.clearScores(classes: classes, width: width)
        switch model {
        case .softmax(let model): model.addScores(vectors[space], to: scores)
        case .wideDeep(let model): model.addScores(vectors[space], to: scores)
        }
        scores.softmax(width: width)
        for label in 0..<classes { sums[label] += logarithm(scores[label / 8][label % 8] + 1e-6) }
      }
    }
    let share = 1 / Float(models.count)
    return Judgement(logarithms: sums.map { $0 * share }, unknownShare: message.unknownShare)
  }

  /// One score a class, adding up to at most 1: the rest is for "none of these".
  func scores(_ tokens: Tokens) -> [Double] {
    guard !models.isEmpty, !tokens.list.isEmpty else { return [Double](repeating: 0, count: classes) }
    return calibration.scores(judge(tokens))
  }

  public func scores(_ text: String) -> [Double] { scores(tokeniser(text)) }
}

extension IntentClassifier: Coded {
  @usableFromInline package static var blank: IntentClassifier { IntentClassifier() }

  /// One of `quick` effort, as a reader has.
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&tokeniser)
    file.code(&vocabulary)
    file.code(&classes)
    file.code(&calibration)
    var (space, model) = (spaces.first ?? .blank, SoftmaxModel.blank)
    var isTrained = false
    if case .softmax(let own)? = models.first?.model, models.count == 1 { (model, isTrained) = (own, true) }
    file.code(&isTrained)
    file.require((0...100_000).contains(classes))
    guard isTrained else { return }
    file.code(&space)
    file.code(&model)
    file.require(model.classes == classes && model.features == space.count)
    (spaces, models) = ([space], [(0, .softmax(model))])
  }
}
