// SPDX-License-Identifier: GPL-3.0-or-later

/// All phrases of the content in one tree of words, so that a message is read for all of them at once.
struct Lexicon: Sendable {
  /// What a phrase means when it is found.
  struct Entry: Sendable, Equatable, Hashable {
    enum Kind: UInt8, Sendable {
      case concept, sign, cue, answer, number, ordinal, unitAfter, unitBefore, moment, intent, choice, clauseStart
    }
    var kind: Kind
    /// The number of the concept, cue, unit, intent…
    var id: Int32
    /// For a choice: which value of the slot.
    var second: Int32 = 0
  }

  private(set) var vocabulary: Vocabulary
  private var edges = HashTable(minimumCapacity: 4096)
  private var outputs: [[Entry]] = [[]]
  private var hasGap: [Bool] = [false]
  private(set) var phraseCount = 0
  private var numberStem: Int32 = -1
  private var yearStem: Int32 = -1
  private var barred: Set<Int32> = []

  init(_ language: Language) { vocabulary = Vocabulary(language) }

  private static let exactBit: UInt64 = 1 << 31
  private static let gapLabel: UInt64 = (1 << 31) - 1

  @inline(__always)
  private func step(_ node: Int32, _ label: UInt64) -> Int32 { edges.find(UInt64(node) << 32 | label | 1 << 63) }

  private mutating func grow(_ node: Int32, _ label: UInt64) -> Int32 {
    let next = step(node, label)
    if next >= 0 { return next }
    outputs.append([])
    hasGap.append(false)
    let made = Int32(outputs.count - 1)
    edges.set(UInt64(node) << 32 | label | 1 << 63, made)
    return made
  }

  /// Takes a phrase in. The small words of a language's own phrases count: "not quite" is not "not".
  mutating func add(_ phrase: Phrase, as entry: Entry, keepsFillers: Bool = false) {
    phraseCount += 1
    for reading in phrase.readings {
      // Small words may come and go, unless there is nothing else.
      var labels: [UInt64] = []
      var small: [UInt64] = []
      for part in reading {
        switch part {
        case .gap:
          labels.append(Self.gapLabel)
          small.append(Self.gapLabel)
        case .word(let text, let exact):
          for word in vocabulary.split(text) {
            let id = vocabulary.add(word)
            let label = exact ? UInt64(id) | Self.exactBit : UInt64(vocabulary.stems[Int(id)])
            small.append(label)
            if exact || keepsFillers || !vocabulary.isFiller[Int(id)] { labels.append(label) }
          }
        }
      }
      while labels.first == Self.gapLabel { labels.removeFirst() }
      while labels.last == Self.gapLabel { labels.removeLast() }
      if labels.isEmpty { labels = small.filter { $0 != Self.gapLabel } }
      guard !labels.isEmpty else { continue }
      var node: Int32 = 0
      for label in labels {
        if label == Self.gapLabel { hasGap[Int(node)] = true }
        node = grow(node, label)
      }
      if !outputs[Int(node)].contains(entry) { outputs[Int(node)].append(entry) }
    }
  }

  /// Takes a word in that belongs to no phrase; gives its stem.
  mutating func addWord(_ word: [UInt8]) -> Int32 {
    let id = vocabulary.add(word)
    return vocabulary.stems[Int(id)]
  }

  /// Words that no gap may leave out: "lost no weight" is not "lost … weight".
  mutating func barGaps(_ stems: Set<Int32>) { barred = stems }

  mutating func finish(_ language: Language) {
    numberStem = addWord(Array("nn".utf8))
    // Spelt as the tokeniser spells it, which shortens long runs of a letter.
    for word in vocabulary.split("yyyy") { yearStem = addWord(word) }
    vocabulary.finish(realWords: language.realWords, sounds: language.sounds)
  }

  /// One phrase found in a message: words `first` to `last`.
  struct Match: Sendable, Equatable {
    var entry: Entry
    var first: Int32
    var last: Int32
    /// All of its words as they were written, or some bent or misspelt.
    var isCorrected: Bool
  }

  /// Small words skipped in a row, and words left out by a gap, at the most.
  private static let fillersInARow = 4
  private static let gapWords = 3

  /// Every phrase in the message, in order of place, longest first.
  func matches(_ tokens: [Token], guesses: [[Int32]]) -> [Match] {
    var found: [Match] = []
    var guessAt: [Int32: [Int32]] = [:]
    for guess in guesses { guessAt[guess[0]] = Array(guess.dropFirst()) }
    for start in tokens.indices {
      walk(0, start, start, tokens, guessAt, fillers: 0, corrected: false, &found)
    }
    return found
  }

  private func walk(
    _ node: Int32, _ at: Int, _ start: Int, _ tokens: [Token], _ guesses: [Int32: [Int32]], fillers: Int,
    corrected: Bool, _ found: inout [Match]
  ) {
    guard at < tokens.count else { return }
    // A phrase does not run on past the end of a sentence.
    if at > start, tokens[at - 1].gap == .stop { return }
    let token = tokens[at]
    if token.isCorrected, let guessed = guesses[Int32(at)] {
      var tried: [Int32] = []
      for word in guessed {
        let stem = vocabulary.stems[Int(word)]
        if tried.contains(stem) { continue }
        tried.append(stem)
        follow(node, UInt64(stem), at, start, tokens, guesses, true, &found)
      }
    } else {
      if !guesses.isEmpty, let others = guesses[Int32(at)] {
        for word in others where vocabulary.stems[Int(word)] != token.stem {
          follow(node, UInt64(vocabulary.stems[Int(word)]), at, start, tokens, guesses, true, &found)
        }
      }
      if token.stem >= 0 { follow(node, UInt64(token.stem), at, start, tokens, guesses, corrected || token.isCorrected, &found) }
      if token.word >= 0 {
        follow(node, UInt64(token.word) | Self.exactBit, at, start, tokens, guesses, corrected || token.isCorrected, &found)
      }
    }
    // `nn` in a phrase is any number, `yyyy` a year.
    if let number = token.number {
      if numberStem >= 0 { follow(node, UInt64(numberStem), at, start, tokens, guesses, corrected, &found) }
      if yearStem >= 0, number >= 1900, number <= 2100 { follow(node, UInt64(yearStem), at, start, tokens, guesses, corrected, &found) }
    }
    if at > start, token.isFiller, fillers < Self.fillersInARow {
      walk(node, at + 1, start, tokens, guesses, fillers: fillers + 1, corrected: corrected, &found)
    }
  }

  private func follow(
    _ node: Int32, _ label: UInt64, _ at: Int, _ start: Int, _ tokens: [Token], _ guesses: [Int32: [Int32]],
    _ corrected: Bool, _ found: inout [Match]
  ) {
    let next = step(node, label)
    guard next >= 0 else { return }
    for entry in outputs[Int(next)] {
      let match = Match(entry: entry, first: Int32(start), last: Int32(at), isCorrected: corrected)
      // The same phrase may be reached by two ways; only what begins here can be it.
      var at = found.count - 1
      while at >= 0, found[at].first == match.first, found[at].entry != entry || found[at].last != match.last { at -= 1 }
      if at < 0 || found[at].first != match.first { found.append(match) }
    }
    if hasGap[Int(next)] {
      let beyond = step(next, Self.gapLabel)
      var skipped = 0
      var place = at + 1
      while place < tokens.count, skipped <= Self.gapWords, tokens[place - 1].gap != .stop {
        walk(beyond, place, start, tokens, guesses, fillers: Self.fillersInARow, corrected: corrected, &found)
        if barred.contains(tokens[place].stem) { break }
        if !tokens[place].isFiller { skipped += 1 }
        place += 1
      }
    }
    walk(next, at + 1, start, tokens, guesses, fillers: 0, corrected: corrected, &found)
  }
}
