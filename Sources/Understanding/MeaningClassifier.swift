// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells which of some things a whole message says, where it is said in words that no phrase has: which sign, or which answer.
///
/// A linear model over the words of the message and what was read in them, each with how it is meant, so that swelling and "no
/// swelling" are two things; trained on messages of the pack. What is made of it is in `LikeliestSign` and `AnswerLikeness`.
struct MeaningClassifier: Sendable {
  private var vocabulary = TrainingVocabulary.blank
  private var space = FeatureSpace([], view: .meaning)
  private var model = SoftmaxModel.blank
  /// The names of the classes after the first, which is "none of them".
  private(set) var names: [String] = []

  /// A message of the pack, taken apart, and what it says; nil for none of them.
  struct Example {
    var tokens: Tokens
    var concepts: [Understanding.Mention]
    var name: String?
  }

  /// What a message is likest to say.
  struct Judgement: Equatable {
    var name: String
    /// How likely it is, and how likely it is that the message says any of them: 0 to 1.
    var share: Float
    var anyShare: Float
  }

  private init() {}

  init(_ examples: [Example], inflection: Inflection) {
    let named = Set(examples.compactMap(\.name))
    guard !named.isEmpty, examples.contains(where: { $0.name == nil }) else { return }
    names = named.sorted()
    vocabulary = TrainingVocabulary(examples.map(\.tokens), inflection: inflection)
    let messages = examples.map { [vocabulary] in Self.words($0.tokens, $0.concepts, vocabulary, mends: false) }
    space = FeatureSpace(messages, view: .meaning)
    let rows = SparseRows(messages.map(space.vector))
    var classOf: [String: Int] = [:]
    for (index, name) in names.enumerated() { classOf[name] = index + 1 }
    let trainer = MeaningTrainer(
      rows, labels: examples.map { $0.name.flatMap { classOf[$0] } ?? 0 }, features: space.count, classes: names.count + 1)
    model = trainer.model(space.grouped(messages))
  }

  /// What a message is likest to say; nil where too few of its words are known.
  func judge(_ tokens: Tokens, _ concepts: [Understanding.Mention]) -> Judgement? {
    guard !names.isEmpty, !tokens.list.isEmpty else { return nil }
    let message = Self.words(tokens, concepts, vocabulary, mends: true)
    // Of words that no example has nothing can be told.
    guard message.unknownShare < 0.5 else { return nil }
    let shares = model.shares(space.vector(message))
    guard let best = shares.indices.dropFirst().max(by: { shares[$0] < shares[$1] }) else { return nil }
    return .init(name: names[best - 1], share: shares[best], anyShare: 1 - shares[0])
  }

  private static func words(
    _ tokens: Tokens, _ concepts: [Understanding.Mention], _ vocabulary: TrainingVocabulary, mends: Bool
  ) -> MessageWords {
    var message = vocabulary.read(tokens, mends: mends)
    for mention in concepts where mention.match != .learnt {
      var hash = Hash64()
      for byte in mention.concept.utf8 { hash.add(byte) }
      for byte in mention.polarity.rawValue.utf8 { hash.add(byte) }
      message.readings.append(hash.value)
    }
    return message
  }
}

extension MeaningClassifier: Coded {
  static var blank: MeaningClassifier { MeaningClassifier() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&names)
    guard !names.isEmpty else { return }
    file.code(&vocabulary)
    file.code(&space)
    file.code(&model)
    file.require(model.classes == names.count + 1 && model.features == space.count)
  }
}
