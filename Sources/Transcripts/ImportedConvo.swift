// SPDX-License-Identifier: GPL-3.0-or-later
import Content

extension Imported {
  /// A BotiumScript convo: a title, then `#me` and `#bot` parts with their lines.
  mutating func readConvo(_ text: String, _ path: String, _ stem: String, _ utterances: [String: [String]]) {
    var reader = ConvoReader(utterances: utterances)
    let (head, parts) = ConvoPart.all(text)
    var talk = ImportedTalk(title: head.first ?? stem, path: path, more: Array(head.dropFirst()))
    for part in parts { reader.add(part, to: &talk) }
    for (line, what) in reader.notes { leave(path, line, what) }
    used.formUnion(reader.used)
    files.append(File(name: Self.slug(stem, or: head.first ?? ""), text: talk.text))
  }
}

/// Reads the parts of a convo one after another.
private struct ConvoReader {
  let utterances: [String: [String]]
  private(set) var notes: [(line: Int, what: String)] = []
  private(set) var used = Set<String>()

  init(utterances: [String: [String]]) { self.utterances = utterances }

  mutating func add(_ part: ConvoPart, to talk: inout ImportedTalk) {
    switch part.label {
    case "#me": addMessage(part, to: &talk)
    case "#bot": addReply(part, to: &talk)
    default:
      for (number, text) in [(part.line, part.label)] + part.lines where !text.isEmpty { talk.comment(note(number, text)) }
    }
  }

  private mutating func note(_ line: Int, _ what: String) -> String {
    notes.append((line, what))
    return "not carried over: " + what
  }

  private mutating func addMessage(_ part: ConvoPart, to talk: inout ImportedTalk) {
    var comments: [String] = []
    var said: [String] = []
    if part.lines.count == 1, let list = sentences(part.lines[0].text) { return talk.say(list) }
    for (number, text) in part.lines {
      if text.hasPrefix("BUTTON ") {
        said.append(text.dropFirst(7).trimmed)
      } else if let list = sentences(text) {
        said.append(list[0])
        if list.count > 1 { comments.append(note(number, "the other sentences of " + text)) }
      } else if Self.isLogic(text) {
        comments.append(note(number, text))
      } else {
        for (_, name) in Self.variables(text) { comments.append(note(number, "the value of $\(name), which stands as it is written")) }
        said.append(text)
      }
    }
    talk.say([said.joined(separator: "\n")], comments: comments)
  }

  private mutating func addReply(_ part: ConvoPart, to talk: inout ImportedTalk) {
    var said: [String] = []
    var isUnknown = false
    for (number, text) in part.lines {
      if text.hasPrefix("INTENT ") {
        if !talk.check("intent", text.dropFirst(7).trimmed) { talk.comment(note(number, text)) }
      } else if let list = sentences(text) {
        if list.count == 1 {
          said.append(list[0])
        } else {
          talk.comment(note(number, "\(text), which is any of: " + list.joined(separator: " | ")))
          isUnknown = true
        }
      } else if Self.isLogic(text) || text.hasPrefix("!") || text.hasPrefix("?") {
        talk.comment(note(number, text))
        isUnknown = true
      } else {
        said.append(text)
      }
    }
    while said.last == "" { said.removeLast() }
    if !said.isEmpty { _ = talk.reply(Self.reply(said.joined(separator: "\n"))) } else if isUnknown { _ = talk.reply("[..]") } else { talk.leaveOpen() }
  }

  private mutating func sentences(_ name: String) -> [String]? {
    guard let list = utterances[name], !list.isEmpty else { return nil }
    used.insert(name)
    return list
  }

  private static let known: Set<Substring> = [
    "PAUSE", "INTENT", "ENTITIES", "BUTTON", "BUTTONS", "MEDIA", "CARDS", "FORM", "FORMS", "INCLUDE", "UTTERANCES", "TEXT", "CONDITIONAL", "JSONPATH", "TICKER",
  ]

  /// `PAUSE 500`, `BUTTONS a|b`, `GREETING`: a step for the other tool, or the name of a list of sentences.
  private static func isLogic(_ line: String) -> Bool {
    let word = line.prefix { $0 != " " }
    // A message may well begin with a word in capitals.
    return Utterances.isName(String(word)) && (word.count == line.count || word.contains("_") || known.contains(word))
  }

  /// `$name` and where it begins.
  private static func variables(_ text: String) -> [(start: String.Index, name: Substring)] {
    text.indices.compactMap { index in
      guard text[index] == "$" else { return nil }
      let name = text[text.index(after: index)...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return name.isEmpty || name.first?.isNumber == true ? nil : (index, name)
    }
  }

  /// `$name` is a placeholder here as well, and `*` any run.
  private static func reply(_ text: String) -> String {
    let text = Placeholder.escaped(text)
    var out = ""
    var at = text.startIndex
    for (start, name) in variables(text) {
      out += text[at..<start] + "[\(name)]"
      at = name.endIndex
    }
    out += text[at...]
    return out.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "[..]")
  }
}
