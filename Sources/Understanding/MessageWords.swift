// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a message as the classifier takes them: spelling mended, each with the number of its word and of its stem.
struct MessageWords: Sendable {
  var letters: [UInt8] = []
  /// Where each word ends in `letters`.
  var ends: [Int] = []
  var words: [UInt64] = []
  var stems: [UInt64] = []
  /// What was read in the words, with how it is meant.
  var readings: [UInt64] = []
  /// Words that no training text has, as they were written.
  var unknown = 0

  var count: Int { words.count }
  /// The share of words that no training text has.
  var unknownShare: Float { words.isEmpty ? 1 : Float(unknown) / Float(words.count) }

  /// One word as a message of its own.
  func word(_ place: Int) -> MessageWords {
    var alone = MessageWords()
    alone.append(letters[(place == 0 ? 0 : ends[place - 1])..<ends[place]], hash: words[place], stem: stems[place])
    return alone
  }

  mutating func append(_ word: some Collection<UInt8>, hash: UInt64, stem: UInt64) {
    letters += word
    ends.append(letters.count)
    words.append(hash)
    stems.append(stem)
  }
}
