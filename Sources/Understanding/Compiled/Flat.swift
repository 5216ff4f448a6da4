// SPDX-License-Identifier: GPL-3.0-or-later

/// Equal things side by side in one piece of memory that never changes: our own, or part of a file that is mapped.
///
/// A compiled pack is used where it lies, so that starting costs no copying and a page that nobody looks at no memory.
package struct Flat<Element: BitwiseCopyable & Sendable>: @unchecked Sendable, RandomAccessCollection {
  package let start: UnsafePointer<Element>
  package let count: Int
  private let owner: (any AnyObject & Sendable)?

  /// A copy of a list.
  package init(_ list: [Element]) {
    let memory = OwnedMemory(list)
    (start, count, owner) = (UnsafePointer(memory.start.assumingMemoryBound(to: Element.self)), list.count, memory)
  }

  /// A part of memory that `owner` keeps alive.
  init(at start: UnsafePointer<Element>, count: Int, owner: (any AnyObject & Sendable)?) {
    (self.start, self.count, self.owner) = (start, count, owner)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  @inline(__always)
  package subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "past the end")
    return start[index]
  }

  /// The same memory, less of it.
  @inline(__always)
  func part(_ from: Int, _ to: Int) -> Flat {
    precondition(from >= 0 && from <= to && to <= count, "past the end")
    return Flat(at: start + from, count: to - from, owner: owner)
  }

  @inline(__always)
  package func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<Element>) throws -> R) rethrows -> R? {
    try withExtendedLifetime(owner) { try body(UnsafeBufferPointer(start: start, count: count)) }
  }
}

extension Flat: Equatable where Element: Equatable {
  package static func == (a: Flat, b: Flat) -> Bool { a.elementsEqual(b) }
}

/// Memory that is given back when nobody needs it any more.
private final class OwnedMemory: @unchecked Sendable {
  let start: UnsafeMutableRawPointer

  init<Element: BitwiseCopyable>(_ list: [Element]) {
    start = .allocate(byteCount: Swift.max(list.count * MemoryLayout<Element>.stride, 1), alignment: Swift.max(64, MemoryLayout<Element>.alignment))
    list.withUnsafeBytes { if let base = $0.baseAddress { start.copyMemory(from: base, byteCount: $0.count) } }
  }

  deinit { start.deallocate() }
}
