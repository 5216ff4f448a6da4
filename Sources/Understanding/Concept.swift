// SPDX-License-Identifier: GPL-3.0-or-later

/// Something people speak of, under one name: the phrases for it, what it is a kind of, and what it may be built from.
public struct Concept: Sendable, Equatable {
  public var id: String
  public var phrases: [Phrase]
  /// Finding this finds these as well.
  public var parents: [String]
  /// Other concepts that together make this one.
  public var rows: [Row]
  /// A warning sign: its phrases do not hide the shorter ones inside them.
  public var isSign: Bool
  /// What people come to talk about: behind a comma it is told, not denied with what stands before it.
  public var isTopic: Bool

  public init(id: String, phrases: [Phrase], parents: [String] = [], rows: [Row] = [], isSign: Bool = false, isTopic: Bool = false) {
    self.id = id
    self.phrases = phrases
    self.parents = parents
    self.rows = rows
    self.isSign = isSign
    self.isTopic = isTopic
  }
}

/// One way to build a concept: all terms, in any order, near each other.
///
/// Written `fall + not can.stand in message`; see `Intents/README.md`.
public struct Row: Sendable, Equatable {
  public enum Scope: Sendable, Equatable {
    case clause, sentence, message
    case words(Int)
  }
  public var terms: [Term]
  public var scope: Scope = .sentence

  /// One thing that must be found, or must not.
  public struct Term: Sendable, Equatable {
    public enum Mode: String, Sendable, CaseIterable {
      case affirmed, negated = "not", ever, without
    }
    public var mode: Mode
    /// Any of these.
    public var concepts: [String]
    /// Instead of concepts: a value to compare.
    public var test: Test?
  }

  /// A comparison of a value that was said.
  public struct Test: Sendable, Equatable, Codable {
    public enum Comparison: String, Sendable, Codable, CaseIterable { case atLeast = ">=", atMost = "<=", above = ">", below = "<", equal = "=" }
    public var measure: Measure
    public var comparison: Comparison
    public var value: Double

    public init(measure: Measure, comparison: Comparison, value: Double) {
      (self.measure, self.comparison, self.value) = (measure, comparison, value)
    }

    public func holds(_ other: Double) -> Bool {
      switch comparison {
      case .atLeast: other >= value
      case .atMost: other <= value
      case .above: other > value
      case .below: other < value
      case .equal: other == value
      }
    }
  }

  init(terms: [Term]) { self.terms = terms }

  public init(_ written: String) throws(Phrase.Mistake) {
    terms = []
    // Most rows are concepts joined by "+" and nothing else.
    let text = Self.isPlain(written) ? Substring(written) : takeScope(written)
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      terms.append(try Self.term(part.split(whereSeparator: \.isWhitespace).map(String.init)))
    }
    if terms.allSatisfy({ $0.mode == .without }) { throw .init(message: "a row needs something to find") }
  }

  /// No words but concepts, `not` and `ever`.
  private static func isPlain(_ text: String) -> Bool {
    !text.utf8.split(separator: 0x20).contains { word in
      ["in", "within", "without", "words"].contains { word.elementsEqual($0.utf8) }
    }
  }

  /// Takes off where its terms may stand; every `without` becomes a term.
  private mutating func takeScope(_ written: String) -> Substring {
    var text = Substring(written)
    for (suffix, scope) in [(" in message", Scope.message), (" in sentence", .sentence), (" in clause", .clause)]
    where text.hasSuffix(suffix) {
      text = text.dropLast(suffix.count)
      self.scope = scope
    }
    // "a + b in message without c" is as good as "a + b + without c in message".
    for (name, scope) in [("message", Scope.message), ("sentence", .sentence), ("clause", .clause)] {
      let parts = text.split(separator: " in \(name) without ", maxSplits: 1)
      if parts.count == 2 {
        text = Substring(parts[0] + " + without " + parts[1])
        self.scope = scope
      }
    }
    let words = text.split(separator: " ")
    if words.count > 3, words.last == "words", words[words.count - 3] == "within", let most = Int(words[words.count - 2]) {
      scope = .words(most)
      text = text[..<words[words.count - 3].startIndex]
    }
    // "a without b" is "a + without b".
    return Substring(
      text.split(separator: " + without ").joined(separator: " without ").split(separator: " without ").joined(separator: " + without "))
  }

  private static func term(_ words: [String]) throws(Phrase.Mistake) -> Term {
    if words.count >= 3, let comparison = Test.Comparison(rawValue: words[1]) {
      guard let measure = Measure(rawValue: words[0] == "lasting" ? "duration" : words[0]) else {
        throw .init(message: "unknown value \"\(words[0])\"")
      }
      guard let value = Double(words[2]) else { throw .init(message: "\"\(words[2])\" is not a number") }
      let factors = ["minutes": 1.0, "hours": 60, "days": 1440, "weeks": 10080, "months": 43200, "years": 525600]
      var factor = 1.0
      if words.count > 3, measure == .duration {
        guard let known = factors[words[3].hasSuffix("s") ? words[3] : words[3] + "s"] else {
          throw .init(message: "unknown unit \"\(words[3])\" (minutes, hours, days, weeks, months or years)")
        }
        factor = known
      }
      return Term(mode: .affirmed, concepts: [], test: Test(measure: measure, comparison: comparison, value: value * factor))
    }
    if words.count == 2, let mode = Term.Mode(rawValue: words[0]), mode != .affirmed {
      return Term(mode: mode, concepts: words[1].split(separator: "|").map(String.init), test: nil)
    }
    guard words.count == 1 else {
      throw .init(message: words.isEmpty ? "a \"+\" needs a concept on both sides" : "join concepts with \"+\"")
    }
    return Term(mode: .affirmed, concepts: words[0].split(separator: "|").map(String.init), test: nil)
  }
}
