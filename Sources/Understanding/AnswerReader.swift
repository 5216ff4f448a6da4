// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a message as the answer to what was asked.
struct AnswerReader {
  let tokens: Tokens
  let matches: [Lexicon.Match]
  let answerWords: [AnswerWord]
  let ordinals: [Double]
  /// Where "but", "except" and their like begin.
  let ends: [Int]
  /// Words of phrases that were found, with how they are meant.
  let hits: [Composer.Hit]
  /// Joining words that may stand between choices: "and", "or", "number".
  let joiners: Set<Int>

  func read(_ expecting: Expecting?, slotNumber: Int32?) -> Answer {
    var answer = Answer()
    let words = answerMatches()
    for (word, _, _) in words {
      switch word {
      case .none: answer.none = true
      case .all: answer.all = true
      case .yes, .no, .unsure: if answer.word == nil { answer.word = word }
      case .except: break
      }
    }
    let first = words.first { $0.word == .yes || $0.word == .no }
    if let first {
      let other: AnswerWord = first.word == .yes ? .no : .yes
      // "yes, no, wait": both were said, apart from each other.
      if words.contains(where: { $0.word == other && $0.first > first.last }) { answer.isMixed = true }
      // "no, but I did wet myself": something follows the turn.
      if first.word == .no, let turn = ends.first(where: { $0 > first.last }), turn + 1 < tokens.list.count {
        answer.isMixed = true
      }
      // "no" and in the same breath a sign that is affirmed.
      if first.word == .no, hits.contains(where: { $0.polarity == .affirmed && Int($0.first) > first.last && isSignLike($0) }) {
        answer.isMixed = true
      }
    }
    if let expecting { pick(expecting, slotNumber, &answer) }
    return answer
  }

  private func isSignLike(_ hit: Composer.Hit) -> Bool { ends.contains { $0 > 0 && $0 < Int(hit.first) } }

  /// Answer words in order of place, the longest at each place, none inside another.
  private func answerMatches() -> [(word: AnswerWord, first: Int, last: Int)] {
    var out: [(word: AnswerWord, first: Int, last: Int)] = []
    let sorted = matches.filter { $0.entry.kind == .answer }
      .sorted { ($0.first, -$0.last, $0.entry.id) < ($1.first, -$1.last, $1.entry.id) }
    for match in sorted {
      let (first, last) = (Int(match.first), Int(match.last))
      if out.contains(where: { $0.first <= first && last <= $0.last }) { continue }
      // A word of a longer phrase is not an answer: "no" in "no feeling", "sure" in "make sure".
      let isInside = hits.contains { $0.kind != .built && Int($0.first) <= first && last <= Int($0.last) && $0.last - $0.first > match.last - match.first }
      if isInside { continue }
      out.append((answerWords[Int(match.entry.id)], first, last))
    }
    return out
  }

  private func pick(_ expecting: Expecting, _ slotNumber: Int32?, _ answer: inout Answer) {
    guard !expecting.choices.isEmpty else { return }
    var picks: [(place: Int, choice: Int)] = []
    // Labels and answer words of this slot.
    if let slotNumber {
      for match in matches where match.entry.kind == .choice && match.entry.id == slotNumber {
        if matches.contains(where: {
          $0.entry.kind == .choice && $0.entry.id == slotNumber && $0.first <= match.first && match.last <= $0.last
            && $0.last - $0.first > match.last - match.first
        }) { continue }
        if isDenied(Int(match.first), Int(match.last)) {
          answer.excluded.append(Int(match.entry.second))
        } else {
          picks.append((Int(match.first), Int(match.entry.second)))
        }
      }
    }
    // Keys: all of a short message, or those that cannot be anything else.
    let keys = Dictionary(
      expecting.choices.enumerated().map { (Tokeniser.bare($1.key, keepApostrophe: false), $0) }, uniquingKeysWith: { a, _ in a })
    func key(_ index: Int) -> Int? {
      let token = tokens.list[index]
      return keys[Array(tokens.letters[Int(token.foldStart)..<Int(token.foldEnd)])]
    }
    let isOnlyKeys = tokens.list.indices.allSatisfy { index in
      key(index) != nil || tokens.list[index].isFiller || joiners.contains(index)
        || matches.contains { ($0.entry.kind == .answer || $0.entry.kind == .ordinal) && Int($0.first) <= index && index <= Int($0.last) }
    }
    for index in tokens.list.indices {
      guard let choice = key(index) else { continue }
      let isNumber = tokens.list[index].number != nil
      let isBareLetter = !isNumber && tokens.list[index].foldEnd - tokens.list[index].foldStart == 1
      let isArticle = isBareLetter && tokens.list[index].isFiller
      if isOnlyKeys ? (!isArticle || tokens.list.count <= 3 || tokens.list[index].gap != .none || picks.count > 0)
        : (isNumber && tokens.list.count <= 6 || isBareLetter && !isArticle && tokens.list.count <= 12)
      {
        picks.append((index, choice))
      }
    }
    // "the second", "the last one".
    for match in matches where match.entry.kind == .ordinal && tokens.list.count <= 6 {
      let value = Int(ordinals[Int(match.entry.id)])
      let choice = value < 0 ? expecting.choices.count + value : value - 1
      if expecting.choices.indices.contains(choice) { picks.append((Int(match.first), choice)) }
    }
    // Number words as keys: "two".
    if picks.isEmpty, tokens.list.count <= 5 {
      for match in matches where match.entry.kind == .number {
        let key = Array(String(Int(numberValue(match))).utf8)
        if let choice = keys[key] { picks.append((Int(match.first), choice)) }
      }
    }
    var seen = Set<Int>()
    let ordered = picks.sorted { ($0.place, $0.choice) < ($1.place, $1.choice) }.filter { seen.insert($0.choice).inserted }
    if answer.all, let turn = (ends.first ?? exceptPlace) {
      // "all but the last".
      let out = ordered.filter { $0.place > turn }.map(\.choice)
      answer.excluded += out
      answer.picks = expecting.choices.indices.filter { !answer.excluded.contains($0) }
    } else if answer.all, ordered.isEmpty {
      answer.picks = Array(expecting.choices.indices)
    } else {
      answer.picks = ordered.map(\.choice)
    }
    answer.excluded.sort()
  }

  private var exceptPlace: Int? {
    matches.first { $0.entry.kind == .answer && answerWords[Int($0.entry.id)] == .except }.map { Int($0.first) }
  }

  var numbers: [Double] = []
  private func numberValue(_ match: Lexicon.Match) -> Double { numbers[Int(match.entry.id)] }

  /// Said as a denial: "not the left".
  var denied: (Int, Int) -> Bool = { _, _ in false }
  private func isDenied(_ first: Int, _ last: Int) -> Bool { denied(first, last) }
}
