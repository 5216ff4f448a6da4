// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension stat {
  /// When the file was written, in nanoseconds.
  var written: Int {
    #if canImport(Darwin)
      st_mtimespec.tv_sec * 1_000_000_000 + st_mtimespec.tv_nsec
    #else
      st_mtim.tv_sec * 1_000_000_000 + st_mtim.tv_nsec
    #endif
  }

  /// When anything about the file changed: the system sets it, and no program can.
  var changed: Int {
    #if canImport(Darwin)
      st_ctimespec.tv_sec * 1_000_000_000 + st_ctimespec.tv_nsec
    #else
      st_ctim.tv_sec * 1_000_000_000 + st_ctim.tv_nsec
    #endif
  }
}
