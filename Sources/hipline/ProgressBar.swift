// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// How far a run has come, on one line of a terminal that is wiped afterwards. Draws nothing anywhere else.
struct ProgressBar: Sendable {
  private let total: Int
  private let what: String
  private let isShown: Bool
  private static let width = 24

  init(_ what: String, total: Int) {
    (self.what, self.total) = (what, total)
    isShown = total > 1 && isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  func show(_ done: Int) {
    // No more often than the bar grows by a hundredth.
    guard isShown, done == total || done * 100 / total != (done - 1) * 100 / total else { return }
    let filled = done * Self.width / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    Console.write("\r\(what) [\(bar)] \(done)/\(total)", to: 2)
  }

  func clear() {
    if isShown { Console.write("\r\u{1B}[K", to: 2) }
  }
}
