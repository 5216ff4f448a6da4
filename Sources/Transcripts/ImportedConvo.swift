// SPDX-License-Identifier: GPL-3.0-or-later
import Content

extension Imported {
  /// A BotiumScript convo: a title, then `#me` and `#bot` parts with their lines.
  mutating func readConvo(_ text: String, _ path: String, _ stem: String) {
    enum Part { case title, me, bot, other }
    var part = Part.title
    var title = ""
    var said: [String] = []
    var lines: [String] = []
    var checks: [String] = []
    var notes: [String] = []
    var isBegun = false

    func flush() {
      while said.last == "" { said.removeLast() }
      let text = said.joined(separator: "\n")
      switch part {
      case .me: lines += [""] + notes + TranscriptResult.written("you:", text)
      case .bot:
        if !isBegun { lines.append("") }
        // An intent is checked under the message it was read from, above any reply.
        if !checks.isEmpty {
          let after = (lines.lastIndex { $0.hasPrefix("you:") } ?? lines.count - 1) + 1
          let rest = lines[after...].prefix { $0.hasPrefix("     ") }.count
          lines.insert(contentsOf: checks, at: after + rest)
        }
        lines += notes + (said.isEmpty ? [] : TranscriptResult.reply(Self.reply(text)))
      case .title, .other: lines += notes
      }
      if part == .me || part == .bot { isBegun = true }
      (said, checks, notes) = ([], [], [])
    }

    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.trimmed
      if line.hasPrefix("#") {
        flush()
        switch trimmed {
        case "#me": part = .me
        case "#bot": part = .bot
        default:
          part = .other
          note(trimmed)
        }
      } else if trimmed.isEmpty {
        if part == .me || part == .bot, !said.isEmpty { said.append("") }
      } else if part == .title {
        if title.isEmpty { title = trimmed } else { lines.append("# " + trimmed) }
      } else if part == .other {
        note(trimmed)
      } else if trimmed.hasPrefix("INTENT "), part == .bot {
        checks.append("     intent: " + trimmed.dropFirst(7).trimmed)
      } else if Self.isLogic(trimmed) || part == .bot && (trimmed.hasPrefix("!") || trimmed.hasPrefix("?")) {
        note(trimmed)
      } else {
        said.append(trimmed)
      }
      func note(_ what: String) {
        notes.append("# not carried over: " + what)
        leave(path, index + 1, what)
      }
    }
    flush()
    let head = ["# " + (title.isEmpty ? stem : title), "# Imported from \(path)."]
    files.append(File(name: Self.slug(stem, or: title), text: (head + lines).joined(separator: "\n") + "\n"))
  }

  /// `PAUSE 500`, `BUTTONS a|b`, `GREETING`: a step for the other tool, or the name of a list of sentences.
  private static func isLogic(_ line: String) -> Bool {
    let word = line.prefix { $0 != " " }
    return word.count > 2 && word.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber } && word.contains(where: \.isLetter)
  }

  /// `$name` is a placeholder here as well, and `*` any run.
  private static func reply(_ text: String) -> String {
    var out = ""
    var rest = Placeholder.escaped(text)[...]
    while let first = rest.first {
      let name = first == "$" ? rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" } : ""
      if !name.isEmpty, name.first?.isNumber == false {
        out += "[\(name)]"
        rest = rest.dropFirst(name.count + 1)
      } else {
        out += first == "*" ? "[..]" : String(first)
        rest = rest.dropFirst()
      }
    }
    return out
  }
}
