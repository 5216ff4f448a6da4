// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrase: Coded {
  @usableFromInline package static var blank: Phrase { Phrase(readings: []) }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) { file.code(&readings) }
}

extension Phrase.Part: Coded {
  @usableFromInline package static var blank: Phrase.Part { .gap }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    var kind: UInt8 = 0
    var text = ""
    if case .word(let word, let exact) = self { (kind, text) = (exact ? 2 : 1, word) }
    file.byte(&kind)
    file.require(kind < 3)
    if kind > 0 { file.code(&text) }
    self = kind == 0 ? .gap : .word(text, exact: kind == 2)
  }
}

extension Row.Test: Coded {
  @usableFromInline package static var blank: Row.Test { Row.Test(measure: .number, comparison: .equal, value: 0) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&measure)
    file.code(&comparison)
    file.code(&value)
  }
}

extension Row.Term: Coded {
  @usableFromInline package static var blank: Row.Term { Row.Term(mode: .affirmed, concepts: [], test: nil) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&mode)
    file.code(&concepts)
    file.code(&test)
  }
}

extension Row: Coded {
  @usableFromInline package static var blank: Row { Row(terms: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&terms)
    var number =
      switch scope {
      case .message: -3
      case .sentence: -2
      case .clause: -1
      case .words(let most): most
      }
    file.code(&number)
    scope = number == -3 ? .message : number == -2 ? .sentence : number == -1 ? .clause : .words(number)
  }
}

extension Concept: Coded {
  @usableFromInline package static var blank: Concept { Concept(id: "", phrases: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&phrases)
    file.code(&parents)
    file.code(&rows)
    file.code(&isSign)
    file.code(&isTopic)
  }
}

extension Reader.IntentDefinition: Coded {
  @usableFromInline package static var blank: Self { Self(id: "", phrases: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&phrases)
    file.code(&rows)
    file.code(&examples)
    file.code(&exact)
    file.code(&isWish)
  }
}

extension Reader.SignExample: Coded {
  @usableFromInline package static var blank: Self { Self(text: "", sign: nil) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&text)
    file.code(&sign)
  }
}

extension Reader.AnswerExample: Coded {
  @usableFromInline package static var blank: Self { Self(slot: "", value: nil, text: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&slot)
    file.code(&value)
    file.code(&text)
  }
}

extension Reader.ChoicePhrases: Coded {
  @usableFromInline package static var blank: Self { Self(slot: "", choice: 0, phrases: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&slot)
    file.code(&choice)
    file.code(&phrases)
  }
}
