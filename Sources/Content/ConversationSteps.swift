// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

/// The steps of a conversation in the words of other engines.
extension ConversationCases.Step {
  /// The steps that one entry of a list comes to.
  static func read(_ field: Field) -> [Self] {
    let entries = field.entries()
    // What is said comes first, whatever stands above it: the rest is about it.
    let isSaid = entries.contains { $0.key == "user" }
    return (entries.filter { $0.key == "user" } + entries.filter { $0.key != "user" }).flatMap { key, name, value -> [Self] in
      switch key {
      case "user": text(value).map { [Self(what: .user(plain($0)), line: name.line)] } ?? []
      case "bot": text(value).map { [Self(what: .bot($0), line: name.line)] } ?? []
      case "intent": value.string().map { [Self(what: isSaid ? .intent($0) : .wordless($0), line: name.line)] } ?? []
      case "assertions": value.items().flatMap { $0.entries() }.flatMap(step)
      default: step(key, name, value)
      }
    }
  }

  /// Something that holds from here on, or is done here.
  private static func step(_ key: String, _ name: Field, _ value: Field) -> [Self] {
    let what = key + shown(value)
    switch key {
    case "slot_was_set": return value.items().flatMap(slots)
    case "bot_uttered" where value.isMapping: return uttered(value)
    case "utter", "bot_uttered": return [Self(what: .unknown(what), line: name.line)]
    case "action" where value.node.scalar?.string.hasPrefix("utter_") == true: return [Self(what: .unknown(what), line: name.line)]
    default: return [Self(what: .other(what), line: name.line)]
    }
  }

  /// `name: part, value: chain`, `part: chain` or `part`.
  private static func slots(_ field: Field) -> [Self] {
    if let name = field.node.scalar?.string { return [Self(what: .slot(name, nil), line: field.line)] }
    let entries = field.entries()
    func step(_ name: String, _ value: Field?) -> Self {
      guard let value else { return Self(what: .slot(name, nil), line: field.line) }
      guard let text = value.node.scalar?.string else { return Self(what: .other("slot_was_set: " + name + shown(value)), line: field.line) }
      return Self(what: .slot(name, ["", "~", "null"].contains(text) ? "unknown" : text), line: field.line)
    }
    if let name = entries.first(where: { $0.key == "name" })?.value.node.scalar?.string {
      return [step(name, entries.first { $0.key == "value" }?.value)]
    }
    return entries.map { step($0.key, $0.value) }
  }

  /// `bot_uttered` with the words themselves is a reply; what else it says is in another engine's words.
  private static func uttered(_ field: Field) -> [Self] {
    let entries = field.entries()
    let rest = entries.filter { $0.key != "text_matches" }.map { Self(what: .other($0.key + shown($0.value)), line: $0.name.line) }
    guard let told = entries.first(where: { $0.key == "text_matches" }), let text = text(told.value) else {
      return rest.dropLast() + (rest.last.map { last in
        if case .other(let what) = last.what { [Self(what: .unknown(what), line: last.line)] } else { [last] }
      } ?? [])
    }
    let isPattern = text.hasPrefix("^") || text.hasSuffix("$") || [".*", ".+", "\\", "|", "["].contains { text.contains($0) }
    return rest + [Self(what: isPattern ? .pattern(text) : .bot(text), line: told.name.line)]
  }

  /// Without the line ends that a block of YAML ends with.
  private static func text(_ field: Field) -> String? {
    field.string().map { text in
      var text = text[...]
      while text.last?.isNewline == true { text = text.dropLast() }
      return String(text)
    }
  }

  static func shown(_ field: Field) -> String {
    if field.isText { return ": " + (field.node.scalar?.string ?? "") }
    let names = field.items().flatMap { item -> [String] in
      if item.isText { return [item.node.scalar?.string ?? ""] }
      return item.isMapping ? item.entries().map { $0.key + shown($0.value) } : []
    }
    return names.isEmpty ? "" : ": " + names.joined(separator: ", ")
  }

  /// `I want [two](number)` without its marks.
  static func plain(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      out += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "]"), let next = rest.index(close, offsetBy: 1, limitedBy: rest.endIndex), next < rest.endIndex,
        rest[next] == "(" || rest[next] == "{", let end = rest[next...].firstIndex(of: rest[next] == "(" ? ")" : "}")
      else {
        out.append("[")
        rest = rest[rest.index(after: open)...]
        continue
      }
      out += rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: end)...]
    }
    return (out + rest).trimmed
  }
}
