// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What tells the content of one folder from any other, and from itself before an edit: a hash of every path and byte.
struct ContentKey: Equatable {
  private(set) var hash = WideHash()

  init(name: String) { hash.add(name) }

  /// A file with all its bytes, taken in as they are read: in pieces.
  mutating func add(_ path: String, _ bytes: UnsafeRawBufferPointer) {
    hash.add(path)
    for start in stride(from: 0, to: bytes.count, by: FileBytes.piece) {
      hash.add(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + FileBytes.piece, bytes.count)]))
    }
  }

  /// Reads the files of a folder for it; nil where one cannot be read.
  ///
  /// Bytes are read, not dates: a file that is edited twice in a second to the same length has the same date and length.
  static func of(_ root: String, name: String) -> ContentKey? {
    var key = ContentKey(name: name)
    for path in ContentPaths.all(in: root) {
      let before = key.hash
      key.hash.add(path)
      if FileBytes.pieces(root + "/" + path, { key.hash.add($0) }) { continue }
      if FileBytes.isThere(root + "/" + path) { return nil }
      key.hash = before
    }
    return key
  }
}
