// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A file of our own in memory, as it lies on the disk; given back when nobody needs it any more.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  /// Changes whenever the file is touched, and nobody can set it back: the number of the file, its length, and when it changed.
  let stamp: String
  /// When it changed, and when it was written, in nanoseconds.
  let changed: Int
  let written: Int

  /// Nil where there is no such file, or where others may have written it.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var about = stat()
    guard fstat(descriptor, &about) == 0, about.st_mode & S_IFMT == S_IFREG, about.st_uid == geteuid(), about.st_mode & 0o022 == 0,
      about.st_size > 0, about.st_size < 1 << 31,
      let start = mmap(nil, Int(about.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    (changed, written) = (about.changed, about.written)
    stamp = "\(about.st_dev) \(about.st_ino) \(about.st_size) \(about.written) \(about.changed)\n"
    bytes = UnsafeRawBufferPointer(start: start, count: Int(about.st_size))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }
}
