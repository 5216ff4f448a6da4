// SPDX-License-Identifier: GPL-3.0-or-later

/// Replies that the engine itself speaks, by name; a pack gives the words.
public enum EngineMessages {
  /// Every pack has these.
  public static let needed = [
    "missed", "missed-again", "heard", "changed", "clash", "which", "why-nothing", "repeat-nothing", "back-nothing", "undone",
    "restarted", "goodbye", "person", "summary", "summary-nothing", "forgotten", "skipped", "skip-nothing", "help", "welcome",
    "asked-again", "sources", "sources-nothing", "silence", "ruled-out", "ask-first", "not-known", "not-now", "first-about-you",
    "summary-flags", "summary-tried", "raised-urgent", "raised-emergency", "label-none", "word-and", "word-or",
  ]
}
