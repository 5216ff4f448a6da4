// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the training texts, and which of them a word that is not among them was meant to be.
///
/// One slip is mended (Damerau, "A technique for computer detection and correction of spelling errors", 1964), found by what is left
/// when a letter is deleted; of several candidates the most frequent wins, with some grace for swapped and missing letters.
struct TrainingVocabulary: Sendable {
  private var table = FixedTable()
  private var words = FlatLists<UInt8>()
  private var counts = Flat<Float>([])
  private var stems = Flat<UInt64>([])
  private var byDeletion = FixedTable()
  /// Chains of words that share a deletion: at 2n a word, at 2n + 1 the next link or -1.
  private var links = Flat<Int32>([])
  private var inflection = Inflection()

  /// Shorter words are never mended.
  private static let shortest = 4
  /// Longer ones are no words.
  private static let longest = 40

  private init() {}

  init(_ texts: [Tokens], inflection: Inflection) {
    var (table, byDeletion) = (HashTable(), HashTable())
    var words: [[UInt8]] = []
    var counts: [Float] = []
    for tokens in texts {
      for token in tokens.list {
        let known = table.find(token.hash)
        if known >= 0 {
          counts[Int(known)] += 1
        } else {
          table.set(token.hash, Int32(words.count))
          words.append(Array(tokens.letters[Int(token.foldStart)..<Int(token.foldEnd)]))
          counts.append(1)
        }
      }
    }
    var links: [Int32] = []
    for (id, word) in words.enumerated() where counts[id] >= 2 && word.count >= 3 && word.count <= Self.longest && Self.isWord(word) {
      for key in Self.deletions(word) {
        let next = byDeletion.find(key)
        byDeletion.set(key, Int32(links.count / 2))
        links += [Int32(id), next]
      }
    }
    self.inflection = inflection
    (self.table, self.byDeletion, self.links) = (FixedTable(table), FixedTable(byDeletion), Flat(links))
    (self.words, self.counts) = (FlatLists(words), Flat(counts))
    stems = Flat(words.map { Hash64.of(inflection.stem($0)) })
  }

  /// Takes a message apart; with `mends`, words that are not known are read as the known word they are nearest to.
  func read(_ tokens: Tokens, mends: Bool) -> MessageWords {
    var message = MessageWords()
    message.letters.reserveCapacity(tokens.letters.count)
    for token in tokens.list {
      let letters = tokens.letters[Int(token.foldStart)..<Int(token.foldEnd)]
      var id = table.find(token.hash)
      if id < 0 {
        message.unknown += 1
        // A word of the content is not a slip, even where no example has it.
        if mends, token.word < 0 || token.isCorrected { id = mended(letters) }
      }
      if id >= 0 {
        let word = words[Int(id)]
        message.append(word, hash: Hash64.of(word), stem: stems[Int(id)])
      } else {
        message.append(letters, hash: token.hash, stem: Hash64.of(letters.count > Self.longest ? Array(letters) : inflection.stem(Array(letters))))
      }
    }
    return message
  }

  private func mended(_ letters: ArraySlice<UInt8>) -> Int32 {
    guard letters.count >= Self.shortest, letters.count <= Self.longest, Self.isWord(letters) else { return -1 }
    let typed = Array(letters)
    var best: (score: Float, word: Int32) = (0, -1)
    for key in Self.deletions(typed) {
      var link = byDeletion.find(key)
      while link >= 0 {
        let id = links[2 * Int(link)]
        link = links[2 * Int(link) + 1]
        let word = words[Int(id)]
        guard Typos.slip(typed, word) != nil else { continue }
        var score = logarithm(counts[Int(id)])
        if word[0] == typed[0] { score += 1 }
        if word.count != typed.count { score += 0.5 } else if Self.isSwap(typed, word) { score += 1.5 }
        if best.word < 0 || score > best.score || (score == best.score && id < best.word) { best = (score, id) }
      }
    }
    return best.word
  }

  /// Of two words one slip apart and of one length: whether letters changed places.
  private static func isSwap(_ a: [UInt8], _ b: Flat<UInt8>) -> Bool {
    zip(a, b).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) } == 2
  }

  private static func isWord(_ letters: some Collection<UInt8>) -> Bool { letters.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }

  private static func deletions(_ word: [UInt8]) -> [UInt64] {
    var keys = [Hash64.of(word)]
    for drop in word.indices where drop == 0 || word[drop] != word[drop - 1] {
      var hash = Hash64()
      for (place, byte) in word.enumerated() where place != drop { hash.add(byte) }
      keys.append(hash.value)
    }
    return keys
  }
}

extension TrainingVocabulary: Coded {
  static var blank: TrainingVocabulary { TrainingVocabulary() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&words)
    file.flat(&counts)
    file.flat(&stems)
    file.require(counts.count == words.count && stems.count == words.count)
    file.requireAll(!(0..<words.count).contains { words.isEmpty($0) })
    table.code(&file, below: words.count)
    file.flat(&links)
    byDeletion.code(&file, below: links.count / 2)
    file.requireAll(links.areChains(of: words.count))
    file.code(&inflection)
  }
}
