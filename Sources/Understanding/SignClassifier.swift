// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells which sign a whole message holds, where it is said in words that no phrase has.
///
/// A linear model over the words of the message and what was read in them, each with how it is meant, so that swelling and "no
/// swelling" are two things; trained on messages of the pack. What is made of it is in `LikeliestSign`.
struct SignClassifier: Sendable {
  private var vocabulary = TrainingVocabulary.blank
  private var space = FeatureSpace([], view: .meaning)
  private var model = SoftmaxModel.blank
  /// The names of the classes after the first, which is "no sign".
  private(set) var signs: [String] = []

  /// A message of the pack, taken apart, and the sign it holds.
  struct Example {
    var tokens: Tokens
    var concepts: [Understanding.Mention]
    var sign: String?
  }

  private init() {}

  init(_ examples: [Example], inflection: Inflection) {
    let named = Set(examples.compactMap(\.sign))
    guard !named.isEmpty, examples.contains(where: { $0.sign == nil }) else { return }
    let signs = named.sorted()
    self.signs = signs
    vocabulary = TrainingVocabulary(examples.map(\.tokens), inflection: inflection)
    let messages = examples.map { [vocabulary] in Self.words($0.tokens, $0.concepts, vocabulary, mends: false) }
    space = FeatureSpace(messages, view: .meaning)
    let rows = SparseRows(messages.map(space.vector))
    var classOf: [String: Int] = [:]
    for (index, sign) in signs.enumerated() { classOf[sign] = index + 1 }
    let trainer = SignTrainer(
      rows, labels: examples.map { $0.sign.flatMap { classOf[$0] } ?? 0 }, features: space.count, classes: signs.count + 1)
    model = trainer.model(space.grouped(messages))
  }

  /// The sign that a message is likest to hold.
  func judge(_ tokens: Tokens, _ concepts: [Understanding.Mention]) -> Understanding.LikeliestSign? {
    guard !signs.isEmpty, !tokens.list.isEmpty else { return nil }
    let message = Self.words(tokens, concepts, vocabulary, mends: true)
    // Of words that no example has nothing can be told.
    guard message.unknownShare < 0.5 else { return nil }
    let shares = model.shares(space.vector(message))
    guard let best = shares.indices.dropFirst().max(by: { shares[$0] < shares[$1] }) else { return nil }
    return .init(name: signs[best - 1], share: shares[best], anyShare: 1 - shares[0])
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

extension SignClassifier: Coded {
  static var blank: SignClassifier { SignClassifier() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&signs)
    guard !signs.isEmpty else { return }
    file.code(&vocabulary)
    file.code(&space)
    file.code(&model)
    file.require(model.classes == signs.count + 1 && model.features == space.count)
  }
}
