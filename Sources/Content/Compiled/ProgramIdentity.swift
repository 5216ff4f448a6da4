// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Understanding

/// Which build of the program this is: another may compile the same content otherwise.
enum ProgramIdentity {
  /// Its length, when it was linked, and its first bytes, among which linkers write a number of the build.
  static func add(to hash: inout WideHash) {
    hash.add("\(PackFile.version)")
    var descriptor = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { descriptor = open(CommandLine.arguments[0], O_RDONLY | O_CLOEXEC) }
    if descriptor < 0 { return }
    defer { close(descriptor) }
    var about = stat()
    if fstat(descriptor, &about) == 0 { hash.add("\(about.st_size) \(about.written)") }
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { bytes in
      let count = read(descriptor, bytes.baseAddress!, bytes.count)
      hash.add(UnsafeRawBufferPointer(rebasing: bytes[..<max(0, count)]))
    }
  }
}
