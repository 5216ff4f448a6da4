// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// Holds the whole message against the messages of the pack: adds the sign it is likest to hold, unless words deny it.
  func learnSign(_ tokens: Tokens, of text: String, isAnswer: Bool, _ result: inout Understanding) {
    let words = tokens.list.count
    guard words >= Understanding.LikeliestSign.fewestWords, let sign = signClassifier.judge(tokens, result.concepts) else { return }
    result.likeliestSign = sign
    let known = Set(signClassifier.signs)
    let isBeside = result.concepts.contains { $0.polarity == .affirmed && $0.concept != sign.name && known.contains($0.concept) }
    guard sign.isHeld(words: words, isAnswer: isAnswer, isBeside: isBeside) else { return }
    if let polarity = result.polarity(of: sign.name) {
      guard polarity == .uncertain || sign.overrules(polarity, words: words) else { return }
      for index in result.concepts.indices where result.concepts[index].concept == sign.name { result.concepts[index].polarity = .affirmed }
      return
    }
    let told = mostTelling(tokens, result.concepts)
    guard let first = told.list.first, let last = told.list.last else { return }
    let span = Int(first.start)..<Int(last.end)
    var mention = Understanding.Mention(
      concept: sign.name, span: span, text: String(decoding: Array(text.utf8)[span], as: UTF8.self), match: .learnt, polarity: .affirmed)
    (mention.last, mention.sentence) = (Int32(words - 1), first.sentence)
    result.concepts.append(mention)
  }

  /// The sentence that by itself is likest to hold a sign.
  private func mostTelling(_ tokens: Tokens, _ concepts: [Understanding.Mention]) -> Tokens {
    let sentences = Set(tokens.list.map(\.sentence)).sorted()
    guard sentences.count > 1 else { return tokens }
    let parts = sentences.map { sentence in
      var part = tokens
      part.list = tokens.list.filter { $0.sentence == sentence }
      return (part, signClassifier.judge(part, concepts.filter { $0.sentence == sentence })?.anyShare ?? 0)
    }
    return parts.reduce(parts[0]) { $1.1 > $0.1 ? $1 : $0 }.0
  }
}
