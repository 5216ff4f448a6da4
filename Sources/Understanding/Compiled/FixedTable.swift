// SPDX-License-Identifier: GPL-3.0-or-later

/// A `HashTable` that takes in nothing more.
struct FixedTable: Sendable {
  private var keys: Flat<UInt64>
  private var values: Flat<Int32>

  init(_ table: HashTable = HashTable()) { (keys, values) = (Flat(table.keys), Flat(table.values)) }

  /// The value kept for `key`, or -1.
  @inline(__always)
  func find(_ key: UInt64) -> Int32 {
    let (keys, values) = (keys.start, self.values)
    let mask = values.count - 1
    var slot = HashTable.slot(key) & mask
    while true {
      // The mask keeps every place inside.
      let value = values.start[slot]
      if value < 0 || keys[slot] == key { return value }
      slot = (slot + 1) & mask
    }
  }
}

extension FixedTable {
  /// - Parameter most: values are below this.
  mutating func code(_ file: inout BinaryCoder, below most: Int) {
    file.flat(&keys)
    file.flat(&values)
    file.require(keys.count == values.count && values.count >= 16 && values.count & (values.count - 1) == 0)
    file.requireAll(isSound(below: most))
    if file.isBroken { self = FixedTable() }
  }

  /// A free place ends every search.
  private func isSound(below most: Int) -> Bool {
    var (least, highest): (Int32, Int32) = (0, -1)
    for value in values { (least, highest) = (min(least, value), max(highest, value)) }
    return least < 0 && Int(highest) < most
  }
}
