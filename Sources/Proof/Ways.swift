// SPDX-License-Identifier: GPL-3.0-or-later

/// Which state an answer leads to from which; finds the states from which no answers lead to rest.
struct Ways: Sendable {
  private var from: [Int32] = []
  private var to: [Int32] = []

  mutating func add(from a: Int32, to b: Int32) {
    guard a != b else { return }
    from.append(a)
    to.append(b)
  }

  /// The states, of `count` in all, that cannot reach any of those where the talk may rest. Walks all ways backwards once.
  func lost(of count: Int, resting: [Int]) -> [Int] {
    var starts = [Int32](repeating: 0, count: count + 1)
    for place in to { starts[Int(place) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var into = [Int32](repeating: 0, count: from.count)
    var filled = starts
    for (a, b) in zip(from, to) {
      into[Int(filled[Int(b)])] = a
      filled[Int(b)] += 1
    }
    var isSafe = [Bool](repeating: false, count: count)
    var queue = resting
    for place in queue { isSafe[place] = true }
    while let place = queue.popLast() {
      for index in starts[place]..<starts[place + 1] where !isSafe[Int(into[Int(index)])] {
        isSafe[Int(into[Int(index)])] = true
        queue.append(Int(into[Int(index)]))
      }
    }
    return isSafe.indices.filter { !isSafe[$0] }
  }
}
