// SPDX-License-Identifier: GPL-3.0-or-later

extension AnswerWord: Coded {}
extension Measure: Coded {}
extension Polarity: Coded {}
extension Language.Cue.Kind: Coded {}
extension Language.Cue.Side: Coded {}
extension Row.Test.Comparison: Coded {}
extension Row.Term.Mode: Coded {}

extension Language.Cue: Coded {
  @usableFromInline package static var blank: Self { Self(kind: .none, side: .before, reach: 0, say: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&kind)
    file.code(&side)
    file.code(&reach)
    file.code(&crosses)
    file.code(&lists)
    file.code(&say)
  }
}

extension Language.Unit: Coded {
  @usableFromInline package static var blank: Self { Self(measure: .number, factor: 1, offset: 0, after: [], before: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&measure)
    file.code(&factor)
    file.code(&offset)
    file.code(&after)
    file.code(&before)
  }
}

extension Language.Moment: Coded {
  @usableFromInline package static var blank: Self { Self(measure: .number, low: 0, high: 0, say: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&measure)
    file.code(&low)
    file.code(&high)
    file.code(&name)
    file.code(&isAsked)
    file.code(&say)
  }
}

extension Language.AnswerPhrases: Coded {
  @usableFromInline package static var blank: Self { Self(kind: .yes, say: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&kind)
    file.code(&say)
  }
}

extension Language.Suffix: Coded {
  @usableFromInline package static var blank: Self { Self(ending: "", replacement: "", minimum: 0) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&ending)
    file.code(&replacement)
    file.code(&minimum)
  }
}

extension Language.Replacement: Coded {
  @usableFromInline package static var blank: Self { Self(from: "", to: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&from)
    file.code(&to)
  }
}

extension Language.Wrapper: Coded {
  @usableFromInline package static var blank: Self { Self(polarity: .affirmed, frame: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&polarity)
    file.code(&frame)
  }
}

extension Language: Coded {
  @usableFromInline package static var blank: Language { Language() }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&fillers)
    file.code(&respell)
    file.code(&suffixes)
    file.code(&irregular)
    file.code(&realWords)
    file.code(&sounds)
    file.code(&cues)
    file.code(&answers)
    file.code(&numbers)
    file.code(&ordinals)
    file.code(&units)
    file.code(&moments)
    file.code(&clauseStarts)
    file.code(&subjects)
    file.code(&contracted)
    file.code(&clauseVerbs)
    file.code(&joiners)
    file.code(&alternatives)
    file.code(&ranges)
    file.code(&articles)
    file.code(&askers)
    file.code(&denyingPrefixes)
    file.code(&wrappers)
  }
}
