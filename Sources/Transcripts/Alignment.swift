// SPDX-License-Identifier: GPL-3.0-or-later

/// Which entries of one list are which of another, in order.
public enum Alignment {
  public enum Step: Sendable, Equatable {
    /// Places in the old and the new list.
    case same(Int, Int)
    case changed(Int, Int)
    case removed(Int)
    case added(Int)
  }

  /// The written replies against those that came; placeholders are bound on the way.
  static func replies(_ old: [String], _ new: [String], _ bindings: inout [String: String]) -> [Step] {
    if old.count == new.count {
      var trial = bindings
      if zip(old, new).allSatisfy({ Placeholder.matches($0, $1, &trial) }) {
        bindings = trial
        return old.indices.map { .same($0, $0) }
      }
    }
    let known = bindings
    let steps = steps(old.count, new.count) { a, b in
      var trial = known
      return Placeholder.matches(old[a], new[b], &trial)
    }
    // Each was held against what was bound before: two of them may bind one name to two things.
    return steps.map { step in
      guard case .same(let a, let b) = step, !Placeholder.matches(old[a], new[b], &bindings) else { return step }
      return .changed(a, b)
    }
  }

  /// Longest common run; what lies between is paired off as changed.
  static func steps(_ oldCount: Int, _ newCount: Int, isSame: (Int, Int) -> Bool) -> [Step] {
    var head = 0
    while head < min(oldCount, newCount), isSame(head, head) { head += 1 }
    var tail = 0
    while tail < min(oldCount, newCount) - head, isSame(oldCount - 1 - tail, newCount - 1 - tail) { tail += 1 }
    let (rows, columns) = (oldCount - head - tail, newCount - head - tail)
    var same = [Bool](repeating: false, count: rows * columns)
    var length = [Int32](repeating: 0, count: (rows + 1) * (columns + 1))
    for a in (0..<rows).reversed() {
      for b in (0..<columns).reversed() {
        same[a * columns + b] = isSame(head + a, head + b)
        let (down, right) = (length[(a + 1) * (columns + 1) + b], length[a * (columns + 1) + b + 1])
        length[a * (columns + 1) + b] = same[a * columns + b] ? length[(a + 1) * (columns + 1) + b + 1] + 1 : max(down, right)
      }
    }
    var out: [Step] = (0..<head).map { .same($0, $0) }
    var gap = (removed: [Int](), added: [Int]())
    func flush() {
      for index in 0..<max(gap.removed.count, gap.added.count) {
        if index < gap.removed.count, index < gap.added.count {
          out.append(.changed(gap.removed[index], gap.added[index]))
        } else if index < gap.removed.count {
          out.append(.removed(gap.removed[index]))
        } else {
          out.append(.added(gap.added[index]))
        }
      }
      gap = ([], [])
    }
    var (a, b) = (0, 0)
    while a < rows || b < columns {
      if a < rows, b < columns, same[a * columns + b] {
        flush()
        out.append(.same(head + a, head + b))
        (a, b) = (a + 1, b + 1)
      } else if b == columns || a < rows && length[(a + 1) * (columns + 1) + b] >= length[a * (columns + 1) + b + 1] {
        gap.removed.append(head + a)
        a += 1
      } else {
        gap.added.append(head + b)
        b += 1
      }
    }
    flush()
    return out + (0..<tail).reversed().map { .same(oldCount - 1 - $0, newCount - 1 - $0) }
  }
}
