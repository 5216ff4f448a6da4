// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A note beside a pack that it was read to its last byte and found sound, so that the next start need not: what nobody has touched since
/// is as it was.
///
/// It counts only where it was left a while after the last change: the clock of a disk is coarse.
struct SeenMark {
  private let path: String
  private static let grace = 1_000_000_000

  init(_ pack: String) { path = pack + ".seen" }

  func holds(for file: MappedFile) -> Bool {
    guard let mark = MappedFile(path), mark.written - file.changed > Self.grace else { return false }
    return mark.bytes.elementsEqual(file.stamp.utf8)
  }

  func leave(for file: MappedFile) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    guard now.tv_sec * 1_000_000_000 + now.tv_nsec - file.changed > 2 * Self.grace else { return }
    _ = CacheFolder.write([Array(file.stamp.utf8)], to: path)
  }
}
