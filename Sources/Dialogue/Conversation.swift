// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// Where a conversation stands: all of it, as a small value that can be saved, moved and replayed.
public struct Conversation: Sendable, Equatable {
  public var state: String
  /// What is known, in the order it was learnt.
  public var slots: [Known] = []
  public var flags: [Raised] = []
  /// What was asked, and which wordings of the question were used, a bit each.
  public var asked: [String: Int] = [:]
  /// What is done only once, and was.
  public var notes: [Note] = []
  /// Asked for, and skipped or "not sure".
  public var refused: [String] = []
  /// Techniques given, in order.
  public var offered: [String] = []
  /// A technique asked for by name, waiting for what must be known first.
  public var wanted: String?
  public var pending: Pending?
  /// What was awaited before a question came between.
  public var resume: Pending?
  /// What was said last, for "say that again": ids of messages, techniques and questions.
  public var last: [String] = []
  /// Messages in a row that were not understood.
  public var misses = 0
  public var turns = 0
  /// Questions put so far.
  public var questions = 0
  public var scope = "in_scope"
  public var region = ""
  public var isEnded = false
  /// States passed through since the start, without loops: the way that a correction walks again.
  public var path: [String] = []
  /// Steps that can be taken back, the last at the end.
  public var journal: [Undo] = []

  public struct Known: Sendable, Equatable {
    public var slot: String
    public var value: SlotValue
    public init(slot: String, value: SlotValue) { (self.slot, self.value) = (slot, value) }
  }

  public struct Raised: Sendable, Equatable, Codable {
    public enum Status: String, Sendable, Codable { case yes, no, unknown }
    public var id: String
    public var level: Triage
    public var status: Status
    public var evidence: String
  }

  /// What an answer is awaited to.
  public enum Pending: Sendable, Equatable {
    case slot(String)
    /// A flag that was said uncertainly.
    case confirm(String)
    /// Two versions of one thing.
    case clash(slot: String, old: String, new: String)
    /// Two intents that are equally likely.
    case which([String])
    /// Several things that one letter of a list stands for.
    case among(slot: String, [String])
  }

  public init(state: String, region: String = "") {
    self.state = state
    self.region = region
  }

  public func value(_ slot: String) -> SlotValue? { slots.first { $0.slot == slot }?.value }

  mutating func set(_ slot: String, _ value: SlotValue) {
    if let index = slots.firstIndex(where: { $0.slot == slot }) {
      slots[index].value = value
    } else {
      slots.append(Known(slot: slot, value: value))
    }
  }

  /// Puts a question between: what was awaited comes back after it.
  mutating func interrupt(with question: Pending) {
    if resume == nil { resume = pending }
    pending = question
  }

  /// The question between is done with.
  mutating func takeUp() {
    pending = resume
    resume = nil
  }

  mutating func clear(_ slot: String) { slots.removeAll { $0.slot == slot } }

  /// The highest level that what was said supports.
  public var triage: Triage { flags.lazy.filter { $0.status == .yes }.map(\.level).max() ?? .selfCare }
}
