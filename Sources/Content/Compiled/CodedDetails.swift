// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension PackDetails: Coded {
  static var blank: PackDetails { PackDetails() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&definitions)
    file.code(&places)
    file.code(&guideIDs)
    file.code(&notSaid)
    // They follow from the definitions.
    if file.isReading { sayings = definitions.sayings }
  }
}

extension Definitions: Coded {
  @usableFromInline package static var blank: Definitions { PackDetails().definitions }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&language)
    file.code(&concepts)
    file.code(&intents)
    file.code(&choices)
    file.code(&signExamples)
    file.code(&answerExamples)
  }
}

extension Places: Coded {
  @usableFromInline package static var blank: Places { Places() }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) { file.code(&all) }
}

extension Places.Place: Coded {
  @usableFromInline package static var blank: Places.Place { Places.Place(file: "", line: 1, column: 1) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&self.file)
    file.code(&line)
    file.code(&column)
  }
}
