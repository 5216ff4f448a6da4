// SPDX-License-Identifier: GPL-3.0-or-later

/// How hard a text is to read, roughly (Kincaid et al. 1975).
enum Readability {
  static let mostWords = 20
  static let highestGrade = 8.0
  /// Below this the formula says more about single words than about the text.
  static let fewestWords = 30

  /// Cut at `.`, `!`, `?`, line ends and the "1)" of a list; not inside a number or an abbreviation such as "p.m".
  static func sentences(_ text: String) -> [String] {
    var out: [String] = []
    var sentence = ""
    var previous: Character = " "
    for character in text {
      if character == "\n" || (character.isWhitespace && ".!?".contains(previous)) {
        out.append(sentence)
        sentence = ""
      } else if character == ")", previous.isNumber, sentence.split(separator: " ").last?.allSatisfy(\.isNumber) == true {
        out.append(sentence.split(separator: " ").dropLast().joined(separator: " "))
        sentence = ""
      } else {
        sentence.append(character)
      }
      if character != "\"" && character != ")" { previous = character }
    }
    out.append(sentence)
    return out.filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// What is between blanks and has a letter or digit; a placeholder is one word.
  static func words(_ sentence: String) -> [Substring] {
    var isInside = false
    let words = sentence.split {
      if $0 == "{" || $0 == "}" { isInside = $0 == "{" }
      return !isInside && $0.isWhitespace
    }
    return words.filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// The Flesch-Kincaid grade of several texts together; nil where there are too few words to say.
  static func grade(_ texts: [String]) -> Double? {
    let sentences = texts.flatMap(Self.sentences)
    let words = sentences.flatMap(Self.words)
    guard words.count >= fewestWords else { return nil }
    let syllables = words.reduce(0) { $0 + Self.syllables($1) }
    return 0.39 * Double(words.count) / Double(sentences.count) + 11.8 * Double(syllables) / Double(words.count) - 15.59
  }

  /// Groups of vowels, a silent last `e` aside.
  static func syllables(_ word: Substring) -> Int {
    let letters = word.lowercased().filter(\.isLetter)
    var count = 0
    var isVowelBefore = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel && !isVowelBefore { count += 1 }
      isVowelBefore = isVowel
    }
    if letters.hasSuffix("e") && !letters.hasSuffix("le") || letters.hasSuffix("es") || letters.hasSuffix("ed") { count -= 1 }
    return max(count, 1)
  }
}
