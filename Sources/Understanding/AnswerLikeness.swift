// SPDX-License-Identifier: GPL-3.0-or-later

/// What the answers to one question look like: reads those that have none of the words listed for it.
struct AnswerLikeness: Sendable {
  var slot: String
  var classifier: MeaningClassifier

  /// How likely a value, and that it is an answer at all, must be. Set on answers that were not trained on.
  static let least: Float = 0.8
  static let leastOfAny: Float = 0.8
  /// A word listed for another value: in "tighter than before, not good" there is "not good".
  static let leastToOverrule: Float = 0.97
  /// To a list "none" is believed only where it is next to sure: what is on it matters.
  static let leastOfNone: Float = 0.9
  /// The same where nothing is denied: "all clear", "fit as a flea".
  static let leastOfUndenied: Float = 0.98
  /// What is less like a "none" than this is none, whatever its words.
  static let mostOfOther: Float = 0.1
  /// The value that stands for "none" of a list.
  static let none = "none"
}

extension Reader {
  /// Reads as an answer what is like the answers of the pack, where its words by themselves told nothing.
  func likenAnswer(_ tokens: Tokens, _ expecting: Expecting, _ words: [AnswerReader.Word], _ result: inout Understanding) {
    guard !expecting.isNarrowed, let likeness = answerLikeness.first(where: { $0.slot == expecting.slot }),
      result.answer.picks.isEmpty || expecting.kind == .choice && (tokens.list.count > 3 || result.answer.picks.count > 1),
      let judged = likeness.classifier.judge(tokens, result.concepts)
    else { return }
    result.answer.likeliest = .init(value: judged.name, share: judged.share, anyShare: judged.anyShare)
    if expecting.kind == .checklist { return likenNone(tokens, judged, likeness.classifier, words, &result) }
    let (answer, prefix) = (result.answer, expecting.slot + "=")
    let least = answer.picks.count == 1 ? AnswerLikeness.leastToOverrule : AnswerLikeness.least
    guard judged.anyShare > AnswerLikeness.leastOfAny, judged.share > least, !result.isAnswerFirst, !result.isQuestion,
      answer.excluded.isEmpty || expecting.kind == .choice, !answer.none, !answer.all, answer.word != .unsure, !isSurelyWish(result),
      !result.concepts.contains(where: {
        $0.concept.hasPrefix(prefix) && $0.concept != prefix + judged.name && ($0.polarity == .affirmed || $0.polarity == .uncertain)
      })
    else { return }
    if expecting.kind == .choice, !answer.isMixed, let pick = expecting.choices.firstIndex(where: { $0.value == judged.name }) {
      result.answer.picks = [pick]
    } else if expecting.kind == .yesNo, let word = AnswerWord(rawValue: judged.name), answer.word == nil || answer.word == word {
      (result.answer.word, result.answer.isMixed) = (word, false)
    } else {
      return
    }
    result.answer.likeliest?.isTaken = true
  }

  /// "None" of a list, and what only looks like it: "none if you don't count the fall".
  private func likenNone(
    _ tokens: Tokens, _ judged: MeaningClassifier.Judgement, _ classifier: MeaningClassifier, _ words: [AnswerReader.Word],
    _ result: inout Understanding
  ) {
    let denies = result.answer.none || result.answer.word == .no || words.contains { $0.word == .none || $0.word == .no }
    // "No no no yes no": one of them is so.
    let isSplit = words.contains { word in word.word == .yes && word.first == word.last && words.contains { $0.word == .no && $0.last < word.first } }
    if !isSplit, judged.share > (denies ? AnswerLikeness.leastOfNone : AnswerLikeness.leastOfUndenied), !result.isQuestion,
      !result.concepts.contains(where: { $0.polarity == .affirmed && isSign($0.concept) })
    {
      (result.answer.none, result.answer.all, result.answer.isMixed) = (true, false, false)
      result.answer.likeliest?.isTaken = true
    } else if result.answer.none || result.answer.word == .no {
      // Behind a comma people chat; what comes before it is the answer.
      var start = tokens
      start.list.removeSubrange(((tokens.list.firstIndex { $0.gap != .none } ?? tokens.list.count - 1) + 1)...)
      let others = start.list.indices.filter { at in
        !start.list[at].isFiller && !words.contains { $0.first <= at && at <= $0.last && ($0.word == .none || $0.word == .no) }
      }
      // "Nothing there fits": one word more is not enough to doubt it.
      let isPlain = others.count <= 1 && !isSplit
      let concepts = result.concepts.filter { Int($0.last) < start.list.count }
      guard start.list.count > 2, !isPlain, let judged = classifier.judge(start, concepts), judged.share < AnswerLikeness.mostOfOther else { return }
      (result.answer.none, result.answer.isMixed) = (false, true)
    }
  }

  private func isSurelyWish(_ result: Understanding) -> Bool {
    guard let intent = result.intents.first, intent.isSure, let index = intents.firstIndex(of: intent.name) else { return false }
    return wishes[index]
  }

  private func isSign(_ concept: String) -> Bool { concepts.firstIndex(of: concept).map { signs[$0] } ?? false }
}

extension AnswerLikeness: Coded {
  static var blank: AnswerLikeness { AnswerLikeness(slot: "", classifier: .blank) }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&slot)
    file.code(&classifier)
  }
}
