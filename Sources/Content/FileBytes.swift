// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads files and folders with the system's own calls: at the start every tenth of a millisecond counts.
enum FileBytes {
  /// All of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    return pieces(path) { bytes += $0 } ? bytes : nil
  }

  static let piece = 1 << 15

  /// Hands over a file in pieces of one size, the last one shorter; false where it cannot be read.
  static func pieces(_ path: String, _ take: (UnsafeRawBufferPointer) -> Void) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(byteCount: piece, alignment: 16) { buffer in
      var filled = 0
      while true {
        let got = Foundation.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { return false }
        filled += got
        if got == 0 || filled == buffer.count {
          if filled > 0 { take(UnsafeRawBufferPointer(rebasing: buffer[..<filled])) }
          filled = 0
        }
        if got == 0 { return true }
      }
    }
  }

  static func isThere(_ path: String) -> Bool {
    var about = stat()
    return lstat(path, &about) == 0
  }

  /// What is in a folder, unsorted; nothing where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { place in
        place.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: place.pointee)) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
