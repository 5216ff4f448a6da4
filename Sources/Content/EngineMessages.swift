// SPDX-License-Identifier: GPL-3.0-or-later

/// Replies that the engine itself speaks, by name; a pack gives the words.
public enum EngineMessages {
  /// Every pack has these.
  public static let needed = [
    "missed", "missed-again", "heard", "changed", "clash", "which", "why-nothing", "repeat-nothing", "back-nothing", "undone",
    "restarted", "goodbye", "person", "summary", "summary-nothing", "forgotten", "skipped", "skip-nothing", "help", "welcome",
    "sources", "sources-nothing", "silence", "ruled-out", "ask-first", "not-known", "not-now", "first-about-you",
    "summary-flags", "summary-tried",
  ]

  /// Said where a pack has them: before the first message, after it, the label of "none of these" for edges that draw buttons, frames for a
  /// question put again, what replaces a sign's own advice when it has grown worse, an alarm that is
  /// disputed, or over, a question behind an answer that was not understood, a "none" with
  /// more in it than that, and words to join lists with.
  public static let optional = [
    "alarm-check", "alarm-over", "question-missed", "none-but-more", "greeting", "scope", "nearest", "among", "withdrawn", "back-at-start",
    "word-not", "label-none", "asked-again", "raised-urgent", "raised-emergency", "word-and", "word-or",
  ]

  /// What the engine puts into any text: why the gravest signs raised need care.
  public static let fillsAnywhere: Set<String> = ["because"]

  /// What the engine puts into a reply, beside slots and the region's numbers.
  public static let fills: [String: [String]] = [
    "heard": ["heard"], "changed": ["change"], "clash": ["old", "new"], "which": ["first", "second"],
    "nearest": ["first", "second"], "among": ["choices"], "withdrawn": ["technique", "reason"],
    "summary": ["situation", "background", "assessment", "recommendation"],
    "asked-again": ["question"], "sources": ["sources"], "ruled-out": ["technique", "reason", "instead"],
    "ask-first": ["technique", "reason", "instead"], "not-known": ["technique", "instead"], "not-now": ["technique"],
    "first-about-you": ["technique"], "summary-flags": ["flags"], "summary-tried": ["tried"],
  ]
}
