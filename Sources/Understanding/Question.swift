// SPDX-License-Identifier: GPL-3.0-or-later

/// What the words of a question tell about its answer.
struct Question {
  /// Its words of weight.
  var stems: Set<Int32> = []
  /// "Can you…": fine is a yes.
  var isAbility = false
  /// "Are both…": one is a no.
  var asksBoth = false
  /// "You haven't…": agreeing is a no.
  var isNegative = false
  /// The unit of a bare number: "how many days".
  var unit: Language.Unit?
  /// Values it offers by name, in order: mild, moderate, severe.
  var offers: [Understanding.Value] = []
}

extension AnswerReader {
  /// Which side is meant: what was denied, is well, or was taken back does not count.
  func side() -> AnswerWord? {
    var found: [Word] = words.filter { $0.word == .left || $0.word == .right || $0.word == .both }
    guard !found.isEmpty else { return nil }
    // "Right, it's the left one": a word to begin with.
    if found.count > 1, found[0].first == 0, tokens.list[found[0].last].gap == .comma, found[1].word != found[0].word,
      found[1].word != .both, !cues.contains(where: { $0.cue.kind == .correction })
    {
      let between = tokens.list[found[0].last + 1..<found[1].first]
      if between.allSatisfy(\.isFiller) { found.removeFirst() }
    }
    let moved = words.filter { $0.word == .moved }.map(\.last) + cues.filter { $0.cue.kind == .correction }.map(\.last)
    if let turn = moved.max(), found.contains(where: { $0.first > turn }) { found.removeAll { $0.first < turn } }
    if found.contains(where: { $0.word == .both && !isDenied($0) }) { return .both }
    let (kept, out) = (found.filter { !isDenied($0) }, found.filter(isDenied))
    let sides = Set(kept.map(\.word))
    if sides.count == 2 { return .both }
    if let one = sides.first { return one }
    // "Not the left" leaves the right.
    guard let last = out.last, Set(out.map(\.word)).count == 1, last.word != .both else { return nil }
    return last.word == .left ? .right : .left
  }

  private func isDenied(_ word: Word) -> Bool {
    let polarity = scopes.polarity(first: word.first, last: word.last).0
    if polarity == .negated || polarity == .past { return true }
    // "The right's fine."
    return words.contains { well in
      well.word == .well && well.first > word.last
        && !tokens.list[word.last..<well.first].contains { $0.gap != .none }
    }
  }
}
