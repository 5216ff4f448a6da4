// SPDX-License-Identifier: GPL-3.0-or-later

/// A conversation written down: what a person types and exactly what must come back.
public struct Transcript: Sendable, Equatable {
  /// As it was named on the command line, or below the folder that was.
  public var path: String
  /// The first comment line.
  public var title: String
  public var headers: [Header] = []
  public var turns: [Turn] = []
  /// From here on the file makes no sense, so nothing after it is run.
  var brokenAt: Int?
  /// The file as it is, for rewriting it without losing a word of what a person wrote.
  var lines: [String] = []
  var lineEnd = "\n"
  /// A byte order mark stands before the first line.
  var hasMark = false

  /// `@key value` before the first turn.
  public struct Header: Sendable, Equatable {
    public var key: String
    public var value: String
    public var line: Int
    /// Where the value begins, counting from 1.
    public var column: Int
  }

  /// One message, what is checked after it, and every reply. The opening turn has no message.
  public struct Turn: Sendable, Equatable {
    public var you: String?
    /// Other ways to say it, which must lead to the same; the talk goes on from the first.
    public var others: [Way] = []
    /// Where the turn begins, counting from 1.
    public var line: Int
    /// The last line of the message and its checks.
    public var lastLine: Int
    public var checks: [Check] = []
    public var replies: [ReplyText] = []

    /// `bot: ...` at the end: whatever else is said.
    var isOpen: Bool { replies.last?.text == "..." }
  }

  /// `or: ` under a message.
  public struct Way: Sendable, Equatable {
    public var text: String
    public var line: Int
  }

  /// `key: value` under a message.
  public struct Check: Sendable, Equatable {
    public var key: String
    public var value: String
    public var line: Int
    /// Where the value begins, counting from 1.
    public var column: Int
    /// Where the name in "slot NAME" begins.
    var nameColumn: Int
    /// What is checked, without the name: "slot".
    var kind: String { String(key.prefix { $0 != " " }) }
    /// The name in "slot NAME".
    var name: String { String(key.dropFirst(kind.count + 1)) }
  }

  public struct ReplyText: Sendable, Equatable {
    public var text: String
    public var line: Int
    /// The last line it takes up.
    public var lastLine: Int
  }

  public func header(_ key: String) -> String? { headers.first { $0.key == key }?.value }

  /// The words of `@tags`, with or without commas between them.
  public var tags: [String] {
    (header("tags") ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  /// `@each alone`: every message is the first of a conversation.
  var isEachAlone: Bool { header("each") != nil }

  /// Nothing is written yet of what comes back: a file to be recorded.
  public var isUnrecorded: Bool { turns.allSatisfy(\.replies.isEmpty) }

  static let headerKeys = ["seed", "clock", "profile", "tags", "region", "intents", "each", "known-failing", "skip"]
  static let checkKeys = ["intent", "triage", "state", "scope", "slot", "flag", "concept", "expects", "hold", "ends"]
  /// Checks with a name: "slot NAME: value".
  static let namedChecks = ["slot", "flag", "concept"]
}
