// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Guard {
  /// What is wrong with a guard, and how many characters in.
  public struct Mistake: Error, Equatable, Sendable {
    public var message: String
    public var offset: Int
  }

  /// Reads a guard as it is written in the content. `and` binds closer than `or`.
  public init(_ text: String) throws(Mistake) {
    var parser = GuardParser(text)
    self = try parser.either()
    if let extra = parser.peek { throw Mistake(message: "\"\(extra)\" was not expected here", offset: parser.offset) }
  }
}

private struct GuardParser {
  private var words: [(text: String, offset: Int)] = []
  private var at = 0

  init(_ text: String) {
    var word = ""
    var start = 0
    func isOperator(_ c: Character) -> Bool { "=<>".contains(c) }
    for (offset, character) in text.enumerated() {
      let isSeparate = "(),".contains(character)
      if character.isWhitespace || isSeparate || (!word.isEmpty && isOperator(character) != isOperator(word.last!)) {
        if !word.isEmpty { words.append((word, start)) }
        word = ""
      }
      if isSeparate {
        words.append((String(character), offset))
      } else if !character.isWhitespace {
        if word.isEmpty { start = offset }
        word.append(character)
      }
    }
    if !word.isEmpty { words.append((word, start)) }
    end = text.count
  }

  private let end: Int
  var peek: String? { at < words.count ? words[at].text : nil }
  var offset: Int { at < words.count ? words[at].offset : end }

  private mutating func take() throws(Guard.Mistake) -> String {
    guard at < words.count else { throw Guard.Mistake(message: "the guard ends too early", offset: end) }
    at += 1
    return words[at - 1].text
  }

  mutating func either() throws(Guard.Mistake) -> Guard {
    var left = try both()
    while peek == "or" {
      at += 1
      left = .or(left, try both())
    }
    return left
  }

  private mutating func both() throws(Guard.Mistake) -> Guard {
    var left = try one()
    while peek == "and" {
      at += 1
      left = .and(left, try one())
    }
    return left
  }

  private mutating func one() throws(Guard.Mistake) -> Guard {
    let start = offset
    let word = try take()
    switch word {
    case "not": return .not(try one())
    case "(":
      let inner = try either()
      guard peek == ")" else { throw Guard.Mistake(message: "a \")\" is missing", offset: offset) }
      at += 1
      return inner
    case "always": return .always
    case "flag": return .flag(try take())
    case "intent": return .intent(try take())
    case "concept": return .concept(try take())
    case "denied": return .denied(try take())
    case "asked": return .asked(try take())
    case "refused": return .refused(try take())
    case "offered": return .offered(try take())
    case "technique" where peek == "left":
      at += 1
      return .techniqueLeft
    case "level" where peek == ">=":
      at += 1
      let name = try take()
      guard let level = Triage(rawValue: name) else {
        throw Guard.Mistake(message: "\"\(name)\" is no level (self_care, soon, urgent, emergency)", offset: start)
      }
      return .level(level)
    case "questions" where peek == ">=":
      at += 1
      let count = try take()
      guard let number = Int(count) else { throw Guard.Mistake(message: "\"\(count)\" is no number", offset: start) }
      return .questions(number)
    default:
      return try about(word)
    }
  }

  private mutating func about(_ slot: String) throws(Guard.Mistake) -> Guard {
    let place = offset
    let verb = try take()
    switch verb {
    case "known": return .known(slot)
    case "unknown": return .not(.known(slot))
    case "has": return .has(slot: slot, values: try list())
    case "in": return .isOne(slot: slot, values: try list())
    case "=", "==":
      if let next = peek, let number = Double(next) {
        at += 1
        return .compare(slot: slot, .equal, number * (try factor()))
      }
      return .isOne(slot: slot, values: [try take()])
    default:
      guard let comparison = Row.Test.Comparison(rawValue: verb) else {
        throw Guard.Mistake(
          message: "expected \"=\", \"in\", \"has\", \"known\", \"unknown\" or a comparison after \"\(slot)\", not \"\(verb)\"",
          offset: place)
      }
      let text = try take()
      guard let number = Double(text) else { throw Guard.Mistake(message: "\"\(text)\" is no number", offset: place) }
      return .compare(slot: slot, comparison, number * (try factor()))
    }
  }

  private mutating func factor() throws(Guard.Mistake) -> Double {
    let units = ["minutes": 1.0, "hours": 60, "days": 1440, "weeks": 10080, "months": 43200, "years": 525600]
    if let next = peek, let factor = units[next.hasSuffix("s") ? next : next + "s"] {
      at += 1
      return factor
    }
    return 1
  }

  /// `a, b, c`: a comma goes on with the list when a name follows that is not the start of another test.
  private mutating func list() throws(Guard.Mistake) -> [String] {
    var names = [try take()]
    while peek == "," {
      at += 1
      names.append(try take())
    }
    return names
  }
}
