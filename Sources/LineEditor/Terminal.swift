// SPDX-License-Identifier: GPL-3.0-or-later

import CReadline
import Glibc

extension LineEditor {
  /// Terminal columns now: `COLUMNS` if it is set, else what the terminal says, nil if unknown.
  public nonisolated static func columns() -> Int? {
    if let wish = getenv("COLUMNS"), let columns = Int(String(cString: wish)), columns > 0 {
      return columns
    }
    for descriptor in [STDOUT_FILENO, STDIN_FILENO, STDERR_FILENO] {
      let columns = Int(crl_columns(descriptor))
      if columns > 0 { return columns }
    }
    return nil
  }

  /// Has the C library count characters, not bytes. Swift's text is always UTF-8, so where the
  /// environment names no UTF-8 locale (containers, `LC_ALL=C`), one is put in.
  static func adoptLocale() {
    // Only this category: with all of them, C code would read and write other decimal points.
    setlocale(LC_CTYPE, "")
    if let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) == "UTF-8" { return }
    // Through the environment, because readline looks there itself.
    let isForced = getenv("LC_ALL").map { $0[0] != 0 } ?? false
    setenv(isForced ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1)
    setlocale(LC_CTYPE, "")
  }
}

/// Whether another job has the terminal, after `bg` or when started with `&`.
func isInBackground() -> Bool {
  let front = tcgetpgrp(STDIN_FILENO)
  return front > 0 && front != getpgrp()
}

/// Stops the program, as the system does with a background job that reads from the terminal.
func stopInBackground() { kill(getpid(), SIGTTIN) }

/// Readline's way to take the terminal over, left out in the background: it would read the shell's
/// own settings there and then be stopped halfway.
func takeTerminal(_ meta: Int32) {
  if !isInBackground() { rl_prep_terminal(meta) }
}

/// Readline's way to give the terminal back, left out where the shell has it already.
func giveTerminalBack() {
  if !isInBackground() { rl_deprep_terminal() }
}
