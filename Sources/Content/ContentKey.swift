// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What tells the content of one folder from any other, and from itself before an edit: a hash of every path and byte.
struct ContentKey: Equatable {
  private(set) var hash = WideHash()

  init(name: String) { hash.add(name) }

  mutating func add(_ path: String, _ bytes: UnsafeRawBufferPointer) {
    hash.add(path)
    hash.add(bytes)
  }

  /// Reads the files of a folder for it; nil where one cannot be read.
  ///
  /// Bytes are read, not dates: a file that is edited twice in a second to the same length has the same date and length.
  static func of(_ root: String, name: String) -> ContentKey? {
    var key = ContentKey(name: name)
    var buffer: [UInt8] = []
    for path in ContentPaths.all(in: root) {
      guard let count = FileBytes.read(root + "/" + path, into: &buffer) else {
        if FileBytes.isThere(root + "/" + path) { return nil }
        continue
      }
      buffer.withUnsafeBytes { key.add(path, UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return key
  }
}
