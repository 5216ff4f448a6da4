// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a message as the answer to what was asked: yes, no, unsure, something of both, or nothing of the kind.
struct AnswerReader {
  let tokens: Tokens
  let matches: [Lexicon.Match]
  /// Answer words in order of place, the longest at each place.
  let words: [Word]
  let cues: [CueSite]
  let map: ClauseMap
  let scopes: PolarityScopes
  /// Concepts found, with how they are meant.
  let hits: [Composer.Hit]
  let isSign: (Int32) -> Bool
  /// The name of a concept.
  let name: (Int32) -> String
  let values: [Understanding.Value]
  let ordinals: [Double]

  struct Word {
    var word: AnswerWord
    var first: Int
    var last: Int
  }

  func read(_ expecting: Expecting?, question: @escaping () -> Question?) -> Answer {
    var answer = Answer()
    var said: [Word] = []
    for word in words {
      switch word.word {
      case .none: answer.none = true
      case .all: answer.all = true
      case .mixed: answer.isMixed = answer.isMixed || !isBehindNone(word.first)
      case .yes where word.first > 0 && words.contains { $0.word == .well && $0.first == word.first }: break
      case .yes where !isEcho(word): break
      case .no where !isEcho(word): break
      case .yes: if scopes.polarity(first: word.first, last: word.last).0 != .negated { said.append(word) }
      case .no, .unsure: said.append(word)
      default: break
      }
    }
    answer.word = said.first?.word
    answer.isFirst = said.first.map { first in tokens.list[..<first.first].allSatisfy(\.isFiller) } ?? false
    if answer.word == .unsure, said.contains(where: { $0.word == .yes }), !said.contains(where: { $0.word == .no }) { answer.word = .yes }
    if isMixed(said) {
      answer.isMixed = true
      answer.isMixedByMerely = isMixedByMerely(said)
    } else if tellsSign(said) {
      (answer.isMixed, answer.isMixedBySign) = (true, true)
    }
    guard let expecting else { return answer }
    if expecting.kind == .yesNo {
      let question = question()
      if question?.isNegative == true, said.contains(where: { $0.word == .no }), answer.isMixed || answer.word == .yes {
        // "You haven't hit your head?" "Correct, I haven't."
        (answer.word, answer.isMixed) = (.no, hasTurn(after: said.last?.last ?? 0))
      }
      if answer.word == nil, !answer.isMixed { imply(question, &answer) }
    }
    if expecting.kind == .choice { answer.side = side() }
    if let measure = expecting.measure ?? (expecting.kind == .duration ? .duration : nil) {
      answer.value = ValueChooser(reader: self, measure: measure, question: question).value(answer)
    }
    return answer
  }

  /// "I can" answers at the beginning of a clause, not in "none that I can think of".
  private func isEcho(_ word: Word) -> Bool {
    guard word.last > word.first, map.marks[word.first].contains(.subject) else { return true }
    let next = word.last + 1
    let isClosed = next >= tokens.list.count || tokens.list[word.last].gap != .none
      || !map.marks[next].isDisjoint(with: [.end, .joiner]) || words.contains { $0.first == next }
    if !isClosed { return false }
    var at = word.first - 1
    while at >= 0, tokens.list[at].gap == .none {
      let isAnswer = words.contains { $0.first <= at && at <= $0.last }
      if !isAnswer, map.marks[at].isDisjoint(with: [.joiner, .inEnd]) { return false }
      at -= 1
    }
    return true
  }

  /// Both were said, or something follows a no that is not one.
  private func isMixed(_ said: [Word]) -> Bool {
    guard let first = said.first(where: { $0.word != .unsure }) else { return false }
    let other: AnswerWord = first.word == .yes ? .no : .yes
    if said.contains(where: { $0.word == other && $0.first > first.last }) { return true }
    if first.word == .no { return hasTurn(after: first.last) }
    // "Yes, but nothing like this bad."
    return cues.contains { turn in
      (turn.cue.kind == .end || turn.cue.kind == .merely) && turn.first > first.last
        && cues.contains {
          ($0.cue.kind == .negated || $0.cue.kind == .none || $0.cue.kind == .end) && $0.first > turn.last && $0.first <= turn.last + 2
        }
    }
  }

  /// "No, just a cramp."
  private func isMixedByMerely(_ said: [Word]) -> Bool {
    guard let first = said.first(where: { $0.word != .unsure }), first.word == .no else { return false }
    return !said.contains { $0.word == .yes } && !cues.contains { $0.cue.kind == .end && $0.first > first.last } && !tellsSign(said)
  }

  /// "No, I wet myself."
  private func tellsSign(_ said: [Word]) -> Bool {
    guard let first = said.first(where: { $0.word != .unsure }), first.word == .no else { return false }
    return hits.contains { $0.polarity == .affirmed && Int($0.first) > first.last && isSign($0.concept) }
  }

  /// "but", "though", "except", with words of weight beside it.
  private func hasTurn(after place: Int) -> Bool {
    cues.contains { turn in
      (turn.cue.kind == .end || turn.cue.kind == .merely) && turn.first > place
        && (turn.last + 1 < tokens.list.count || (place + 1..<turn.first).contains { !tokens.list[$0].isFiller })
        && !(turn.cue.kind == .end && saysNothing(after: turn.last)) && !(turn.cue.kind == .merely && isBehindNone(turn.first))
    }
  }

  /// "None of those, I can walk, just slowly"; "none. It clicks sometimes": said of something else, behind a stop or a comma.
  private func isBehindNone(_ place: Int) -> Bool {
    guard let none = words.first(where: { $0.word == .none }), none.last < place else { return false }
    return (none.last..<place).contains { tokens.list[$0].gap != .none }
  }

  /// "But nothing new", "but I am fine": what follows the turn denies as well, or all is well.
  private func saysNothing(after place: Int) -> Bool {
    let rest = words.filter { $0.first > place }
    if let no = rest.first, no.word == .no || no.word == .none, no.first == place + 1 { return true }
    guard let well = rest.first(where: { $0.word == .well }), scopes.polarity(first: well.first, last: well.last).0 != .negated else { return false }
    return (place + 1..<tokens.list.count).filter { !tokens.list[$0].isFiller }.count <= 3
  }

  /// What an answer without an answer word comes to.
  private func imply(_ question: Question?, _ answer: inout Answer) {
    func has(_ word: AnswerWord) -> Bool { words.contains { $0.word == word } }
    let isAbility = question?.isAbility ?? false
    if tokens.list.isEmpty || has(.asks) || map.marks.last!.contains(.asked) {
      answer.implied = .unsure
      return
    }
    if answer.none { answer.implied = .no } else if answer.all || has(.both) { answer.implied = .yes }
    if answer.implied != nil { return }
    if question?.asksBoth == true, let side = side() {
      answer.implied = side == .both ? .yes : .no
      return
    }
    let parts = segments()
    let denied = parts.filter { $0.isDenied }.count
    let told = parts.filter { $0.hasWords && !$0.isDenied && !$0.isWell }.count
    if denied > 0, told > 0, !(isAbility && parts.first?.isDenied == true && !hasTurn(after: 0)) {
      answer.isMixed = true
    } else if denied > 0 {
      answer.implied = .no
    } else if parts.contains(where: \.isWell) {
      if told > 0, parts.contains(where: { !$0.isWell && $0.isTopic(question) }) { answer.isMixed = true }
      answer.implied = isAbility ? .yes : .no
    } else if cues.contains(where: { $0.cue.kind == .uncertain }) {
      answer.implied = .unsure
    } else if parts.contains(where: \.hasWords) {
      answer.implied = .yes
    }
  }

  /// A stretch between commas, stops and turns.
  struct Segment {
    var isDenied = false
    var isWell = false
    var stems: [Int32] = []
    var hasWords = false
    func isTopic(_ question: Question?) -> Bool { stems.contains { question?.stems.contains($0) ?? false } }
  }

  private func segments() -> [Segment] {
    var out: [Segment] = []
    var current = Segment()
    for index in tokens.list.indices {
      let token = tokens.list[index]
      if map.marks[index].contains(.end) || index > 0 && tokens.list[index - 1].gap != .none {
        out.append(current)
        current = Segment()
      }
      let site = cues.first { $0.first <= index && index <= $0.last && ($0.cue.kind == .negated || $0.cue.kind == .disbelief) }
      let well = words.first { $0.word == .well && $0.first <= index && index <= $0.last }
      if let well, site == nil || well.last > well.first {
        if scopes.polarity(first: well.first, last: well.last).0 == .negated { current.isDenied = true } else { current.isWell = true }
      } else if site != nil {
        current.isDenied = true
      } else if !token.isFiller, !map.marks[index].contains(.inEnd), !map.marks[index].contains(.opens) {
        current.hasWords = true
        current.stems.append(token.stem)
      }
    }
    out.append(current)
    return out
  }
}
