// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Testing
import Understanding

@Suite("Reading compiled bytes")
struct BinaryCoderTests {
  private static let pack = try! Pack(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Packs/bicycle-workshop"))

  private static let bytes: [UInt8] = {
    var coder = BinaryCoder()
    var reader = pack.reader
    coder.code(&reader)
    coder.pad()
    return coder.bytes
  }()

  /// Bytes at a place that is a multiple of 64.
  private final class Memory: Sendable {
    nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer
    init(_ list: [UInt8]) {
      bytes = .allocate(byteCount: max(list.count, 1), alignment: 64)
      bytes.copyBytes(from: list)
    }
    deinit { bytes.deallocate() }
  }

  private static func read(_ list: [UInt8]) -> Reader? {
    let memory = Memory(list)
    var coder = BinaryCoder(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory.bytes)[..<list.count]), owner: memory)
    var reader = Reader.blank
    coder.code(&reader)
    return coder.isComplete ? reader : nil
  }

  @Test("what was written is read")
  func roundTrip() throws {
    let reader = try #require(Self.read(Self.bytes))
    for message in Self.pack.sentences { #expect(reader.understand(message) == Self.pack.reader.understand(message)) }
  }

  @Test("the same content is the same bytes")
  func same() throws {
    var (coder, reader) = (BinaryCoder(), Self.pack.definitions)
    coder.code(&reader)
    var (again, twin) = (BinaryCoder(), Self.pack.definitions)
    again.code(&twin)
    #expect(coder.bytes == again.bytes)
  }

  @Test("what is cut short is refused")
  func short() {
    for length in stride(from: 0, to: Self.bytes.count - 64, by: max(1, Self.bytes.count / 500)) {
      #expect(Self.read(Array(Self.bytes.prefix(length))) == nil)
    }
  }

  @Test("no bytes whatever bring it down")
  func hostile() {
    var random = SplitMix(seed: 11)
    var refused = 0
    for round in 0..<1500 {
      var bytes = Self.bytes
      for _ in 0...random.below(3) {
        // Lengths and numbers are what would hurt most: some bytes in a row, often of the beginning.
        let place = random.below(round % 3 == 0 ? bytes.count - 8 : min(20_000, bytes.count - 8))
        for offset in 0..<(1 << random.below(4)) { bytes[place + offset] = [0, 0xFF, 0x7F, UInt8(random.below(256))][random.below(4)] }
      }
      if Self.read(bytes) == nil { refused += 1 }
    }
    #expect(refused > 100)
  }
}
