// SPDX-License-Identifier: GPL-3.0-or-later

import CReadline
import Glibc

/// What one wait at the prompt ended in.
public enum LineEvent: Equatable, Sendable {
  /// A line was entered. A paste of several lines is one event, its line breaks kept as `\n`.
  case line(String)
  /// Ctrl-C was pressed; what was typed is dropped, and the cursor is on a new line.
  case interrupt
  /// Ctrl-D was pressed on an empty line, or the terminal is gone.
  case endOfInput
  /// The program was asked to end (SIGTERM, SIGHUP).
  case terminated
}

/// A line editor in the terminal: GNU readline, for as long as both standard input and standard
/// output are one.
///
/// Readline is a single global, so make one editor in a program. The terminal and the signals are
/// its own only inside `next`; in between, both are as the program left them.
@MainActor public final class LineEditor {
  /// What readline's callbacks, which take no context, share with the wait in progress.
  private static var event: LineEvent?
  private static var completions: [String] = []

  private var history: History

  /// name: what inputrc's `$if` addresses; historyFile: nil = no history kept; historyLimit: the
  /// most entries to keep.
  public init(name: String, historyFile: String?, historyLimit: Int = 500) {
    Self.adoptLocale()
    // Never freed: readline keeps the pointer.
    crl_set_name(strdup(name))
    crl_set_persistent_signals(1)
    crl_set_terminal_hooks(takeTerminal, giveTerminalBack)
    // Readline's COLUMNS would outlive the next change of size.
    crl_set_changes_environment(0)
    crl_complete_whole_lines()
    crl_set_completer(matches)
    // Reads the user's inputrc, which may set a history size; ours comes after it.
    rl_initialize()
    history = History(file: historyFile, limit: historyLimit)
  }

  /// Shows the prompt and edits one line.
  ///
  /// - Parameters:
  ///   - prompt: Colours and other escapes in it must stand between `\u{1}` and `\u{2}`, or the
  ///     cursor goes astray; leave them out where `TERM` is `dumb`.
  ///   - completions: Whole lines offered on Tab, whatever the case of what was typed.
  ///   - remember: False keeps this line out of the history.
  public func next(prompt: String, completions: [String], remember: Bool) -> LineEvent {
    Self.event = nil
    Self.completions = completions
    let signals = SignalWatch()
    defer { signals.stop() }
    if isInBackground() { stopInBackground() }
    // The size may have changed since the last line.
    rl_reset_screen_size()
    rl_callback_handler_install(prompt, lineEntered)
    while true {
      guard let event = step(signals) else { continue }
      if remember, case .line(let text) = event { history.add(text) }
      return event
    }
  }

  /// Restores the terminal and saves the history. Can be called twice.
  public func close() {
    rl_callback_handler_remove()
    history.save()
  }

  /// Waits for one key or signal and acts on it; not nil ends the wait.
  private func step(_ signals: SignalWatch) -> LineEvent? {
    let hasKey = signals.waitForKey()
    if rl_pending_signal() == SIGINT {
      // The `^C` that readline shows belongs after the text, not into it.
      crl_move_to_end()
      rl_redisplay()
    }
    rl_check_signals()
    if hasKey { rl_callback_read_char() }
    let seen = signals.take()
    if seen.contains(SIGTERM) || seen.contains(SIGHUP) { return abandon(.terminated) }
    if seen.contains(SIGINT) { return abandon(.interrupt) }
    if seen.contains(SIGCONT), Self.event == nil { resume() }
    if Self.event == .endOfInput { endLine() }
    return Self.event
  }

  /// Drops what was typed, also in the midst of a search.
  private func abandon(_ event: LineEvent) -> LineEvent {
    // A line that was entered at the same moment has left the editor already.
    guard Self.event == nil else { return event }
    rl_callback_sigcleanup()
    rl_free_line_state()
    rl_replace_line("", 0)
    rl_crlf()
    rl_callback_handler_remove()
    fflush(nil)
    return event
  }

  /// Leaves the line that input ended on, which readline does itself only with bracketed paste on.
  private func endLine() {
    let isDone = rl_variable_value("enable-bracketed-paste").map { String(cString: $0) == "on" }
    if isDone != true { rl_crlf() }
    fflush(nil)
  }

  /// Takes the terminal back from the shell after a stop and draws the line again.
  private func resume() {
    // Continued by `bg`; `fg` will lead here again.
    if isInBackground() { return stopInBackground() }
    rl_cleanup_after_signal()
    rl_reset_after_signal()
    rl_reset_screen_size()
    rl_forced_update_display()
  }

  fileprivate static func entered(_ text: String?) {
    event = text.map(LineEvent.line) ?? .endOfInput
  }

  fileprivate static func completion(of typed: String) -> Completion? {
    Completion(of: typed, among: completions)
  }
}

/// Called by readline with a line, or NULL at the end of input.
private func lineEntered(_ line: UnsafeMutablePointer<CChar>?) {
  // Removed first: readline would show the prompt again at once.
  rl_callback_handler_remove()
  let text = line.map { String(cString: $0) }
  free(line)
  MainActor.assumeIsolated { LineEditor.entered(text) }
}

/// Called by readline for what Tab offers; the positions say nothing, as the text is the line.
private func matches(
  _ text: UnsafePointer<CChar>?, _ start: Int32, _ end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  crl_end_completion()
  guard let typed = text.map({ String(cString: $0) }) else { return nil }
  return MainActor.assumeIsolated { LineEditor.completion(of: typed) }?.forReadline()
}
