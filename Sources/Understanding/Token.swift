// SPDX-License-Identifier: GPL-3.0-or-later

/// One word of a message, folded to plain letters, with the place it came from.
struct Token: Sendable {
  /// UTF-8 offsets in the message as typed.
  var start: Int32
  var end: Int32
  /// Its letters in the token buffer.
  var foldStart: Int32
  var foldEnd: Int32
  var hash: UInt64
  /// The vocabulary's number for the word and for its stem, or -1.
  var word: Int32 = -1
  var stem: Int32 = -1
  /// What is written behind it.
  var gap: Gap = .none
  var isFiller = false
  /// A small word that ties what follows to what goes before.
  var ties = false
  var isCorrected = false
  /// Its value when it is written in digits.
  var number: Double?
  /// Sentence and clause it belongs to.
  var sentence: Int32 = 0
  var clause: Int32 = 0

  enum Gap: UInt8, Sendable, Comparable {
    case none, comma, stop
    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }
}

/// The words of one message.
struct Tokens: Sendable {
  var list: [Token] = []
  var letters: [UInt8] = []

  func text(_ index: Int) -> String {
    let token = list[index]
    return String(decoding: letters[Int(token.foldStart)..<Int(token.foldEnd)], as: UTF8.self)
  }
}
