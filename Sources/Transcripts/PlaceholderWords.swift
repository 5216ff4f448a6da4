// SPDX-License-Identifier: GPL-3.0-or-later

/// Which words of a written line are which of the line that came, where a placeholder may stand for several.
struct PlaceholderWords {
  /// Words without their like on the other side.
  private(set) var gone = Set<Int>()
  private(set) var come: Set<Int>
  /// What a word found again counts for; a word more that a placeholder stands for counts 1, so that none are left over.
  private static let found = 10_000
  /// More words than this a placeholder does not stand for.
  private static let most = 80

  init(_ old: [Substring], _ new: [Substring], _ bound: [String: String]) {
    come = Set(new.indices)
    // From the end: the most words of the old line that can be found again, and how many new ones the first takes up.
    var best = [Int](repeating: 0, count: (old.count + 1) * (new.count + 1))
    var taken = [Int](repeating: 0, count: best.count)
    func at(_ a: Int, _ b: Int) -> Int { a * (new.count + 1) + b }
    for a in old.indices.reversed() {
      let mayBeMany = old[a].contains("[")
      for b in new.indices.reversed() {
        best[at(a, b)] = max(best[at(a + 1, b)], best[at(a, b + 1)])
        for end in b + 1...min(new.count, mayBeMany ? b + Self.most : b + 1) where best[at(a + 1, end)] + Self.found + end - b > best[at(a, b)] {
          var trial = bound
          let run = String(new[b].base[new[b].startIndex..<new[end - 1].endIndex])
          guard Placeholder.matches(String(old[a]), run, &trial) else { continue }
          best[at(a, b)] = best[at(a + 1, end)] + Self.found + end - b
          taken[at(a, b)] = end - b
        }
      }
    }
    var b = 0
    for a in old.indices {
      while b < new.count, taken[at(a, b)] == 0, best[at(a, b + 1)] == best[at(a, b)], best[at(a + 1, b)] < best[at(a, b)] { b += 1 }
      let count = b < new.count ? taken[at(a, b)] : 0
      if count == 0 { gone.insert(a) } else { come.subtract(b..<b + count) }
      b += count
    }
  }
}
