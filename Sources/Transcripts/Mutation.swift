// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// One small change to a pack, in memory, that somebody ought to notice.
public struct Mutation: Sendable {
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case phrase, row, flag, transition, contraindication, duration, swap
    /// What is done, for a table.
    var what: String {
      switch self {
      case .phrase: "phrases dropped"
      case .row: "built meanings dropped"
      case .flag: "flags lowered"
      case .transition: "ways on removed"
      case .contraindication: "limits lifted"
      case .duration: "durations changed"
      case .swap: "replies swapped"
      }
    }
  }
  public var kind: Kind
  public var what: String
  public var place: Places.Place?
  /// As coverage counts the thing that is changed: transcripts that pass it are asked first.
  public var key: String
  /// Other things by which it may be noticed.
  var others: [String] = []
  /// Tells whether it changes anything at all, where that can be told.
  public var redundancy: Redundancy?
  /// What it takes away is so for another reason as well: a limit where a sign forbids the same.
  public var isShadowed = false
  public var apply: @Sendable (Pack) -> Pack

  /// Every change there is, in a fixed order.
  public static func all(_ pack: Pack) -> [Mutation] {
    (ofMeanings(pack) + ofSlots(pack) + ofFlags(pack) + ofMoves(pack) + ofTechniques(pack) + ofReplies(pack))
      .sorted { ($0.place ?? $0.nowhere, $0.what) < ($1.place ?? $1.nowhere, $1.what) }
  }

  private var nowhere: Places.Place { .init(file: "", line: 0, column: 0) }

  /// A seeded sample, an equal share of every kind as far as there is enough of it.
  public static func sample(_ all: [Mutation], _ count: Int, seed: UInt64) -> [Mutation] {
    var generator = SplitMix(state: seed)
    var piles = Kind.allCases.map { kind in all.indices.filter { all[$0].kind == kind }.shuffled(using: &generator) }
    var chosen: [Int] = []
    while chosen.count < count, piles.contains(where: { !$0.isEmpty }) {
      for index in piles.indices where chosen.count < count {
        if let one = piles[index].popLast() { chosen.append(one) }
      }
    }
    return chosen.sorted().map { all[$0] }
  }
}

/// A small generator with a seed (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
