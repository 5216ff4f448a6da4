// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects phrases, to make a `Lexicon` of them.
struct LexiconBuilder: Sendable {
  private(set) var vocabulary: VocabularyBuilder
  private(set) var edges = HashTable(minimumCapacity: 4096)
  private(set) var outputs: [[Lexicon.Entry]] = [[]]
  private(set) var hasGap: [Bool] = [false]
  private(set) var phraseCount = 0
  private(set) var numberStem: Int32 = -1
  private(set) var yearStem: Int32 = -1
  private(set) var barred: Set<Int32> = []

  init(_ language: Language) { vocabulary = VocabularyBuilder(language) }

  private mutating func grow(_ node: Int32, _ label: UInt64) -> Int32 {
    let next = edges.find(Lexicon.edge(node, label))
    if next >= 0 { return next }
    outputs.append([])
    hasGap.append(false)
    let made = Int32(outputs.count - 1)
    edges.set(Lexicon.edge(node, label), made)
    return made
  }

  /// Takes a phrase in. The small words of a language's own phrases count: "not quite" is not "not".
  mutating func add(_ phrase: Phrase, as entry: Lexicon.Entry, keepsFillers: Bool = false) {
    phraseCount += 1
    for reading in phrase.readings {
      // Small words may come and go, unless there is nothing else.
      var labels: [UInt64] = []
      var small: [UInt64] = []
      var tie: UInt64?
      for part in reading {
        switch part {
        case .gap:
          labels.append(Lexicon.gapLabel)
          small.append(Lexicon.gapLabel)
        case .word(let text, let exact):
          for word in vocabulary.split(text) {
            let id = vocabulary.add(word)
            let label = exact ? UInt64(id) | Lexicon.exactBit : UInt64(vocabulary.stems[Int(id)])
            small.append(label)
            // "Fell on it!" is said with its "on", or not at all.
            if let tie, exact, vocabulary.isFiller[Int(id)] { labels.append(tie) }
            tie = !exact && !keepsFillers && vocabulary.ties.contains(id) ? label : nil
            if exact || keepsFillers || !vocabulary.isFiller[Int(id)] { labels.append(label) }
          }
        }
      }
      while labels.first == Lexicon.gapLabel { labels.removeFirst() }
      while labels.last == Lexicon.gapLabel { labels.removeLast() }
      if labels.isEmpty { labels = small.filter { $0 != Lexicon.gapLabel } }
      guard !labels.isEmpty else { continue }
      var node: Int32 = 0
      for label in labels {
        if label == Lexicon.gapLabel { hasGap[Int(node)] = true }
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

  mutating func finish(_ language: Language) -> Lexicon {
    numberStem = addWord(Array("nn".utf8))
    // Spelt as the tokeniser spells it, which shortens long runs of a letter.
    for word in vocabulary.split("yyyy") { yearStem = addWord(word) }
    return Lexicon(self, vocabulary: Vocabulary(vocabulary, realWords: language.realWords, sounds: language.sounds))
  }
}
