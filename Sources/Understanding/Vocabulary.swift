// SPDX-License-Identifier: GPL-3.0-or-later

/// Every word the content uses, numbered, with its stem; and which word a misspelt one may be.
struct Vocabulary: Sendable {
  private(set) var words = FlatLists<UInt8>()
  /// Stem number by word number.
  private(set) var stems = Flat<Int32>([])
  /// 1 for small words.
  /// 1 for small words, 2 for those among them that tie.
  private var fillers = Flat<UInt8>([])
  private var table = FixedTable()
  private var stemTable = FixedTable()
  private(set) var stemCount: Int32 = 0
  private var inflection = Inflection()
  private var realWords = FixedTable()
  private var typos = Typos()
  /// What else a word that is in no dictionary may be, by its number.
  private var readings = FlatLists<Int32>()
  private var tokeniser = Tokeniser()

  private init() {}

  /// Of all words there are; nothing can be added later.
  init(_ builder: VocabularyBuilder, realWords list: [String], sounds: [Language.Replacement]) {
    words = FlatLists(builder.words)
    stems = Flat(builder.stems)
    fillers = Flat(builder.isFiller.enumerated().map { index, isFiller in isFiller ? (builder.ties.contains(Int32(index)) ? 2 : 1) : 0 })
    (table, stemTable, stemCount) = (FixedTable(builder.table), FixedTable(builder.stemTable), builder.stemCount)
    (inflection, tokeniser) = (builder.inflection, builder.tokeniser)
    let typos = Typos(words: words, sounds: sounds)
    self.typos = typos
    let real = list.map { Hash64.of(Tokeniser.bare($0, keepApostrophe: false)) }
    let ordinary = Set(real)
    // A misspelling that the content lists itself may be a slip of other words too: two letters swapped, or one doubled.
    readings = FlatLists(
      builder.words.map { word in
        if word.count < Typos.shortest || ordinary.contains(Hash64.of(word)) { return [] }
        return typos.candidates(word, atMost: 1).filter { ordinary.contains(Hash64.of(builder.words[Int($0)])) }
      })
    // Only those that could be taken for one of ours are worth keeping.
    var unknown = HashTable(minimumCapacity: list.count)
    for hash in real where table.find(hash) < 0 { unknown.set(hash, 1) }
    realWords = FixedTable(unknown)
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
        tokens.list[index].isFiller = fillers[Int(word)] > 0
        tokens.list[index].ties = fillers[Int(word)] == 2
        if !readings.isEmpty(Int(word)) { guesses.append([Int32(index)] + readings[Int(word)]) }
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
      if longer >= 4 && (min(cut, letters.count - cut) >= 3 || fillers[Int(cut < 3 ? first : second)] > 0) { return cut }
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

extension Vocabulary: Coded {
  static var blank: Vocabulary { Vocabulary() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&words)
    file.flat(&stems)
    file.flat(&fillers)
    file.code(&stemCount)
    file.require(stems.count == words.count && fillers.count == words.count)
    file.requireAll(stems.allSatisfy { $0 >= 0 && $0 < stemCount })
    table.code(&file, below: words.count)
    stemTable.code(&file, below: Int(stemCount))
    file.code(&inflection)
    realWords.code(&file, below: 2)
    typos.code(&file, words: words)
    file.code(&readings)
    file.require(readings.count == words.count)
    file.requireAll(readings.all.allSatisfy { $0 >= 0 && Int($0) < words.count })
    file.code(&tokeniser)
  }
}
