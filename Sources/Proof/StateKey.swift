// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

/// What of a conversation can matter to what comes next; two conversations with the same key are explored once.
///
/// Left out: the words of evidence, what was said last, steps that can be taken back, the number of turns, slots that no guard,
/// flag or technique speaks of, and misses beyond two.
struct StateKey: Hashable, Sendable {
  private let text: String

  init(_ conversation: Conversation, relevant: Set<String>) {
    var parts: [String] = [conversation.state]
    switch conversation.pending {
    case nil: parts.append("-")
    case .slot(let slot): parts.append("?" + slot)
    case .confirm(let flag): parts.append("!" + flag)
    case .clash(let slot, let old, let new): parts.append("~\(slot) \(old) \(new)")
    case .which: parts.append("which")
    }
    for known in conversation.slots.sorted(by: { $0.slot < $1.slot }) {
      guard relevant.contains(known.slot) else {
        parts.append(known.slot)
        continue
      }
      switch known.value {
      case .choice(let value): parts.append("\(known.slot)=\(value)")
      case .items(let yes, let no, let unsure):
        parts.append("\(known.slot)+\(yes.sorted().joined(separator: ","))/\(no.count)/\(unsure.count)")
      case .number(let low, let high): parts.append("\(known.slot)=\(low)-\(high)")
      }
    }
    parts.append(conversation.flags.filter { $0.status != .no }.map { "\($0.id)\($0.level)\($0.status)" }.sorted().joined(separator: ","))
    parts.append(conversation.refused.sorted().joined(separator: ","))
    parts.append(conversation.offered.sorted().joined(separator: ","))
    parts.append(conversation.wanted ?? "")
    parts.append(conversation.asked.keys.sorted().joined(separator: ","))
    parts.append("\(min(conversation.misses, 2)) \(min(conversation.questions, 10)) \(conversation.isEnded)")
    text = parts.joined(separator: "|")
  }
}
