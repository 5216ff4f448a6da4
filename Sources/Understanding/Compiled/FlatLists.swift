// SPDX-License-Identifier: GPL-3.0-or-later

/// Many short lists in one piece of memory.
struct FlatLists<Element: BitwiseCopyable & Sendable>: Sendable {
  /// Where each begins; one more for the end of the last.
  private(set) var starts: Flat<Int32>
  private var values: Flat<Element>

  var count: Int { starts.count - 1 }

  init(_ lists: [[Element]] = []) {
    var starts: [Int32] = [0]
    var values: [Element] = []
    starts.reserveCapacity(lists.count + 1)
    for list in lists {
      values += list
      starts.append(Int32(values.count))
    }
    (self.starts, self.values) = (Flat(starts), Flat(values))
  }

  init(starts: Flat<Int32>, values: Flat<Element>) { (self.starts, self.values) = (starts, values) }

  @inline(__always)
  subscript(index: Int) -> Flat<Element> { values.part(Int(starts[index]), Int(starts[index + 1])) }

  @inline(__always)
  func isEmpty(_ index: Int) -> Bool { starts[index] == starts[index + 1] }

  /// Whether the lists are in order, and inside.
  var isSound: Bool {
    guard !starts.isEmpty, starts[0] == 0, Int(starts[starts.count - 1]) == values.count else { return false }
    var isOrdered = true
    for place in 1..<starts.count where starts[place] < starts[place - 1] { isOrdered = false }
    return isOrdered
  }

  /// What is in all of the lists.
  var all: Flat<Element> { values }
}

extension FlatLists: Coded {
  static var blank: FlatLists { FlatLists() }

  mutating func code(_ file: inout BinaryCoder) {
    file.flat(&starts)
    file.flat(&values)
    file.require(!starts.isEmpty)
    file.requireAll(isSound)
    if file.isBroken { self = FlatLists() }
  }
}
