// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Guard {
  /// The guard as it is written in the content, with the fewest brackets.
  public var written: String { written(inside: 0) }

  /// How tightly the place binds: 0 anything goes, 1 inside an `and`, 2 after `not`.
  private func written(inside place: Int) -> String {
    switch self {
    case .or(let a, let b): bracketed(a.written(inside: 0) + " or " + b.written(inside: 1), place > 0)
    case .and(let a, let b): bracketed(a.written(inside: 1) + " and " + b.written(inside: 2), place > 1)
    case .not(.known(let slot)): slot + " unknown"
    case .not(let a): "not " + a.written(inside: 2)
    case .isOne(let slot, let values): values.count == 1 ? "\(slot) = \(values[0])" : "\(slot) in " + values.joined(separator: ", ")
    case .has(let slot, let values): "\(slot) has " + values.joined(separator: ", ")
    case .known(let slot): slot + " known"
    case .compare(let slot, let comparison, let number): "\(slot) \(comparison.rawValue) \(Facts.range(number, number))"
    case .flag(let id): "flag " + id
    case .level(let level): "level >= " + level.rawValue
    case .intent(let id): "intent " + id
    case .concept(let id): "concept " + id
    case .denied(let id): "denied " + id
    case .asked(let slot): "asked " + slot
    case .refused(let slot): "refused " + slot
    case .offered(let id): "offered " + id
    case .techniqueLeft: "technique left"
    case .questions(let count): "questions >= \(count)"
    case .always: "always"
    }
  }

  private func bracketed(_ text: String, _ isNeeded: Bool) -> String { isNeeded ? "(\(text))" : text }
}
