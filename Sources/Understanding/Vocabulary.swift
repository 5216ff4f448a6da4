// SPDX-License-Identifier: GPL-3.0-or-later

/// Every word the content uses, numbered, with its stem; and which word a misspelt one may be.
struct Vocabulary: Sendable {
  private(set) var words: [[UInt8]] = []
  /// Stem number by word number.
  private(set) var stems: [Int32] = []
  private(set) var isFiller: [Bool] = []
  private var table = HashTable()
  private var stemTable = HashTable()
  private var stemCount: Int32 = 0
  private let inflection: Inflection
  private var realWords = HashTable()
  private(set) var typos = Typos()
  /// What else a word that is in no dictionary may be, by its number.
  private var readings: [[Int32]] = []
  private let tokeniser: Tokeniser

  init(_ language: Language) {
    inflection = Inflection(language)
    tokeniser = Tokeniser(respell: language.respell)
    for filler in language.fillers {
      for word in split(filler) { isFiller[Int(add(word))] = true }
    }
  }

  /// The words of a phrase, spelt as the tokeniser spells a message.
  func split(_ phrase: String) -> [[UInt8]] {
    let tokens = tokeniser(phrase)
    return tokens.list.map { Array(tokens.letters[Int($0.foldStart)..<Int($0.foldEnd)]) }
  }

  /// Takes a word in, or finds it.
  mutating func add(_ word: [UInt8]) -> Int32 {
    let hash = Hash64.of(word)
    let known = table.find(hash)
    if known >= 0 { return known }
    let id = Int32(words.count)
    table.set(hash, id)
    words.append(word)
    isFiller.append(false)
    let key = Hash64.of(inflection.stem(word))
    var stem = stemTable.find(key)
    if stem < 0 {
      stem = stemCount
      stemCount += 1
      stemTable.set(key, stem)
    }
    stems.append(stem)
    return id
  }

  /// To be called when every word is in: builds the index of slips.
  mutating func finish(realWords list: [String], sounds: [Language.Replacement]) {
    typos = Typos(words: words, sounds: sounds)
    let ordinary = Set(list.map { Hash64.of(Tokeniser.bare($0, keepApostrophe: false)) })
    // A misspelling that the content lists itself may be a slip of other words too: two letters swapped, or one doubled.
    readings = words.map { word in
      if word.count < Typos.shortest || ordinary.contains(Hash64.of(word)) { return [] }
      return typos.candidates(word, atMost: 1).filter { ordinary.contains(Hash64.of(words[Int($0)])) }
    }
    // Only those that could be taken for one of ours are worth keeping.
    for real in list {
      let word = Tokeniser.bare(real, keepApostrophe: false)
      if table.find(Hash64.of(word)) < 0 { realWords.set(Hash64.of(word), 1) }
    }
  }

  /// Gives every token of a message its word and stem; misspelt ones get what they may be.
  func look(_ message: String) -> (tokens: Tokens, guesses: [[Int32]]) {
    var tokens = tokeniser(message)
    var guesses: [[Int32]] = []
    var index = 0
    while index < tokens.list.count {
      let token = tokens.list[index]
      let word = table.find(token.hash)
      if word >= 0 {
        tokens.list[index].word = word
        tokens.list[index].stem = stems[Int(word)]
        tokens.list[index].isFiller = isFiller[Int(word)]
        if Int(word) < readings.count, !readings[Int(word)].isEmpty { guesses.append([Int32(index)] + readings[Int(word)]) }
      } else if token.number == nil {
        let letters = Array(tokens.letters[Int(token.foldStart)..<Int(token.foldEnd)])
        if letters.count <= 40 {
          let stem = stemTable.find(Hash64.of(inflection.stem(letters)))
          if stem >= 0 {
            tokens.list[index].stem = stem
            if letters.count >= Typos.shortest, realWords.find(token.hash) < 0 {
              let found = typos.candidates(letters, atMost: 1)
              if !found.isEmpty { guesses.append([Int32(index)] + found) }
            }
          } else if realWords.find(token.hash) < 0 {
            let found = typos.candidates(letters)
            if let first = found.first {
              tokens.list[index].word = first
              tokens.list[index].stem = stems[Int(first)]
              tokens.list[index].isCorrected = true
              guesses.append([Int32(index)] + found)
            } else if let cut = missingSpace(letters) {
              splitToken(&tokens, index, cut)
              continue
            }
          }
        }
      }
      index += 1
    }
    return (tokens, guesses)
  }

  /// Where two of our words were typed as one: "hipflexor".
  private func missingSpace(_ letters: [UInt8]) -> Int? {
    guard letters.count >= 6 else { return nil }
    for cut in 2...(letters.count - 2) {
      let first = table.find(Hash64.of(letters[..<cut]))
      let second = table.find(Hash64.of(letters[cut...]))
      guard first >= 0, second >= 0 else { continue }
      let longer = max(cut, letters.count - cut)
      if longer >= 4 && (min(cut, letters.count - cut) >= 3 || isFiller[Int(cut < 3 ? first : second)]) { return cut }
    }
    return nil
  }

  private func splitToken(_ tokens: inout Tokens, _ index: Int, _ cut: Int) {
    var first = tokens.list[index]
    var second = first
    let middle = first.foldStart + Int32(cut)
    first.foldEnd = middle
    second.foldStart = middle
    // The letters may be fewer than the bytes typed; the cut is then placed by proportion.
    let place = min(first.start + Int32(cut), first.end)
    first.end = place
    second.start = place
    first.hash = Hash64.of(tokens.letters[Int(first.foldStart)..<Int(first.foldEnd)])
    second.hash = Hash64.of(tokens.letters[Int(second.foldStart)..<Int(second.foldEnd)])
    first.gap = .none
    first.isCorrected = true
    second.isCorrected = true
    tokens.list.replaceSubrange(index...index, with: [first, second])
  }
}
