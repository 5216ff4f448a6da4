// SPDX-License-Identifier: GPL-3.0-or-later

import CReadline
import Glibc
import Synchronization

/// The signals that arrived since they were last taken, one bit each.
private let arrived = Atomic<UInt64>(0)

/// The signal handler: one atomic step, so that it is safe at any moment.
private func noteSignal(_ number: Int32) {
  arrived.bitwiseOr(1 << UInt64(number), ordering: .relaxed)
}

/// A set of signal numbers.
struct SignalSet {
  fileprivate let bits: UInt64

  func contains(_ number: Int32) -> Bool { bits & (1 << UInt64(number)) != 0 }
}

/// Notes signals from its creation to `stop()`, which puts back what was done with them before.
///
/// Readline puts its own handlers over these while it waits; it first restores the terminal, then
/// sends the signal on to these.
struct SignalWatch {
  private let before: [(number: Int32, action: sigaction)]

  init() {
    // Stored first: a global is initialised at its first use, which must not be in the handler.
    arrived.store(0, ordering: .relaxed)
    before = [SIGINT, SIGTERM, SIGHUP, SIGCONT].map { number in
      var action = sigaction()
      crl_catch(number, noteSignal, &action)
      return (number, action)
    }
  }

  func stop() {
    for (number, action) in before {
      var action = action
      sigaction(number, &action, nil)
    }
  }

  /// The signals noted since the last call.
  func take() -> SignalSet {
    SignalSet(bits: arrived.exchange(0, ordering: .relaxed))
  }

  /// Sleeps until a key is there to read (true) or a signal came (false).
  ///
  /// Signals are held back from the look at what came until the sleep begins: one that came
  /// between the two would otherwise wait for the next key.
  func waitForKey() -> Bool {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGCONT, SIGTSTP, SIGQUIT, SIGWINCH] {
      sigaddset(&held, number)
    }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    guard rl_pending_signal() == 0, arrived.load(ordering: .relaxed) == 0 else { return false }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return ppoll(&input, 1, nil, &before) >= 0 || errno != EINTR
  }
}
