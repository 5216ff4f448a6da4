// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads which of a list are meant: "2 and 5", "b, d", "the second", "all but the last", or their own words.
struct ChoiceReader {
  let reader: AnswerReader
  let slot: String
  let choices: [Expecting.Choice]
  /// One of them is asked for.
  let isOne: Bool
  let numbers: [Double]

  private struct Pick {
    var place: Int
    var choice: Int
  }

  func pick(slotNumber: Int32?, _ answer: inout Answer) {
    guard !choices.isEmpty else { return }
    let list = reader.tokens.list
    var picks: [Pick] = []
    // "All good" ticks nothing.
    if answer.all, answer.word == .no || reader.words.contains(where: { $0.word == .well }) { (answer.all, answer.none) = (false, true) }
    if let slotNumber { words(slotNumber, &picks, &answer) }
    keys(&picks)
    for match in reader.matches where match.entry.kind == .ordinal && list.count <= 8 && (isOnlyAnswer || list.count <= 4) {
      if isMeasure(Int(match.first)) { continue }
      let value = Int(reader.ordinals[Int(match.entry.id)])
      let choice = value == 0 ? (choices.count - 1) / 2 : value < 0 ? choices.count + value : value - 1
      if choices.indices.contains(choice) { picks.append(Pick(place: Int(match.first), choice: choice)) }
    }
    if picks.isEmpty, list.count <= 6 {
      for match in reader.matches where match.entry.kind == .number && match.first == match.last && !isPartOfName(match)
        && !isMeasure(Int(match.first))
      {
        let key = Array(String(Int(numbers[Int(match.entry.id)])).utf8)
        if let choice = keyed[key] { picks.append(Pick(place: Int(match.first), choice: choice)) }
      }
    }
    if isOne { dropLater(&picks) }
    var seen = Set<Int>()
    let ordered = picks.sorted { ($0.place, $0.choice) < ($1.place, $1.choice) }.filter { seen.insert($0.choice).inserted }
    let turn = reader.words.first { $0.word == .except }?.first
    if let turn, answer.all || answer.none {
      // "All but the last", "none except 2".
      let named = ordered.filter { $0.place > turn }.map(\.choice)
      answer.picks = answer.all ? choices.indices.filter { !named.contains($0) } : named
      answer.excluded = answer.all ? answer.excluded + named : choices.indices.filter { !named.contains($0) }
      if answer.none, !named.isEmpty { answer.none = false }
      // "None, except that …": something is so, whatever it is.
      if answer.none { answer.isMixed = true }
    } else if answer.all, ordered.isEmpty, list.count <= 8 {
      answer.picks = Array(choices.indices)
    } else {
      for pick in ordered {
        if reader.scopes.polarity(first: pick.place, last: pick.place).0 == .negated || isDenied(pick.place) {
          answer.excluded.append(pick.choice)
        } else {
          answer.picks.append(pick.choice)
        }
      }
    }
    answer.excluded.sort()
  }

  /// The words listed for a yes and for a no, and nothing else: "growing" where it is asked whether it grows.
  func pickWords(slotNumber: Int32, _ answer: inout Answer) {
    var picks: [Pick] = []
    answer.excluded = []
    words(slotNumber, &picks, &answer)
    answer.picks = Set(picks.map(\.choice)).sorted()
  }

  /// "2 no, 6 no": each key has its own answer behind it. "1 no 2" is the second.
  private func isDenied(_ place: Int) -> Bool {
    guard let no = reader.words.first(where: { $0.first == place + 1 }), no.word == .no, reader.tokens.list[place].gap == .none else { return false }
    let next = no.last + 1
    guard keyed[letters(place)] != nil, next < reader.tokens.list.count, reader.tokens.list[no.last].gap == .none, keyed[letters(next)] != nil
    else { return keyed[letters(place)] != nil }
    return isDenied(next)
  }

  /// Labels and answer words of this slot.
  private func words(_ slot: Int32, _ picks: inout [Pick], _ answer: inout Answer) {
    let own = reader.matches.filter { $0.entry.kind == .choice && $0.entry.id == slot }
    for match in own {
      let isInside = own.contains {
        $0.first <= match.first && match.last <= $0.last && $0.last - $0.first > match.last - match.first
      }
      // What is known already is no choice any more.
      guard !isInside, let choice = choices.firstIndex(where: { $0.place == Int(match.entry.second) }), !isOfOther(match, choice) else { continue }
      if reader.scopes.polarity(first: Int(match.first), last: Int(match.last)).0 == .negated {
        answer.excluded.append(choice)
      } else {
        picks.append(Pick(place: Int(match.first), choice: choice))
      }
    }
  }

  /// "It didn't help. The breathing makes me a bit wheezy": where concepts have told one value, a word of a later sentence picks no other.
  private func dropLater(_ picks: inout [Pick]) {
    let told = reader.hits.filter { $0.polarity == .affirmed && reader.name($0.concept).hasPrefix(slot + "=") }
    guard let first = told.first, told.allSatisfy({ $0.concept == first.concept }) else { return }
    let earliest = told.map(\.sentence).min() ?? first.sentence
    picks.removeAll { reader.name(first.concept) != slot + "=" + choices[$0.choice].value && reader.tokens.list[$0.place].sentence > earliest }
  }

  /// Part of more words that mean another value: "help" in "didn't help".
  private func isOfOther(_ match: Lexicon.Match, _ choice: Int) -> Bool {
    reader.hits.contains { hit in
      guard hit.first <= match.first, match.last <= hit.last, hit.last - hit.first > match.last - match.first else { return false }
      let name = reader.name(hit.concept)
      return name.hasPrefix(slot + "=") && name != slot + "=" + choices[choice].value
    }
  }

  /// "Four" in the name of a four-step repair is no number of a choice; "two" in "number two", and nothing else said, is.
  private func isPartOfName(_ match: Lexicon.Match) -> Bool {
    reader.tokens.list.count > 2 && reader.matches.contains {
      ($0.entry.kind == .concept || $0.entry.kind == .sign || $0.entry.kind == .intent) && $0.first <= match.first
        && match.last <= $0.last && $0.last > $0.first
    }
  }

  private var keyed: [[UInt8]: Int] {
    Dictionary(
      choices.enumerated().map { (Tokeniser.bare($1.key, keepApostrophe: false), $0) }, uniquingKeysWith: { a, _ in a })
  }

  private func letters(_ index: Int) -> [UInt8] {
    let token = reader.tokens.list[index]
    return Array(reader.tokens.letters[Int(token.foldStart)..<Int(token.foldEnd)])
  }

  private func isJoiner(_ index: Int) -> Bool {
    reader.tokens.list.indices.contains(index) && !reader.map.marks[index].isDisjoint(with: [.joiner, .alternative])
  }

  /// Part of a length of time or another measure: "2 days ago" is not the second.
  private func isMeasure(_ index: Int) -> Bool {
    reader.values.contains { $0.measure != .number && Int($0.first) <= index && index <= Int($0.last) && $0.last > $0.first }
  }

  /// Nothing is said but what may be an answer to a list.
  private var isOnlyAnswer: Bool {
    let keyed = keyed
    return reader.tokens.list.indices.allSatisfy { index in
      keyed[letters(index)] != nil || reader.tokens.list[index].isFiller || isJoiner(index)
        || reader.words.contains { $0.first <= index && index <= $0.last }
        || reader.matches.contains { [.ordinal, .number].contains($0.entry.kind) && Int($0.first) <= index && index <= Int($0.last) }
    }
  }

  /// "A, nothing else", "a and i, nothing else": a letter that could be a word stands by itself.
  private func standsAlone(_ index: Int) -> Bool {
    let list = reader.tokens.list
    func isEnd(_ index: Int) -> Bool { index == list.count - 1 || list[index].gap != .none }
    let isOpen = index == 0 || list[index - 1].gap != .none || isJoiner(index - 1)
    let next = index + 2
    return isOpen && (isEnd(index) || isJoiner(index + 1) && list.indices.contains(next) && keyed[letters(next)] != nil && isEnd(next))
  }

  /// Keys: all of a short message, or those that cannot be anything else.
  private func keys(_ picks: inout [Pick]) {
    let list = reader.tokens.list
    let keyed = keyed
    func key(_ index: Int) -> Int? { keyed[letters(index)] }
    let isOnlyKeys = isOnlyAnswer
    for index in list.indices {
      guard let choice = key(index), !isMeasure(index) else { continue }
      // "None of 1 to 7".
      if reader.words.contains(where: { $0.word == .none && $0.first < index && index <= $0.last }) { continue }
      let isNumber = list[index].number != nil
      let isBareLetter = !isNumber && list[index].foldEnd - list[index].foldStart == 1
      let isArticle = isBareLetter && list[index].isFiller
      if isOnlyKeys
        // "I don't know" is no letter; "i" by itself, last, or marked as one is.
        ? (!isArticle || index == list.count - 1 || list[index].gap != .none || !picks.isEmpty || isJoiner(index + 1))
        : (isNumber && list.count <= 6 || isBareLetter && (!isArticle || standsAlone(index)) && list.count <= 12)
      {
        picks.append(Pick(place: index, choice: choice))
      }
    }
  }
}
