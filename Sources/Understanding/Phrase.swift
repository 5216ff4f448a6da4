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
    for written in text.split(whereSeparator: \.isWhitespace) {
      var written = String(written)
      if written == "..." || written == "…" {
        if readings.contains(where: { $0.isEmpty || $0.last == .gap }) {
          throw Mistake(message: "\"...\" needs a word on both sides")
        }
        readings = readings.map { $0 + [.gap] }
        continue
      }
      var optional = false
      if written.hasPrefix("("), written.hasSuffix(")"), written.count > 2 {
        optional = true
        written = String(written.dropFirst().dropLast())
      } else if written.contains("(") || written.contains(")") {
        throw Mistake(message: "brackets go round one whole word, as in (lower)")
      }
      var next: [[Part]] = optional ? readings : []
      for alternative in written.split(separator: "|", omittingEmptySubsequences: false) {
        var word = String(alternative)
        let exact = word.hasSuffix("!")
        if exact { word = String(word.dropLast()) }
        guard !word.isEmpty else { throw Mistake(message: "an empty alternative in \"\(written)\"") }
        next += readings.map { $0 + [.word(word, exact: exact)] }
      }
      readings = next
      if readings.count > Self.most { throw Mistake(message: "more than \(Self.most) readings: split the phrase") }
    }
    if readings.contains(where: { $0.last == .gap }) { throw Mistake(message: "\"...\" needs a word on both sides") }
    if readings.contains(where: \.isEmpty) { throw Mistake(message: "a phrase needs a word that is always there") }
    self.readings = readings
  }
}
