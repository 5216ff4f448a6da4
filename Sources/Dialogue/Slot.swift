// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// One thing to know about a person or their trouble, and how to ask for it.
public struct Slot: Sendable, Equatable {
  public var id: String
  public var kind: Expecting.Kind
  /// The question, in as many wordings as it may be put.
  public var ask: [String]
  /// The question again after an aside, shorter.
  public var short: String?
  /// Why it is asked.
  public var why: String?
  /// The value taken for "not sure" and "skip": the safer one.
  public var unsure: String?
  public var values: [Value]
  /// Values that are asked for together.
  public var groups: [Group]
  /// For a number: what it measures, and the least and most it may be.
  public var measure: Measure?
  public var least: Double?
  public var most: Double?
  public var summary: Summary?
  /// Filled only by an answer to its own question: a length of time may be about anything.
  public var isOnlyAsked = false
  /// Concepts that say nothing of a checklist: "no, just a cramp" is none of it.
  public var harmless: [String] = []
  /// Of two versions it is asked which is right only where the new one is one of these; nil for any. Else the first is kept.
  public var clash: [String]?
  /// For a measure: concepts it is told of, and words that date it; see `Understanding.told`.
  public var with: [String] = []
  public var since: [String] = []
  /// Kept out of the line history of a terminal.
  public var isPrivate = false

  public struct Value: Sendable, Equatable {
    public var id: String
    public var key: String?
    public var label: String
    /// How it is echoed: "the left one".
    public var heard: String?
    /// Taken when this holds; the slot then follows from others and is never asked.
    public var when: Guard?
    /// For a checklist: known not to be so while this holds.
    public var notWhen: Guard?
    /// The several things that an item of a list stands for: known one by one not to be so, and the item when all are.
    public var parts: [Part] = []
    /// The concept that stands for it.
    public var concept: String
    public init(id: String, slot: String, key: String? = nil, label: String, heard: String? = nil, when: Guard? = nil) {
      (self.id, self.key, self.label, self.heard, self.when) = (id, key, label, heard, when)
      concept = Flow.concept(slot: slot, value: id)
    }

    /// What can show that it, or a part of it, is not so.
    func denials(of slot: String) -> [Flow.Denial] {
      parts.map { .init(slot: slot, item: $0.id, when: $0.notWhen) } + (notWhen.map { [.init(slot: slot, item: id, when: $0)] } ?? [])
        + (parts.isEmpty ? [] : [.init(slot: slot, item: id, parts: parts.map(\.id))])
    }
    public var guards: [Guard] { [when, notWhen].compactMap { $0 } + parts.map(\.notWhen) }
  }

  public struct Part: Sendable, Equatable {
    public var id: String
    public var label: String
    /// Known not to be so while this holds.
    public var notWhen: Guard
    public init(id: String, label: String, notWhen: Guard) { (self.id, self.label, self.notWhen) = (id, label, notWhen) }
  }

  public struct Group: Sendable, Equatable {
    public var key: String
    public var label: String
    public var covers: [String]
    public init(key: String, label: String, covers: [String]) { (self.key, self.label, self.covers) = (key, label, covers) }
  }

  /// Where it goes in a summary, in SBAR order.
  public struct Summary: Sendable, Equatable {
    public enum Part: String, Sendable, CaseIterable { case situation, background, assessment }
    public var part: Part
    public var text: String
    public init(part: Part, text: String) { (self.part, self.text) = (part, text) }
  }

  public init(id: String, kind: Expecting.Kind) {
    (self.id, self.kind) = (id, kind)
    (ask, values, groups) = ([], [], [])
  }

  /// Follows from other slots.
  public var isDerived: Bool { values.contains { $0.when != nil } }
  /// Follows from others and has no labels: words for texts, worked out when they are said and never kept.
  public var isWording: Bool { isDerived && values.allSatisfy(\.label.isEmpty) }

  public func value(_ id: String) -> Value? { values.first { $0.id == id } }
}

/// What a slot holds.
public enum SlotValue: Sendable, Equatable {
  /// One of the slot's values; `yes` or `no` for a yes/no slot.
  case choice(String)
  /// A checklist: what was said to be so, not so, and left open.
  case items(yes: [String], no: [String], unsure: [String])
  /// A number or a range.
  case number(Double, Double)
}
