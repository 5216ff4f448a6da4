// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that is part of a compiled pack: one function says what is in it, for writing and reading alike.
@usableFromInline
package protocol Coded {
  /// What there is before anything is read.
  static var blank: Self { get }
  mutating func code(_ file: inout BinaryCoder)
}

/// Writes values one behind the other, or reads them back in the same order.
///
/// Numbers are little-endian and of fixed size; a text or list is its count and what is in it; flat memory begins at a multiple of 64
/// bytes, so that it can be used where it lies. Reading never goes past the end: what does not fit sets `isBroken`, and nothing that was
/// read may then be used.
@usableFromInline
package struct BinaryCoder {
  @usableFromInline package let isReading: Bool
  @usableFromInline package private(set) var isBroken = false
  /// Reads what was found sound before: numbers need not be looked at one by one.
  private var isTrusted = false
  /// What was written.
  package private(set) var bytes: [UInt8] = []
  private var input = UnsafeRawBufferPointer(start: nil, count: 0)
  private var at = 0
  private var owner: (any AnyObject & Sendable)?
  /// How deep in things that hold their own kind.
  private var depth = 0

  static let alignment = 64

  package init() { isReading = false }

  /// - Parameter owner: keeps `input`, which begins at a multiple of 64 bytes, alive for the flat memory in it.
  package init(_ input: UnsafeRawBufferPointer, owner: any AnyObject & Sendable, isTrusted: Bool = false) {
    (isReading, self.input, self.owner, self.isTrusted) = (true, input, owner, isTrusted)
  }

  /// Fills what was written up to a multiple of 64 bytes.
  package mutating func pad() { bytes.append(contentsOf: repeatElement(0, count: -bytes.count & (Self.alignment - 1))) }

  /// Whether all was read, up to the last 64 bytes.
  package var isComplete: Bool { !isBroken && input.count - at < Self.alignment }

  @usableFromInline
  package mutating func require(_ isSo: Bool) { if !isSo, isReading { isBroken = true } }

  /// Something that takes a look at every number; not done where the file was found sound before.
  @usableFromInline
  package mutating func requireAll(_ isSo: @autoclosure () -> Bool) {
    if isReading, !isBroken, !isTrusted, !isSo() { isBroken = true }
  }

  /// Goes into something that may hold its own kind; false where it goes too deep.
  @usableFromInline
  package mutating func nested(_ body: (inout BinaryCoder) -> Void) {
    depth += 1
    require(depth < 200)
    if !isBroken { body(&self) }
    depth -= 1
  }

  mutating func number<Value: FixedWidthInteger & BitwiseCopyable>(_ value: inout Value) {
    let size = MemoryLayout<Value>.size
    if isReading {
      guard !isBroken, input.count - at >= size else {
        isBroken = true
        value = 0
        return
      }
      value = Value(littleEndian: input.loadUnaligned(fromByteOffset: at, as: Value.self))
      at += size
    } else {
      for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
    }
  }

  @usableFromInline
  package mutating func byte(_ value: inout UInt8) { number(&value) }

  /// How many things follow, each of at least one byte.
  @usableFromInline
  package mutating func length(_ count: Int) -> Int {
    var length = UInt32(truncatingIfNeeded: count)
    number(&length)
    if isReading, Int(length) > input.count - at {
      isBroken = true
      return 0
    }
    return Int(length)
  }

  package mutating func text(_ value: inout String) {
    let count = length(value.utf8.count)
    if isReading {
      value = String(decoding: UnsafeRawBufferPointer(rebasing: input[at..<at + count]), as: UTF8.self)
      at += count
    } else {
      bytes.append(contentsOf: value.utf8)
    }
  }

  package mutating func letters(_ value: inout [UInt8]) {
    let count = length(value.count)
    if isReading {
      value = Array(input[at..<at + count])
      at += count
    } else {
      bytes.append(contentsOf: value)
    }
  }

  /// Memory that is read where it lies.
  package mutating func flat<Element>(_ value: inout Flat<Element>) {
    var count = UInt64(value.count)
    number(&count)
    let padding = -(isReading ? at : bytes.count) & (Self.alignment - 1)
    if isReading {
      let stride = MemoryLayout<Element>.stride
      guard !isBroken, padding <= input.count - at, count <= UInt64((input.count - at - padding) / stride), let base = input.baseAddress else {
        isBroken = true
        value = Flat([])
        return
      }
      at += padding
      value = Flat(at: (base + at).assumingMemoryBound(to: Element.self), count: Int(count), owner: owner)
      at += Int(count) * stride
    } else {
      bytes.append(contentsOf: repeatElement(0, count: padding))
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: value.start, count: value.count * MemoryLayout<Element>.stride))
    }
  }
}
