// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the words of ours that a misspelt word may be: one slip away, in words of five letters or more.
///
/// A slip is an insertion, deletion, substitution or swap of neighbours (Damerau 1964). Words and typed words are looked up by
/// what is left when one letter is deleted (Garbe's symmetric deletion), then verified.
struct Typos: Sendable {
  /// Words shorter than this are never taken for a slip.
  static let shortest = 5

  private var words: FlatLists<UInt8>
  private var byDeletion = FixedTable()
  /// Chains of words that share a deletion: at 2n a word, at 2n + 1 the next link or -1.
  private var links = Flat<Int32>([])
  private var sounds: [Sound] = []
  private var bySound = FixedTable()

  private struct Sound: Coded {
    var from: [UInt8]
    var to: [UInt8]
    static var blank: Sound { Sound(from: [], to: []) }
    mutating func code(_ file: inout BinaryCoder) {
      file.letters(&from)
      file.letters(&to)
    }
  }

  init(words: FlatLists<UInt8> = FlatLists(), sounds: [Language.Replacement] = []) {
    self.words = words
    self.sounds = sounds.map { Sound(from: Array($0.from.utf8), to: Array($0.to.utf8)) }
    var (byDeletion, bySound) = (HashTable(), HashTable())
    var links: [Int32] = []
    for id in 0..<words.count {
      let word = Array(words[id])
      if word.count < Self.shortest { continue }
      for key in Self.deletions(word) {
        let next = byDeletion.find(key)
        byDeletion.set(key, Int32(links.count / 2))
        links += [Int32(id), next]
      }
      if !sounds.isEmpty, word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
        let key = Hash64.of(sound(word))
        if bySound.find(key) < 0 { bySound.set(key, Int32(id)) }
      }
    }
    self.links = Flat(links)
    (self.byDeletion, self.bySound) = (FixedTable(byDeletion), FixedTable(bySound))
  }

  /// The word itself and every way to drop one of its letters, hashed.
  private static func deletions(_ word: [UInt8]) -> [UInt64] {
    var keys = [Hash64.of(word)]
    for drop in word.indices where drop == 0 || word[drop] != word[drop - 1] {
      keys.append(Hash64.of(word[..<drop] + word[(drop + 1)...]))
    }
    return keys
  }

  /// The words that `typed` may be, likeliest first: swaps, then doubled or neighbouring letters, then the rest, then sound-alikes.
  func candidates(_ typed: [UInt8], limit: Int = 3, atMost most: Int = .max) -> [Int32] {
    guard typed.count >= Self.shortest - 1, typed.count <= 40 else { return [] }
    var found: [(cost: Int, word: Int32)] = []
    for key in Self.deletions(typed) {
      var link = byDeletion.find(key)
      while link >= 0 {
        let word = links[2 * Int(link)]
        if !found.contains(where: { $0.word == word }), let cost = Self.slip(typed, words[Int(word)]) {
          found.append((cost, word))
        }
        link = links[2 * Int(link) + 1]
      }
    }
    if typed.count >= Self.shortest, !sounds.isEmpty {
      let word = bySound.find(Hash64.of(sound(typed)))
      if word >= 0, words[Int(word)][0] == typed[0] || sound([typed[0]]) == sound([words[Int(word)][0]]),
        !found.contains(where: { $0.word == word })
      {
        found.append((4, word))
      }
    }
    found.sort { ($0.cost, $0.word) < ($1.cost, $1.word) }
    return found.lazy.filter { $0.cost <= most }.prefix(limit).map(\.word)
  }

  /// What one slip between the two costs, 1 the likeliest; nil when they are further apart.
  static func slip(_ a: [UInt8], _ b: Flat<UInt8>) -> Int? {
    let difference = a.count - b.count
    guard abs(difference) <= 1, !b.elementsEqual(a) else { return nil }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var aEnd = a.count
    var bEnd = b.count
    while aEnd > start, bEnd > start, a[aEnd - 1] == b[bEnd - 1] {
      aEnd -= 1
      bEnd -= 1
    }
    let (aLeft, bLeft) = (aEnd - start, bEnd - start)
    // The first letter is seldom wrong.
    let first = start == 0 && difference == 0 ? 1 : 0
    if aLeft == 2, bLeft == 2, a[start] == b[start + 1], a[start + 1] == b[start] { return 1 + first }
    if aLeft == 1, bLeft == 1 {
      let vowels = isVowel(a[start]) && isVowel(b[start])
      return (areNeighbours(a[start], b[start]) || vowels ? 2 : 3) + first
    }
    if aLeft + bLeft == 1 {
      let letter = aLeft == 1 ? a[start] : b[start]
      let doubled = start > 0 && (aLeft == 1 ? a[start - 1] : b[start - 1]) == letter
      return (doubled ? 1 : 2)
    }
    return nil
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75 || byte == 0x79
  }

  private static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool {
    guard a >= 0x61, a <= 0x7A, b >= 0x61, b <= 0x7A else { return false }
    return neighbours[Int(a - 0x61)] & (1 << UInt32(b - 0x61)) != 0
  }

  /// For each letter, a bit for each letter beside it on a QWERTY keyboard.
  private static let neighbours: [UInt32] = {
    var places: [UInt8: (row: Int, column: Int)] = [:]
    for (row, letters) in ["qwertyuiop", "asdfghjkl", "zxcvbnm"].enumerated() {
      for (column, letter) in letters.utf8.enumerated() { places[letter] = (row, column) }
    }
    return (0x61...0x7A).map { (a: UInt8) in
      (0x61...0x7A).reduce(into: UInt32(0)) { (bits: inout UInt32, b: UInt8) in
        guard let one = places[a], let other = places[b], abs(one.row - other.row) <= 1, abs(one.column - other.column) <= 1 else { return }
        bits |= 1 << UInt32(b - 0x61)
      }
    }
  }()

  /// What a word sounds like: the replacements in order, doubled letters once, vowels after the first letter as one.
  private func sound(_ word: [UInt8]) -> [UInt8] {
    var word = word
    for (from, to) in sounds.lazy.map({ ($0.from, $0.to) }) where !from.isEmpty {
      var out: [UInt8] = []
      var at = 0
      while at < word.count {
        if at + from.count <= word.count, word[at..<at + from.count].elementsEqual(from) {
          out += to
          at += from.count
        } else {
          out.append(word[at])
          at += 1
        }
      }
      word = out
    }
    var out: [UInt8] = []
    for (index, byte) in word.enumerated() {
      let letter: UInt8 = index > 0 && Self.isVowel(byte) ? 0x61 : byte
      if out.last != letter { out.append(letter) }
    }
    return out
  }
}

extension Typos {
  /// - Parameter words: the vocabulary's, which are in the file already.
  mutating func code(_ file: inout BinaryCoder, words: FlatLists<UInt8>) {
    self.words = words
    file.flat(&links)
    byDeletion.code(&file, below: links.count / 2)
    file.code(&sounds)
    bySound.code(&file, below: words.count)
    file.requireAll(links.areChains(of: words.count))
    // A word that is looked at has a first letter.
    file.requireAll(!(0..<words.count).contains { words.isEmpty($0) })
    if file.isBroken { self = Typos() }
  }
}

extension Flat<Int32> {
  /// Whether these are pairs of a thing and the next link, each leading back, so that every chain ends.
  func areChains(of things: Int) -> Bool {
    guard count % 2 == 0 else { return false }
    for link in 0..<count / 2 {
      let (thing, next) = (self[2 * link], self[2 * link + 1])
      if thing < 0 || Int(thing) >= things || next < -1 || Int(next) >= link { return false }
    }
    return true
  }
}
