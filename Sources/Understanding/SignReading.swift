// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// Holds the message against the messages of the pack, as a whole and sentence by sentence: adds the sign it is likest to hold, unless
  /// words deny it.
  func readSign(_ tokens: Tokens, of text: String, isAnswer: Bool, _ result: inout Understanding) {
    let words = tokens.list.count
    guard words >= Understanding.LikeliestSign.fewestWords, let whole = likeliest(tokens, result.concepts) else { return }
    result.likeliestSign = whole
    let known = Set(signClassifier.names)
    let found = result.concepts.filter { $0.polarity == .affirmed && known.contains($0.concept) }.map(\.concept)
    func isHeld(_ sign: Understanding.LikeliestSign) -> Bool {
      sign.isHeld(words: words, isAnswer: isAnswer, isBeside: found.contains { $0 != sign.name })
    }
    let part = mostTelling(tokens, result.concepts)
    // Said aside, a sign is lost among ordinary words.
    let plain = part.flatMap { $0.sign.isPlain(words: $0.tokens.list.count) ? $0.sign : nil }
    let isWhole = isHeld(whole)
    let sign = isWhole ? whole : plain ?? whole
    // A message of which one sentence says a sign plainly is not an ordinary one.
    result.likeliestSign = sign
    guard isHeld(sign) else { return }
    if let polarity = result.polarity(of: sign.name) {
      let isDoubted = isWhole && sign.doubts(polarity, words: words)
      guard polarity == .uncertain || isDoubted || isWhole && sign.overrules(polarity, words: words) else { return }
      for index in result.concepts.indices where result.concepts[index].concept == sign.name {
        result.concepts[index].polarity = isDoubted ? .uncertain : .affirmed
      }
      return
    }
    let told = part?.tokens ?? tokens
    guard let first = told.list.first, let last = told.list.last else { return }
    let span = Int(first.start)..<Int(last.end)
    var mention = Understanding.Mention(
      concept: sign.name, span: span, text: String(decoding: Array(text.utf8)[span], as: UTF8.self), match: .learnt, polarity: .affirmed)
    (mention.last, mention.sentence) = (Int32(words - 1), first.sentence)
    result.concepts.append(mention)
  }

  private func likeliest(_ tokens: Tokens, _ concepts: [Understanding.Mention]) -> Understanding.LikeliestSign? {
    signClassifier.judge(tokens, concepts).map { .init(name: $0.name, share: $0.share, anyShare: $0.anyShare) }
  }

  /// Of several sentences the one that by itself is likest to hold a sign.
  private func mostTelling(_ tokens: Tokens, _ concepts: [Understanding.Mention]) -> (tokens: Tokens, sign: Understanding.LikeliestSign)? {
    let sentences = Set(tokens.list.map(\.sentence)).sorted()
    guard sentences.count > 1 else { return nil }
    var best: (tokens: Tokens, sign: Understanding.LikeliestSign)?
    for sentence in sentences {
      var part = tokens
      part.list = tokens.list.filter { $0.sentence == sentence }
      guard let sign = likeliest(part, concepts.filter { $0.sentence == sentence }) else { continue }
      if best == nil || sign.anyShare > best!.sign.anyShare { best = (part, sign) }
    }
    return best
  }
}
