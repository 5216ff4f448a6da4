// SPDX-License-Identifier: GPL-3.0-or-later

/// One phrase of the content, taken apart: what must follow what.
///
/// `numb!` is exact, `hot|warm` is either, `(lower)` may be missing, `...` leaves room for three words.
public struct Phrase: Sendable, Equatable {
  public enum Part: Sendable, Equatable {
    case word(String, exact: Bool)
    case gap
  }
  /// Every way to read the phrase: alternatives and optional words written out.
  public var readings: [[Part]]

  /// What is wrong with a phrase.
  public struct Mistake: Error, Equatable, Sendable { public var message: String }

  /// The most readings one phrase may have.
  static let most = 1024

  init(readings: [[Part]]) { self.readings = readings }

  public init(_ text: String) throws(Mistake) {
    var readings: [[Part]] = [[]]
    for written in Self.words(text) {
      if written.elementsEqual("...".utf8) || written.elementsEqual("…".utf8) {
        if readings.contains(where: { $0.isEmpty || $0.last == .gap }) { throw Self.looseGap }
        for index in readings.indices { readings[index].append(.gap) }
        continue
      }
      let isOptional = written.first == 0x28 && written.last == 0x29 && written.count > 2
      let word = isOptional ? written.dropFirst().dropLast() : written
      if !isOptional, word.contains(0x28) || word.contains(0x29) {
        throw Mistake(message: "brackets go round one whole word, as in (lower)")
      }
      let parts = try Self.alternatives(word)
      if parts.count == 1, !isOptional {
        for index in readings.indices { readings[index].append(parts[0]) }
      } else {
        readings = (isOptional ? readings : []) + parts.flatMap { part in readings.map { $0 + [part] } }
      }
      if readings.count > Self.most { throw Mistake(message: "more than \(Self.most) readings: split the phrase") }
    }
    if readings.contains(where: { $0.last == .gap }) { throw Self.looseGap }
    if readings.contains(where: \.isEmpty) { throw Mistake(message: "a phrase needs a word that is always there") }
    self.readings = readings
  }

  private static let looseGap = Mistake(message: "\"...\" needs a word on both sides")

  /// What stands between spaces, as bytes: a pack has some ten thousand phrases.
  private static func words(_ text: String) -> [ArraySlice<UInt8>] {
    let bytes = Array(text.utf8)
    if bytes.contains(where: { $0 >= 0x80 }) { return text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8)[...] } }
    return bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private static func alternatives(_ word: ArraySlice<UInt8>) throws(Mistake) -> [Part] {
    var parts: [Part] = []
    for alternative in word.split(separator: 0x7C, omittingEmptySubsequences: false) {
      let isExact = alternative.last == 0x21
      let letters = isExact ? alternative.dropLast() : alternative
      guard !letters.isEmpty else { throw Mistake(message: "an empty alternative in \"\(String(decoding: word, as: UTF8.self))\"") }
      parts.append(.word(String(decoding: letters, as: UTF8.self), exact: isExact))
    }
    return parts
  }
}
