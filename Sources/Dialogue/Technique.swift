// SPDX-License-Identifier: GPL-3.0-or-later

/// Something to do for relief or prevention, step by step, and who must not do it.
public struct Technique: Sendable, Equatable {
  public var id: String
  public var name: String
  public var family: String
  /// When it is offered; nil: only when it is asked for.
  public var fits: Guard?
  /// Lower is offered earlier.
  public var rank: Int
  /// Concepts by which people ask for it.
  public var asked: [String]
  public var intro: String?
  public var steps: [Step]
  public var feel: String?
  public var stop: String?
  /// Who must not do it, and why.
  public var avoid: [Limit]
  /// Who asks a professional first.
  public var askFirst: [Limit]
  /// Who does it another way.
  public var change: [Limit]
  public var instead: [String]
  /// May be offered to everyone, under every flag.
  public var isAlwaysSafe: Bool
  public var sources: [String]

  public struct Step: Sendable, Equatable {
    public var text: String
    /// Seconds to hold, the least and the most.
    public var hold: ClosedRange<Int>?
    public var repeats: Int?
    public init(text: String, hold: ClosedRange<Int>? = nil, repeats: Int? = nil) {
      (self.text, self.hold, self.repeats) = (text, hold, repeats)
    }
  }

  /// A fact about a person and what it means for the technique.
  public struct Limit: Sendable, Equatable {
    /// A value of the profile slot, or nil where `when` says it.
    public var fact: String?
    public var when: Guard?
    public var text: String
    public init(fact: String?, when: Guard?, text: String) { (self.fact, self.when, self.text) = (fact, when, text) }
  }

  public init(id: String, name: String, family: String) {
    (self.id, self.name, self.family) = (id, name, family)
    (rank, asked, steps, avoid, askFirst, change, instead) = (100, [], [], [], [], [], [])
    (isAlwaysSafe, sources) = (false, [])
  }
}
