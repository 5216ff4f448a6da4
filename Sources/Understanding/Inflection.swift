// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes a word to its stem by the rules of a language file, so that "cramps", "cramped" and "cramping" are one.
///
/// The first rule whose ending fits and leaves enough letters is used; then a doubled last consonant and a silent
/// last `e` go as well, in every word alike, so that both sides of a comparison are cut the same way.
struct Inflection: Sendable, Equatable {
  private var rules: [(ending: [UInt8], replacement: [UInt8], minimum: Int)] = []
  private var irregular: [UInt64: [UInt8]] = [:]

  init(_ language: Language = Language()) {
    rules = language.suffixes.map { (Array($0.ending.utf8), Array($0.replacement.utf8), $0.minimum) }
    for (from, to) in language.irregular {
      irregular[Hash64.of(Tokeniser.bare(from, keepApostrophe: false))] = Tokeniser.bare(to, keepApostrophe: false)
    }
  }

  /// The stem of a folded word.
  func stem(_ word: [UInt8]) -> [UInt8] {
    if rules.isEmpty || word.count < 3 { return word }
    let word = irregular[Hash64.of(word)] ?? word
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

  static func == (a: Inflection, b: Inflection) -> Bool {
    a.irregular == b.irregular && a.rules.elementsEqual(b.rules) { $0 == $1 }
  }
}

extension Array<UInt8> {
  func ends(with ending: [UInt8]) -> Bool {
    count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
  }
}
