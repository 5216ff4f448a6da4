// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Understanding

/// The compiled pack as bytes: a head of 128 bytes, what talking needs, and what only authors ask for.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | `hipline\n` |
/// | 8–15 | version of the format; a number that shows the order of bytes |
/// | 16–31 | key: what it was compiled from, and by which program |
/// | 32–47 | lengths of the two parts |
/// | 48–79 | a hash of each part |
/// | 80–111 | nothing |
/// | 112–127 | a hash of the 112 bytes before |
///
/// Each part begins at a multiple of 64 bytes. What is in it is said by the `Coded` types, one behind the other; see `BinaryCoder`.
enum PackFile {
  /// To be raised whenever a `Coded` type changes, for programs that are built the same but mean something else by the same bytes.
  static let version: UInt32 = 10
  private static let magic = Array("hipline\n".utf8)
  private static let order: UInt32 = 0x0102_0304
  private static let head = 128

  /// The bytes of a pack: the head and the two parts.
  static func parts(_ pack: Pack, key: (UInt64, UInt64)) -> [[UInt8]] {
    var talk = BinaryCoder()
    var (title, flow, reader) = (pack.title, pack.flow, pack.reader)
    talk.code(&title)
    talk.code(&flow)
    talk.code(&reader)
    talk.pad()
    var author = BinaryCoder()
    var details = pack.allDetails
    author.code(&details)
    author.pad()
    let parts = [talk.bytes, author.bytes]
    var out = magic
    func put<Value: FixedWidthInteger>(_ value: Value) { withUnsafeBytes(of: value) { out += $0 } }
    put(version)
    put(order)
    put(key.0)
    put(key.1)
    for part in parts { put(UInt64(part.count)) }
    for part in parts {
      let hash = part.withUnsafeBytes(hash)
      put(hash.0)
      put(hash.1)
    }
    out += repeatElement(0, count: 32)
    let own = out.withUnsafeBytes(hash)
    put(own.0)
    put(own.1)
    return [out] + parts
  }

  /// The pack in a file that is mapped; nil where anything about it is not as it was written.
  /// - Parameters:
  ///   - isTrusted: the file was read to its last byte before, and has not been touched since.
  ///   - content: read again for the details, should the file have been damaged in the meantime.
  static func pack(_ file: MappedFile, key: (UInt64, UInt64), isTrusted: Bool, content: URL) -> Pack? {
    let bytes = file.bytes
    guard bytes.count >= head, bytes.starts(with: magic) else { return nil }
    func number(_ at: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
    @Sendable func holds(_ part: Range<Int>, at place: Int) -> Bool {
      hash(UnsafeRawBufferPointer(rebasing: file.bytes[part]))
        == (file.bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self), file.bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
    }
    guard bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == version, bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == order,
      number(16) == key.0, number(24) == key.1, holds(0..<112, at: 112)
    else { return nil }
    let (length, more) = (number(32), number(40))
    guard length <= bytes.count, more <= bytes.count, head + Int(length) + Int(more) == bytes.count, length % 64 == 0 else { return nil }
    let (talk, author) = (head..<head + Int(length), head + Int(length)..<bytes.count)
    guard isTrusted || holds(talk, at: 48) && holds(author, at: 64) else { return nil }

    var coder = BinaryCoder(UnsafeRawBufferPointer(rebasing: bytes[talk]), owner: file, isTrusted: isTrusted)
    var (title, flow, reader) = ("", Flow.blank, Reader.blank)
    coder.code(&title)
    coder.code(&flow)
    coder.code(&reader)
    guard coder.isComplete else { return nil }
    let details = LazyDetails {
      var coder = BinaryCoder(UnsafeRawBufferPointer(rebasing: file.bytes[author]), owner: file)
      var details = PackDetails()
      coder.code(&details)
      return holds(author, at: 64) && coder.isComplete ? details : Pack.read(content).0?.allDetails ?? PackDetails()
    }
    return Pack(title: title, reader: reader, flow: flow, details: details)
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
    var hash = WideHash()
    hash.add(bytes)
    return hash.value
  }
}
