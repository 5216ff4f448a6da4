// SPDX-License-Identifier: GPL-3.0-or-later

extension Lexicon: Coded {
  static var blank: Lexicon { Lexicon() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&vocabulary)
    file.code(&phraseCount)
    file.code(&outputs)
    file.flat(&gaps)
    file.require(!gaps.isEmpty && gaps.count == outputs.count)
    edges.code(&file, below: gaps.count)
    file.code(&numberStem)
    file.code(&yearStem)
    file.code(&barred)
  }

  /// What the phrases found are numbers of must be there: `count` says how many there are of a kind.
  func isSound(_ count: (Entry.Kind) -> Int) -> Bool {
    let most = Entry.Kind.allCases.map(count)
    return outputs.all.allSatisfy { $0.id >= 0 && Int($0.id) < most[Int($0.kind.rawValue)] }
  }
}
