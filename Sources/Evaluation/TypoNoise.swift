// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// Puts slips of the fingers into messages, the same ones for the same seed.
///
/// A slip falls on a word of five letters or more where there is one that has none yet, otherwise on the longest left: a letter is put
/// in, left out, doubled, swapped with the next, or replaced by one near it on the keyboard.
public struct TypoNoise: Sendable {
  private var random: SplitMix

  public init(seed: UInt64) { random = SplitMix(seed: seed) }

  public mutating func spoil(_ text: String, slips: Int) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map { Array($0) }
    var untouched = words.indices.filter { words[$0].filter(\.isLetter).count >= 2 }
    for _ in 0..<slips {
      if untouched.isEmpty { break }
      let long = untouched.filter { words[$0].filter(\.isLetter).count >= 5 }
      let most = untouched.map { words[$0].count }.max() ?? 0
      let choices = long.isEmpty ? untouched.filter { words[$0].count == most } : long
      let choice = choices[random.below(choices.count)]
      words[choice] = slip(words[choice])
      untouched.removeAll { $0 == choice }
    }
    return words.map { String($0) }.joined(separator: " ")
  }

  private mutating func slip(_ word: [Character]) -> [Character] {
    let places = word.indices.filter { word[$0].isLetter }
    for _ in 0..<20 {
      var new = word
      let place = places[random.below(places.count)]
      switch random.below(5) {
      case 0: new.insert(near(word[place]), at: place)
      case 1: new.remove(at: place)
      case 2: new.insert(word[place], at: place)
      case 3: if place + 1 < word.count, word[place + 1].isLetter { new.swapAt(place, place + 1) }
      default: new[place] = near(word[place])
      }
      if new != word { return new }
    }
    return word
  }

  private static let rows: [[Character]] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0) }

  /// A letter next to one on the keyboard.
  private mutating func near(_ letter: Character) -> Character {
    let small = Character(letter.lowercased().first.map(String.init) ?? "e")
    for row in Self.rows {
      guard let place = row.firstIndex(of: small) else { continue }
      let left = place > 0 ? row[place - 1] : row[1]
      let right = place + 1 < row.count ? row[place + 1] : row[place - 1]
      return random.below(2) == 0 ? left : right
    }
    return "e"
  }
}
