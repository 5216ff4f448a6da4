// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that is said, as a value; how it looks is decided at the edge.
public struct Reply: Sendable, Equatable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable { case say, ask, step, warn, handoff }
  public var kind: Kind
  public var text: String
  /// Guide ids and keys of public sources.
  public var sources: [String]
  /// Seconds to hold, the least and the most.
  public var hold: ClosedRange<Int>?
  public var repeats: Int?

  public init(_ kind: Kind, _ text: String, sources: [String] = [], hold: ClosedRange<Int>? = nil, repeats: Int? = nil) {
    (self.kind, self.text, self.sources, self.hold, self.repeats) = (kind, text, sources, hold, repeats)
  }
}

/// Something the content can say: lines, some of them only when a guard holds.
public struct Message: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    public var kind: Reply.Kind
    public var text: String
    public var when: Guard?
    public var sources: [String]
    public var hold: ClosedRange<Int>?
    public var repeats: Int?
    public init(_ kind: Reply.Kind = .say, _ text: String, when: Guard? = nil, sources: [String] = []) {
      (self.kind, self.text, self.when, self.sources) = (kind, text, when, sources)
    }
  }
  public var id: String
  public var lines: [Line]
  public init(id: String, lines: [Line]) { (self.id, self.lines) = (id, lines) }
}
