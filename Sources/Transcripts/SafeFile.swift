// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Writing a file so that there is always either the old one or the new one, whole.
public enum SafeFile {
  public struct Failure: Error, Equatable, CustomStringConvertible {
    public var path: String
    public var reason: String
    package init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }

    public var description: String { "\"\(Visible.text(path))\" cannot be written: \(reason)" }
  }

  /// Writes beside the file, makes sure of it, then renames. A device or a pipe is written to as it is.
  ///
  /// - Parameter other: a file that a new one is readable by the same people as.
  public static func write(_ text: String, to path: String, like other: String? = nil) throws(Failure) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      try put(text, open(path, O_WRONLY | O_CLOEXEC), path, isSynced: false)
      return
    }
    if isReadOnly(path) { throw Failure(path: path, reason: "it is read-only") }
    let mode = exists ? status.st_mode & 0o777 : other.flatMap(mode).map { $0 | 0o200 } ?? 0o666
    // A link goes on pointing at its file.
    let target = exists ? realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    } ?? path : path
    let beside = target + ".\(getpid()).part"
    try Unbroken.run { () throws(Failure) in
      do throws(Failure) {
        try put(text, open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), path, isSynced: true)
      } catch {
        unlink(beside)
        throw error
      }
      if rename(beside, target) != 0 {
        let reason = Self.reason
        unlink(beside)
        throw Failure(path: path, reason: reason)
      }
    }
  }

  /// Marked as not to be written to, by anyone: renaming another file over it would get round that.
  static func isReadOnly(_ path: String) -> Bool { mode(path).map { $0 & 0o222 == 0 } ?? false }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  /// Writes a file that must not be there yet, for its owner alone to read.
  public static func create(_ text: String, at path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    let isNew = descriptor >= 0
    do throws(Failure) { try put(text, descriptor, path, isSynced: true) } catch {
      if isNew { unlink(path) }
      throw error
    }
  }

  private static var reason: String { String(cString: strerror(errno)).lowercased() }

  private static func put(_ text: String, _ descriptor: Int32, _ path: String, isSynced: Bool) throws(Failure) {
    guard descriptor >= 0 else { throw Failure(path: path, reason: reason) }
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + at, bytes.count - at) }
      if written < 0 {
        if errno == EINTR { continue }
        let failure = Failure(path: path, reason: reason)
        close(descriptor)
        throw failure
      }
      at += written
    }
    let isSafe = !isSynced || fsync(descriptor) == 0
    let failure = Failure(path: path, reason: reason)
    if close(descriptor) != 0 || !isSafe { throw failure }
  }
}
