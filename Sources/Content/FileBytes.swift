// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads files and folders with the system's own calls: at the start every tenth of a millisecond counts.
enum FileBytes {
  /// All of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    var buffer: [UInt8] = []
    guard let count = read(path, into: &buffer) else { return nil }
    buffer.removeLast(buffer.count - count)
    return buffer
  }

  /// All of a file at the beginning of a buffer, which grows as needed: how many bytes it has.
  static func read(_ path: String, into buffer: inout [UInt8]) -> Int? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var about = stat()
    guard fstat(descriptor, &about) == 0 else { return nil }
    var count = 0
    while true {
      // One byte more than there should be, to see the end.
      let wanted = max(Int(about.st_size) + 1, count + 1)
      if buffer.count < wanted { buffer += repeatElement(0, count: max(wanted - buffer.count, buffer.count)) }
      let got = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress! + count, $0.count - count) }
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { return count }
      count += got
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
