// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The folder of compiled packs. Nothing here is ever told to anyone: without a cache everything works as well.
enum CacheFolder {
  /// How many packs are kept, the newest: one is some 80 MB with our content.
  static let most = 3

  /// Makes the folder if need be; false where it is not ours alone.
  static func prepare(_ folder: String) -> Bool {
    let parts = folder.split(separator: "/")
    for count in 1...max(1, parts.count) { mkdir("/" + parts.prefix(count).joined(separator: "/"), 0o700) }
    var about = stat()
    guard lstat(folder, &about) == 0, about.st_mode & S_IFMT == S_IFDIR, about.st_uid == geteuid() else { return false }
    return about.st_mode & 0o077 == 0 || chmod(folder, 0o700) == 0
  }

  /// Writes beside the file, then puts it in its place: who reads at the same time sees all of it or nothing.
  static func write(_ parts: [[UInt8]], to path: String) -> Bool {
    let beside = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max)).new"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    var isWell = parts.allSatisfy { $0.withUnsafeBytes { write($0, to: descriptor) } }
    // Some disks tell only now that they are full.
    isWell = close(descriptor) == 0 && isWell
    isWell = isWell && rename(beside, path) == 0
    if !isWell { unlink(beside) }
    return isWell
  }

  /// In small pieces: what is written in one piece the system may keep, and map, in one piece, needed or not.
  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var at = 0
    while at < bytes.count {
      let written = Foundation.write(descriptor, bytes.baseAddress! + at, min(bytes.count - at, 1 << 14))
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return false }
      at += written
    }
    return true
  }

  /// Keeps the newest packs, and nothing that a program left half written an hour ago.
  static func tidy(_ folder: String) {
    var packs: [(time: Int, name: String)] = []
    for name in FileBytes.names(in: folder) {
      var about = stat()
      guard lstat(folder + "/" + name, &about) == 0 else { continue }
      if name.hasSuffix(".pack") { packs.append((about.written, name)) }
      if name.hasSuffix(".new"), about.written / 1_000_000_000 < Int(Date().timeIntervalSince1970) - 3600 { unlink(folder + "/" + name) }
    }
    for old in packs.sorted(by: { ($0.time, $0.name) > ($1.time, $1.name) }).dropFirst(most) {
      for suffix in ["", ".seen"] { unlink(folder + "/" + old.name + suffix) }
    }
  }
}
