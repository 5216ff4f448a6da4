// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Understanding

/// Remembers how each sentence is read in each situation.
struct ReadingMemory {
  private let pack: Pack
  private var situations: [Expecting?] = []
  private var known: [[String: Understanding]] = []

  init(pack: Pack) { self.pack = pack }

  /// A number for what is awaited.
  mutating func number(of expecting: Expecting?) -> Int {
    if let number = situations.firstIndex(of: expecting) { return number }
    situations.append(expecting)
    known.append([:])
    return situations.count - 1
  }

  /// - Parameter situation: from `number(of:)`.
  mutating func read(_ text: String, _ situation: Int) -> Understanding {
    if let understanding = known[situation][text] { return understanding }
    let understanding = pack.reader.understand(text, expecting: situations[situation])
    known[situation][text] = understanding
    return understanding
  }
}
