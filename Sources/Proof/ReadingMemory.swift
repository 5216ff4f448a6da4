// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Synchronization
import Understanding

/// Remembers how each sentence is read in each situation; shared by the cores, so that each is read once.
final class ReadingMemory: Sendable {
  /// What is awaited, and a number to find it by.
  struct Situation: Sendable {
    fileprivate var number: Int
    var expecting: Expecting?
  }

  private let pack: Pack
  private let situations = Mutex<[Expecting?]>([])
  private let known = Mutex<[Reading: Understanding]>([:])

  private struct Reading: Hashable {
    var situation: Int
    var text: String
  }

  init(pack: Pack) { self.pack = pack }

  func situation(_ expecting: Expecting?) -> Situation {
    situations.withLock { known in
      if let number = known.firstIndex(of: expecting) { return Situation(number: number, expecting: expecting) }
      known.append(expecting)
      return Situation(number: known.count - 1, expecting: expecting)
    }
  }

  func read(_ text: String, in situation: Situation) -> Understanding {
    let reading = Reading(situation: situation.number, text: text)
    if let understanding = known.withLock({ $0[reading] }) { return understanding }
    let understanding = pack.reader.understand(text, expecting: situation.expecting)
    known.withLock { $0[reading] = understanding }
    return understanding
  }
}
