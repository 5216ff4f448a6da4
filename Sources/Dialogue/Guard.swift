// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// A condition on what is known: `place = front and not profile has new_brakes`.
public indirect enum Guard: Sendable, Equatable {
  case and(Guard, Guard)
  case or(Guard, Guard)
  case not(Guard)
  /// A choice slot is one of these.
  case isOne(slot: String, values: [String])
  case has(slot: String, values: [String])
  case known(String)
  case compare(slot: String, Row.Test.Comparison, Double)
  case flag(String)
  case level(Triage)
  case intent(String)
  case concept(String)
  /// A concept is denied in this message.
  case denied(String)
  case asked(String)
  case refused(String)
  case offered(String)
  case techniqueLeft
  case questions(Int)
  case always

  /// Every id the guard speaks of, for checking: what it is and what it is called.
  public enum Name: Sendable, Equatable, Hashable {
    case slot(String), value(slot: String, String), flag(String), intent(String), concept(String), technique(String)
  }

  public var names: [Name] {
    switch self {
    case .and(let a, let b), .or(let a, let b): a.names + b.names
    case .not(let a): a.names
    case .isOne(let slot, let values), .has(let slot, let values): [.slot(slot)] + values.map { .value(slot: slot, $0) }
    case .known(let slot), .compare(let slot, _, _), .asked(let slot), .refused(let slot): [.slot(slot)]
    case .flag(let id): [.flag(id)]
    case .intent(let id): [.intent(id)]
    case .concept(let id), .denied(let id): [.concept(id)]
    case .offered(let id): [.technique(id)]
    case .level, .techniqueLeft, .questions, .always: []
    }
  }

  /// The numbers of questions it compares with.
  public var questionCounts: [Int] {
    switch self {
    case .and(let a, let b), .or(let a, let b): a.questionCounts + b.questionCounts
    case .not(let a): a.questionCounts
    case .questions(let count): [count]
    default: []
    }
  }
}
