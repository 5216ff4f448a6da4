// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the words the content uses, to make a `Vocabulary` of them.
struct VocabularyBuilder: Sendable {
  private(set) var words: [[UInt8]] = []
  /// Stem number by word number.
  private(set) var stems: [Int32] = []
  private(set) var isFiller: [Bool] = []
  /// Small words that tie what follows to what goes before: "stand on it" is not "stand it".
  private(set) var ties: Set<Int32> = []
  private(set) var table = HashTable()
  private(set) var stemTable = HashTable()
  private(set) var stemCount: Int32 = 0
  let inflection: Inflection
  let tokeniser: Tokeniser

  init(_ language: Language) {
    inflection = Inflection(language)
    tokeniser = Tokeniser(respell: language.respell)
    for filler in language.fillers {
      for word in split(filler) {
        let id = add(word)
        isFiller[Int(id)] = true
        if filler.hasSuffix("!") { ties.insert(id) }
      }
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
}
