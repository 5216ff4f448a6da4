// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of all concepts, with their concepts as numbers, in flat memory.
struct ComposerRows: Sendable {
  /// Four numbers a row: target, scope, where its terms end, and the term it begins with or -1.
  private var rows = Flat<Int32>([])
  /// Three numbers a term: mode, test or -1, and where its concepts end.
  private var terms = Flat<Int32>([])
  private var concepts = Flat<Int32>([])
  private var tests: [Row.Test] = []

  init() {}

  init(_ builder: ComposerRowsBuilder) {
    (rows, terms, concepts, tests) = (Flat(builder.rows), Flat(builder.terms), Flat(builder.concepts), builder.tests)
  }

  var count: Int { rows.count / 4 }

  @inline(__always)
  subscript(index: Int) -> ComposerRow {
    let anchor = rows[4 * index + 3]
    return ComposerRow(
      target: rows[4 * index], scope: Self.scope(rows[4 * index + 1]),
      terms: (index == 0 ? 0 : Int(rows[4 * index - 2]))..<Int(rows[4 * index + 2]),
      anchor: anchor < 0 ? concepts.part(0, 0) : concepts(of: Int(anchor)))
  }

  @inline(__always)
  func term(_ index: Int) -> ComposerTerm {
    let test = terms[3 * index + 1]
    return ComposerTerm(mode: Self.mode(terms[3 * index]), concepts: concepts(of: index), test: test < 0 ? nil : tests[Int(test)])
  }

  @inline(__always)
  private func concepts(of term: Int) -> Flat<Int32> {
    concepts.part(term == 0 ? 0 : Int(terms[3 * term - 1]), Int(terms[3 * term + 2]))
  }

  /// From -3: the message, a sentence, a clause, and from 0 so many words.
  @inline(__always)
  private static func scope(_ number: Int32) -> Row.Scope {
    switch number {
    case -3: .message
    case -2: .sentence
    case -1: .clause
    default: .words(Int(number))
    }
  }

  @inline(__always)
  private static func mode(_ number: Int32) -> Row.Term.Mode {
    switch number {
    case 0: .affirmed
    case 1: .negated
    case 2: .ever
    default: .without
    }
  }

  /// Whether every number is one of something.
  func areSound(concepts count: Int) -> Bool {
    guard rows.count % 4 == 0, terms.count % 3 == 0, concepts.allSatisfy({ $0 >= 0 && Int($0) < count }) else { return false }
    var end: Int32 = 0
    for term in 0..<terms.count / 3 {
      let (test, next) = (terms[3 * term + 1], terms[3 * term + 2])
      if test < -1 || Int(test) >= tests.count || next < end || Int(next) > concepts.count { return false }
      end = next
    }
    end = 0
    for row in 0..<self.count {
      let (target, next, anchor) = (rows[4 * row], rows[4 * row + 2], rows[4 * row + 3])
      if target < 0 || Int(target) >= count || rows[4 * row + 1] < -3 || next < end || Int(next) > terms.count / 3 { return false }
      if anchor < -1 || Int(anchor) >= terms.count / 3 { return false }
      end = next
    }
    return true
  }
}

/// One row: what it builds, where its terms may stand, which they are, and the concepts of the first that must be found.
struct ComposerRow {
  var target: Int32
  var scope: Row.Scope
  var terms: Range<Int>
  var anchor: Flat<Int32>
}

/// One term of a row.
struct ComposerTerm {
  var mode: Row.Term.Mode
  var concepts: Flat<Int32>
  var test: Row.Test?
}

extension ComposerRows: Coded {
  static var blank: ComposerRows { ComposerRows() }

  mutating func code(_ file: inout BinaryCoder) {
    file.flat(&rows)
    file.flat(&terms)
    file.flat(&concepts)
    file.code(&tests)
  }
}

/// Collects rows one after the other.
struct ComposerRowsBuilder {
  private(set) var rows: [Int32] = []
  private(set) var terms: [Int32] = []
  private(set) var concepts: [Int32] = []
  private(set) var tests: [Row.Test] = []

  var count: Int { rows.count / 4 }

  /// - Parameter anchor: which of the terms it begins with.
  mutating func append(target: Int32, terms list: [(Row.Term.Mode, [Int32], Row.Test?)], scope: Row.Scope, anchor: Int?) {
    let first = terms.count / 3
    for (mode, numbers, test) in list {
      concepts += numbers
      let modes: [Row.Term.Mode] = [.affirmed, .negated, .ever, .without]
      terms += [Int32(modes.firstIndex(of: mode) ?? 0), test == nil ? -1 : Int32(tests.count), Int32(concepts.count)]
      if let test { tests.append(test) }
    }
    let number: Int32 =
      switch scope {
      case .message: -3
      case .sentence: -2
      case .clause: -1
      case .words(let most): Int32(clamping: max(0, most))
      }
    rows += [target, number, Int32(terms.count / 3), anchor.map { Int32(first + $0) } ?? -1]
  }
}
