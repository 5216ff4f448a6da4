// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// How well denials are told from statements: sentences, each with a phrase in it and how it is meant.
public struct NegationEvaluation: Sendable, Encodable {
  public private(set) var precision = 0.0
  public private(set) var recall = 0.0
  public private(set) var f1 = 0.0
  public private(set) var accuracy = 0.0
  public private(set) var count = 0
  /// Rows read wrongly, as "expected, found: phrase | sentence".
  public private(set) var mistakes: [String] = []

  private enum CodingKeys: String, CodingKey { case precision, recall, f1, accuracy, count }

  /// Reads a table with a header and the columns sentence, phrase and `Affirmed` or `Negated` (or any polarity).
  public init(_ table: Table, reader: Reader) {
    var (hits, falseAlarms, misses, right) = (0, 0, 0, 0)
    for row in table.rows where row.count >= 3 {
      let expected = row[2].lowercased()
      let span = Self.find(row[1], in: row[0]) ?? 0..<row[0].utf8.count
      let found = reader.polarity(of: span, in: row[0])
      count += 1
      switch (expected == Polarity.negated.rawValue, found == .negated) {
      case (true, true): hits += 1
      case (false, true): falseAlarms += 1
      case (true, false): misses += 1
      case (false, false): break
      }
      // Where the file knows only two, all but a denial is affirmed.
      let isRight = expected == found.rawValue || table.isTwofold && (expected == "negated") == (found == .negated)
      if isRight { right += 1 } else { mistakes.append("\(expected), \(found.rawValue): \(row[1]) | \(row[0])") }
    }
    precision = hits + falseAlarms > 0 ? Double(hits) / Double(hits + falseAlarms) : 0
    recall = hits + misses > 0 ? Double(hits) / Double(hits + misses) : 0
    f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    accuracy = count > 0 ? Double(right) / Double(count) : 0
  }

  /// Where a phrase stands in a sentence, whatever its case; a whole word before a part of one.
  static func find(_ phrase: String, in sentence: String) -> Range<Int>? {
    let needle = folded(phrase)
    let hay = folded(sentence)
    guard !needle.isEmpty, needle.count <= hay.count else { return nil }
    var loose: Range<Int>?
    for start in 0...(hay.count - needle.count) where hay[start..<start + needle.count].elementsEqual(needle) {
      let end = start + needle.count
      let isWhole = (start == 0 || !isLetter(hay[start - 1])) && (end == hay.count || !isLetter(hay[end]))
      if isWhole { return start..<end }
      if loose == nil { loose = start..<end }
    }
    return loose
  }

  private static func folded(_ text: String) -> [UInt8] {
    var bytes = text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    while bytes.last == 0x20 || bytes.last == 0x0D { bytes.removeLast() }
    while bytes.first == 0x20 { bytes.removeFirst() }
    return bytes
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 }
}
