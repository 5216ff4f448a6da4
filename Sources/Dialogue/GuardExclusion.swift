// SPDX-License-Identifier: GPL-3.0-or-later

extension Flow {
  /// Whether two guards can be shown never to hold at once: `place = front` and `place = back`, `flag A` and `not (flag A or flag B)`.
  ///
  /// Both are written as alternatives of plain tests, and every pair of alternatives has to contradict itself. False where that is not
  /// so, or where there are too many to look at.
  public func excludes(_ a: Guard?, _ b: Guard?) -> Bool {
    guard let a, let b, let ways = Guard.and(a, b).alternatives(holds: true) else { return false }
    return ways.allSatisfy(isContradiction)
  }

  private func isContradiction(_ tests: [Guard.Literal]) -> Bool {
    var left: [String: Set<String>] = [:]
    for test in tests where test.holds {
      if tests.contains(where: { !$0.holds && $0.test == test.test }) { return true }
      // Of a list several may be so; of a choice only one.
      guard case .isOne(let id, let values) = test.test, let kind = slot(id)?.kind, kind == .choice || kind == .yesNo else { continue }
      left[id] = left[id].map { $0.intersection(values) } ?? Set(values)
    }
    for test in tests where !test.holds {
      switch test.test {
      case .isOne(let id, let values): left[id]?.subtract(values)
      case .known(let id) where left[id] != nil: return true
      default: break
      }
    }
    return left.values.contains(where: \.isEmpty)
  }
}

extension Guard {
  fileprivate struct Literal {
    var test: Guard
    var holds: Bool
  }

  private static let mostAlternatives = 4_096

  /// Lists of plain tests, one of which has to hold as a whole; nil where there are too many.
  fileprivate func alternatives(holds: Bool) -> [[Literal]]? {
    switch self {
    case .not(let a): return a.alternatives(holds: !holds)
    case .and(let a, let b) where holds, .or(let a, let b) where !holds:
      guard let first = a.alternatives(holds: holds), let second = b.alternatives(holds: holds), first.count * second.count <= Self.mostAlternatives
      else { return nil }
      return first.flatMap { one in second.map { one + $0 } }
    case .and(let a, let b), .or(let a, let b):
      guard let first = a.alternatives(holds: holds), let second = b.alternatives(holds: holds), first.count + second.count <= Self.mostAlternatives
      else { return nil }
      return first + second
    case .always: return holds ? [[]] : []
    case .has(let slot, let values) where values.count > 1:
      let each = values.dropFirst().reduce(Guard.has(slot: slot, values: [values[0]])) { .or($0, .has(slot: slot, values: [$1])) }
      return each.alternatives(holds: holds)
    default: return [[Literal(test: self, holds: holds)]]
    }
  }
}
