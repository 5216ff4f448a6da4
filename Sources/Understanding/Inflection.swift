// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes a word to its stem by the rules of a language file, so that "cramps", "cramped" and "cramping" are one.
///
/// The first rule whose ending fits and leaves enough letters is used; then a doubled last consonant and a silent
/// last `e` go as well, in every word alike, so that both sides of a comparison are cut the same way.
struct Inflection: Sendable {
  private var rules: [Rule] = []
  /// Forms that no rule explains, and what they stand for.
  private var irregular = FixedTable()
  private var regular = FlatLists<UInt8>()

  private struct Rule: Coded {
    var ending: [UInt8]
    var replacement: [UInt8]
    var minimum: Int
    static var blank: Rule { Rule(ending: [], replacement: [], minimum: 0) }
    mutating func code(_ file: inout BinaryCoder) {
      file.letters(&ending)
      file.letters(&replacement)
      file.code(&minimum)
    }
  }

  init(_ language: Language = Language()) {
    rules = language.suffixes.map { Rule(ending: Array($0.ending.utf8), replacement: Array($0.replacement.utf8), minimum: $0.minimum) }
    var table = HashTable()
    var words: [[UInt8]] = []
    for (from, to) in language.irregular.sorted(by: { $0.key < $1.key }) {
      table.set(Hash64.of(Tokeniser.bare(from, keepApostrophe: false)), Int32(words.count))
      words.append(Tokeniser.bare(to, keepApostrophe: false))
    }
    (irregular, regular) = (FixedTable(table), FlatLists(words))
  }

  /// The stem of a folded word.
  func stem(_ word: [UInt8]) -> [UInt8] {
    if rules.isEmpty || word.count < 3 { return word }
    let form = irregular.find(Hash64.of(word))
    let word = form < 0 ? word : Array(regular[Int(form)])
    var stem = word
    for rule in rules where word.count - rule.ending.count >= rule.minimum && word.ends(with: rule.ending) {
      let left = word.dropLast(rule.ending.count)
      if rule.replacement.isEmpty, !left.contains(where: Self.isVowel) { continue }
      stem = Array(left) + rule.replacement
      break
    }
    if stem.count > 3, stem[stem.count - 1] == stem[stem.count - 2], !Self.isVowel(stem[stem.count - 1]) {
      stem.removeLast()
    }
    if stem.count > 3, stem.last == 0x65, stem[stem.count - 2] != 0x65 { stem.removeLast() }
    return stem
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75 || byte == 0x79
  }
}

extension Inflection: Coded {
  static var blank: Inflection { Inflection() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&rules)
    for rule in rules { file.require((0...64).contains(rule.minimum)) }
    file.code(&regular)
    irregular.code(&file, below: regular.count)
  }
}

extension Array<UInt8> {
  func ends(with ending: [UInt8]) -> Bool {
    count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
  }
}
