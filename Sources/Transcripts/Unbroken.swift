// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The signal that came while a file was being written; 0 where none did.
private nonisolated(unsafe) var arrived: sig_atomic_t = 0

/// Work that is finished before a signal ends the program: half a file beside a transcript helps nobody.
enum Unbroken {
  private static let lock = NSLock()

  /// Ends the program afterwards, in the way the signal would have, where one came.
  static func run<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    lock.lock()
    arrived = 0
    let before = [SIGINT, SIGTERM, SIGHUP].map { number in
      var action = sigaction()
      sigaction(number, nil, &action)
      signal(number) { arrived = sig_atomic_t($0) }
      return (number, action)
    }
    defer {
      for (number, action) in before {
        var action = action
        sigaction(number, &action, nil)
      }
      let number = arrived
      lock.unlock()
      if number != 0 { kill(getpid(), Int32(number)) }
    }
    try body()
  }
}
