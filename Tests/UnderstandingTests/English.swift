// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Shipped
import Understanding

/// A reader with the shipped English and a few concepts of its own.
enum English {
  static let reader = Shipped.pack.reader

  /// How a phrase is meant in a sentence.
  static func polarity(_ phrase: String, _ sentence: String) -> Polarity {
    guard let range = sentence.range(of: phrase, options: .caseInsensitive) else { fatalError("\"\(phrase)\" is not in it") }
    let start = sentence.utf8.distance(from: sentence.startIndex, to: range.lowerBound)
    return reader.polarity(of: start..<start + sentence[range].utf8.count, in: sentence)
  }

  static func answer(_ text: String, to question: String, _ kind: Expecting.Kind = .yesNo, measure: Measure? = nil) -> Answer {
    reader.understand(text, expecting: Expecting(kind: kind, slot: "asked", measure: measure, question: question)).answer
  }
}
