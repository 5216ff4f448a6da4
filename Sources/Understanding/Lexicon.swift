// SPDX-License-Identifier: GPL-3.0-or-later

/// All phrases of the content in one tree of words, so that a message is read for all of them at once.
struct Lexicon: Sendable {
  /// What a phrase means when it is found.
  struct Entry: Sendable, Equatable, Hashable {
    enum Kind: UInt8, Sendable, CaseIterable {
      case concept, sign, cue, answer, number, ordinal, unitAfter, unitBefore, moment, intent, choice, clauseStart
    }
    /// The kind as a number: of bytes in a file not all are a kind.
    private var code: Int32
    /// The number of the concept, cue, unit, intent…
    var id: Int32
    /// For a choice: which value of the slot.
    var second: Int32

    init(kind: Kind, id: Int32, second: Int32 = 0) { (code, self.id, self.second) = (Int32(kind.rawValue), id, second) }

    @inline(__always)
    var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: code)) ?? .concept }
  }

  var vocabulary = Vocabulary.blank
  var phraseCount = 0
  var edges = FixedTable()
  /// What ends at each node.
  var outputs = FlatLists<Entry>()
  /// 1 for nodes that a gap follows.
  var gaps = Flat<UInt8>([])
  var numberStem: Int32 = -1
  var yearStem: Int32 = -1
  /// Stems that no gap may leave out.
  var barred: Set<Int32> = []

  init() {}

  init(_ builder: LexiconBuilder, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    phraseCount = builder.phraseCount
    edges = FixedTable(builder.edges)
    outputs = FlatLists(builder.outputs)
    gaps = Flat(builder.hasGap.map { $0 ? 1 : 0 })
    (numberStem, yearStem, barred) = (builder.numberStem, builder.yearStem, builder.barred)
  }

  /// The label of a word that may not bend, and of a gap; other labels are stems.
  static let exactBit: UInt64 = 1 << 31
  static let gapLabel: UInt64 = (1 << 31) - 1

  /// The name of the edge from a node.
  @inline(__always)
  static func edge(_ node: Int32, _ label: UInt64) -> UInt64 { UInt64(UInt32(bitPattern: node)) << 32 | label | 1 << 63 }

  @inline(__always)
  private func step(_ node: Int32, _ label: UInt64) -> Int32 { edges.find(Self.edge(node, label)) }

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
      // "Can't stand it" is not "can't stand on it".
      if token.word >= 0, !token.isFiller || fillers == 0 || !tokens[at - 1].ties {
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
    if gaps[Int(next)] == 1 {
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
