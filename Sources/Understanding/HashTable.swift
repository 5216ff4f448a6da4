// SPDX-License-Identifier: GPL-3.0-or-later

/// A fixed map from 64-bit keys to small numbers, laid out flat so that a look-up costs one cache line.
///
/// Swift's own dictionary seeds its hash anew in every process and hashes each key again; here the keys are
/// hashes already, and the layout is the same on every run.
struct HashTable: Sendable, Equatable {
  private(set) var keys: [UInt64]
  private(set) var values: [Int32]
  private(set) var count = 0

  init(minimumCapacity: Int = 8) {
    var size = 16
    while size * 2 < minimumCapacity * 3 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: -1, count: size)
  }

  /// Where the search for a key begins, before it is cut to the size of the table.
  @inline(__always)
  static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 20) }

  /// The value kept for `key`, or -1.
  @inline(__always)
  func find(_ key: UInt64) -> Int32 {
    let mask = keys.count - 1
    var slot = Self.slot(key) & mask
    while true {
      let value = values[slot]
      if value < 0 || keys[slot] == key { return value }
      slot = (slot + 1) & mask
    }
  }

  /// Keeps `value` (0 or more) for `key`, in place of what was there.
  mutating func set(_ key: UInt64, _ value: Int32) {
    if count * 3 >= keys.count * 2 { grow() }
    let mask = keys.count - 1
    var slot = Self.slot(key) & mask
    while values[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
    if values[slot] < 0 { count += 1 }
    keys[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    var bigger = HashTable(minimumCapacity: keys.count * 2)
    for (key, value) in zip(keys, values) where value >= 0 { bigger.set(key, value) }
    self = bigger
  }
}

/// A running 64-bit FNV-1a hash (Fowler, Noll, Vo), finished so that all bits depend on all bytes.
struct Hash64 {
  private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  var value: UInt64 {
    let mixed = (state ^ (state >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 29)
  }

  @inline(__always)
  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = Hash64()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}
