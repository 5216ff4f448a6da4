// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

/// What checks see.
enum CheckValues {
  /// What a check sees.
  static func actual(_ check: Transcript.Check, _ turn: Dialogue.Turn, _ understanding: Understanding) -> String {
    switch check.kind {
    case "intent": turn.intent?.name ?? "none"
    case "triage": turn.triage.rawValue
    case "state": turn.state
    case "scope": turn.scope
    case "ends": turn.ended ? "yes" : "no"
    case "expects": turn.expects.map { "\($0.kind.rawValue) \($0.slot)" } ?? "nothing"
    case "flag": turn.flags.first { $0.id == check.name }.map { "\($0.level.rawValue) \($0.status.rawValue)" } ?? "none"
    case "slot": turn.slots.first { $0.slot == check.name }.map { words($0.value) } ?? "unknown"
    case "concept": understanding.polarity(of: check.name)?.rawValue ?? "none"
    case "hold": holds(turn)
    default: ""
    }
  }

  /// The seconds to hold, step after step: `20-30, 5`.
  static func holds(_ turn: Dialogue.Turn) -> String {
    let all = turn.replies.compactMap(\.hold).map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    return all.isEmpty ? "none" : all.joined(separator: ", ")
  }

  static func words(_ value: SlotValue) -> String {
    switch value {
    case .choice(let value): value
    case .items(let yes, _, let unsure): yes.isEmpty ? (unsure.isEmpty ? "none" : "unsure") : yes.joined(separator: ", ")
    case .number(let low, let high): number(low) + (low == high ? "" : "-" + number(high))
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
