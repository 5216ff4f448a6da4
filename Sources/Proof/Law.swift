// SPDX-License-Identifier: GPL-3.0-or-later

/// What may never happen in a conversation, whatever is said.
public enum Law: Int, Sendable, CaseIterable {
  case redFlagsWin = 1
  case nothingHarmful, helpFirst, neverTwice, alwaysAWayOn, everythingHasASource, everyPhraseCounts

  public var title: String {
    switch self {
    case .redFlagsWin: "red flags win"
    case .nothingHarmful: "nothing harmful"
    case .helpFirst: "help first"
    case .neverTwice: "never twice"
    case .alwaysAWayOn: "always a way on"
    case .everythingHasASource: "everything has a source"
    case .everyPhraseCounts: "every phrase counts"
    }
  }
}

/// A law that is broken, and the shortest conversation found that breaks it, in words that can be typed.
public struct Violation: Sendable, Equatable {
  public var law: Law
  public var message: String
  public var conversation: [String]
}
