// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

/// What of a conversation can matter to what comes next; two conversations with the same key are explored once.
///
/// Left out: the words of evidence, what was said last, steps that can be taken back, the number of turns, slots that no guard
/// speaks of, values that every guard treats alike, and misses, which change only what is said.
struct StateKey: Hashable, Sendable {
  private let text: String

  init(_ conversation: Conversation, relevance: Relevance, extras: Int) {
    var parts: [String] = [conversation.state, String(extras)]
    switch conversation.pending {
    case nil: parts.append("-")
    case .slot(let slot): parts.append("?" + slot)
    case .confirm(let flag): parts.append("!" + flag)
    case .clash(let slot, let old, let new): parts.append("~\(slot) \(old) \(new)")
    case .which: parts.append("which")
    }
    for known in conversation.slots.sorted(by: { $0.slot < $1.slot }) {
      guard relevance.slots.contains(known.slot) else { continue }
      switch known.value {
      case .choice(let value): parts.append("\(known.slot)=\(relevance.type(known.slot, value))")
      case .items(let yes, let no, let unsure):
        parts.append("\(known.slot)+\(yes.sorted().joined(separator: ","))/\(no.count)/\(unsure.count)")
      case .number(let low, let high): parts.append("\(known.slot)=\(low)-\(high)")
      }
    }
    parts.append(conversation.flags.filter { $0.status != .no }.map { "\($0.id)\($0.level)\($0.status)" }.sorted().joined(separator: ","))
    parts.append(conversation.refused.sorted().joined(separator: ","))
    parts.append(conversation.offered.sorted().joined(separator: ","))
    parts.append(conversation.wanted ?? "")
    parts.append("\(relevance.questions(conversation.questions)) \(conversation.isEnded)")
    text = parts.joined(separator: "|")
  }
}

/// Which slots and values can make a difference.
struct Relevance: Sendable {
  private(set) var slots: Set<String> = []
  /// Values by what the guards say of them: the same number, the same treatment.
  private var types: [String: String] = [:]
  private var thresholds: [Int] = [6]

  init(_ flow: Flow) {
    var mentions: [String: Set<Int>] = [:]
    for (index, test) in flow.guards.enumerated() {
      for name in test.names {
        switch name {
        case .slot(let slot): slots.insert(slot)
        case .value(let slot, let value): mentions[slot + "=" + value, default: []].insert(index)
        default: break
        }
      }
    }
    thresholds = Set(flow.guards.flatMap(\.questionCounts) + thresholds).sorted()
    if let profile = flow.profile { slots.insert(profile) }
    for slot in flow.slots {
      var first: [Set<Int>: String] = [:]
      for value in slot.values {
        let signature = mentions[slot.id + "=" + value.id] ?? []
        first[signature] = first[signature] ?? value.id
        types[slot.id + "=" + value.id] = first[signature]!
      }
    }
  }

  /// How many questions were put, as far as a guard or law can tell.
  func questions(_ count: Int) -> Int { thresholds.last { count >= $0 } ?? 0 }

  /// The first value that is treated like this one.
  func type(_ slot: String, _ value: String) -> String { types[slot + "=" + value] ?? value }
}
