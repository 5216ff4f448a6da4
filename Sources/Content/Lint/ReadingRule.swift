// SPDX-License-Identifier: GPL-3.0-or-later

extension Lint {
  /// Texts that are hard to read: sentences of more than 20 words, and whole replies above a grade of 8.
  func checkReading() {
    for text in texts {
      for sentence in Readability.sentences(text.text) {
        let count = Readability.words(sentence).count
        if count > Readability.mostWords {
          text.field.place(in: content, "a sentence of \(count) words, at most \(Readability.mostWords) read well: \"\(Self.start(of: sentence))\"")
        }
      }
    }
    // The formula is for English, and says little about a text of few words.
    guard content.language.id.hasPrefix("en") else { return }
    var whole: [(owner: NameKind, id: String, texts: [String])] = []
    for text in texts {
      if let last = whole.last, last.owner == text.owner, last.id == text.id {
        whole[whole.count - 1].texts.append(text.text)
      } else {
        whole.append((text.owner, text.id, [text.text]))
      }
    }
    for (owner, id, texts) in whole {
      guard let grade = Readability.grade(texts), grade > Readability.highestGrade else { continue }
      report(owner, id, "the \(owner.rawValue) \"\(id)\" reads at grade \(Int(grade.rounded(.up))), above \(Int(Readability.highestGrade)): shorter words, shorter sentences")
    }
  }

  private static func start(of sentence: String) -> String {
    let words = sentence.split(separator: " ")
    return words.prefix(5).joined(separator: " ") + (words.count > 5 ? " …" : "")
  }
}
