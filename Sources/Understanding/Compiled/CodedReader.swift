// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader: Coded {
  @usableFromInline package static var blank: Reader { Reader() }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&lexicon)
    file.code(&concepts)
    file.code(&signs)
    file.code(&topics)
    file.code(&intents)
    file.code(&wishes)
    file.code(&cueList)
    file.code(&isAboutWho)
    file.code(&answerWords)
    file.code(&ordinals)
    file.code(&values)
    file.code(&choiceSlots)
    file.code(&joinerStems)
    file.code(&alternativeStems)
    file.code(&askerStems)
    file.code(&prefixes)
    file.code(&composer)
    file.code(&exactIntents)
    exactTable.code(&file, below: exactIntents.count)
    file.code(&classifier)
    file.code(&signClassifier)
    file.code(&answerLikeness)
    sentences.code(&file, intents: intents.count)
    phraseSentences.code(&file, intents: intents.count)
    file.requireAll(isSound)
  }

  /// Whether every number is one of something.
  private var isSound: Bool {
    let isKnown = lexicon.isSound { kind in
      switch kind {
      case .concept, .sign: concepts.count
      case .cue: cueList.count
      case .answer: answerWords.count
      case .number: values.numbers.count
      case .ordinal: ordinals.count
      case .unitAfter, .unitBefore: values.units.count
      case .moment: values.moments.count
      case .intent: intents.count
      case .choice: .max
      case .clauseStart: 3
      }
    }
    return isKnown && signs.count == concepts.count && topics.count == concepts.count && wishes.count == intents.count
      && isAboutWho.count == cueList.count && intents.count <= concepts.count
      && composer.conceptCount == concepts.count && classifier.classes == intents.count
      && exactIntents.all.allSatisfy { $0 >= 0 && Int($0) < intents.count }
  }
}

extension ValueReader: Coded {
  static var blank: ValueReader { ValueReader(units: [], moments: [], numbers: []) }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&units)
    file.code(&moments)
    file.code(&numbers)
    file.code(&ranges)
    file.code(&articles)
  }
}

extension UInt8: Coded {
  @usableFromInline package static var blank: UInt8 { 0 }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) { file.number(&self) }
}
