// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads lines from a file descriptor, whatever is in them.
///
/// Bytes that are not UTF-8 become U+FFFD. Of a line longer than `longest` the first part is kept and the rest is passed over.
struct LineReader {
  /// One line, without its end.
  struct Line {
    var text: String
    var wasCut: Bool
    var wasRepaired: Bool
  }

  /// Bytes kept of one line: far more than anyone types, far less than would hurt.
  static let longest = 1 << 20

  private let descriptor: Int32
  private let most: Int
  private var buffer: [UInt8] = []
  private var at = 0
  private var isAtEnd = false

  init(descriptor: Int32, most: Int = Self.longest) {
    self.descriptor = descriptor
    self.most = most
  }

  mutating func next() -> Line? {
    var line: [UInt8] = []
    var wasCut = false
    var isAny = false
    while true {
      if at == buffer.count {
        guard fill() else {
          return isAny ? Self.line(line, wasCut) : nil
        }
      }
      isAny = true
      let end = buffer[at...].firstIndex(of: 0x0A)
      let part = buffer[at..<(end ?? buffer.count)]
      let room = most - line.count
      line += part.prefix(max(0, room))
      if part.count > room { wasCut = true }
      at = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return Self.line(line, wasCut) }
    }
  }

  private static func line(_ bytes: [UInt8], _ wasCut: Bool) -> Line {
    var bytes = bytes
    if bytes.last == 0x0D { bytes.removeLast() }
    let strict = String(validating: bytes, as: UTF8.self)
    return Line(text: strict ?? String(decoding: bytes, as: UTF8.self), wasCut: wasCut, wasRepaired: strict == nil)
  }

  private mutating func fill() -> Bool {
    if isAtEnd { return false }
    buffer = [UInt8](repeating: 0, count: 65536)
    at = 0
    while true {
      let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        isAtEnd = true
        buffer = []
        return false
      }
      buffer.removeLast(buffer.count - count)
      return true
    }
  }
}
