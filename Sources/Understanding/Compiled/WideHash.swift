// SPDX-License-Identifier: GPL-3.0-or-later

/// A 128-bit hash of many bytes, fast: it tells files apart and finds what was damaged, and is no defence against malice.
///
/// Four lanes of folded 64-bit products, after wyhash (Wang Yi, 2019).
package struct WideHash: Sendable, Equatable {
  private var lanes = SIMD4<UInt64>(0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3)

  package init() {}

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Takes in bytes, and how many they are.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
    func word(_ at: Int) -> UInt64 { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) }
    var at = 0
    while bytes.count - at >= 64 {
      a = Self.fold(word(at) ^ 0x2D35_8DCC_AA6C_78A5, word(at + 8) ^ a)
      b = Self.fold(word(at + 16) ^ 0x8BB8_4B93_962E_ACC9, word(at + 24) ^ b)
      c = Self.fold(word(at + 32) ^ 0x4B33_A62E_D433_D4A3, word(at + 40) ^ c)
      d = Self.fold(word(at + 48) ^ 0x4D5A_2DA5_1DE1_AA47, word(at + 56) ^ d)
      at += 64
    }
    while at < bytes.count {
      var last: UInt64 = 0
      for place in at..<min(at + 8, bytes.count) { last = last << 8 | UInt64(bytes[place]) }
      (a, b, c, d) = (b, c, d, Self.fold(last ^ 0x2D35_8DCC_AA6C_78A5, a ^ 0x9E37_79B9_7F4A_7C15))
      at += 8
    }
    d = Self.fold(d ^ UInt64(bytes.count), 0xD6E8_FEB8_6659_FD93)
    lanes = [a, b, c, d]
  }

  package var value: (UInt64, UInt64) {
    let (a, b) = (Self.fold(lanes[0] ^ 0x9E37_79B9_7F4A_7C15, lanes[1] ^ lanes[3]), Self.fold(lanes[2] ^ 0xA076_1D64_78BD_642F, lanes[3] ^ lanes[0]))
    return (Self.fold(a ^ lanes[2], 0xE703_7ED1_A0B4_28DB ^ b), Self.fold(b ^ lanes[1], 0x8EBC_6AF0_9C88_C6E3 ^ a))
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
