// SPDX-License-Identifier: GPL-3.0-or-later

/// A warning sign: something that may be worse than it looks, and what to do then.
public struct RedFlag: Sendable, Equatable {
  public var id: String
  public var level: Triage
  public var name: String
  /// Facts that raise it, beside its phrases.
  public var when: Guard?
  /// Facts that rule it out: while they hold nothing raises it, and told in its alarm they are the no that ends it.
  public var unless: Guard?
  /// Facts that make it worth asking about, and no more: a cramp "since this morning" may have come and gone.
  public var asks: Guard?
  /// While this holds, what is only like the sign is asked about before it is believed, or let be where it is not urgent: a bleed, where no
  /// blood thinner is known of.
  public var doubted: Guard?
  /// What, told in its alarm, puts the sign in question, so that it is asked about: "I can walk perfectly well".
  public var contradicted: Guard?
  /// What a plain no to `confirm` takes back: values of slots that led to it.
  public var denies: [Fact]
  /// Raised whoever it is said of: "somebody cut my brakes" is about the speaker too.
  public var isAnyones = false
  /// Asked once when it is not clear whether it is so.
  public var confirm: String?
  /// What to do, first.
  public var action: String
  public var because: String?
  public var meanwhile: String?
  public var never: String?
  /// Techniques or families of them that must not be offered.
  public var stops: [String]
  /// Facts that raise its level.
  public var raised: [Rise]
  public var sources: [String]

  /// A level that facts raise it to.
  public struct Rise: Sendable, Equatable {
    public var when: Guard
    public var to: Triage
    public init(when: Guard, to: Triage) { (self.when, self.to) = (when, to) }
  }

  /// Every guard of it.
  public var guards: [Guard] { [when, unless, asks, doubted, contradicted].compactMap(\.self) + raised.map(\.when) }

  /// A value of a slot.
  public struct Fact: Sendable, Equatable {
    public var slot: String
    public var value: String
    public init(slot: String, value: String) { (self.slot, self.value) = (slot, value) }
  }

  public init(id: String, level: Triage, name: String, action: String) {
    (self.id, self.level, self.name, self.action) = (id, level, name, action)
    (denies, stops, raised, sources) = ([], [], [], [])
  }
}
