// SPDX-License-Identifier: GPL-3.0-or-later

/// A text that a person may read, with its place and what it is part of.
struct SpokenText {
  /// The reply, question, flag or technique that it is part of.
  var owner: NameKind
  var id: String
  var text: String
  var field: Field

  /// All of a folder's texts in the order of the files.
  static func all(_ files: ContentFiles) -> [SpokenText] {
    var out: [SpokenText] = []
    func take(_ folder: String, _ owner: NameKind, _ collect: (Field, (Field) -> Void) -> Void) {
      for (id, _, value) in files.folder(folder).flatMap({ $0.entries() }) {
        collect(value) { field in
          for (text, item) in field.strings() { out.append(.init(owner: owner, id: id, text: text, field: item)) }
        }
      }
    }
    take("replies", .reply) { value, say in reply(value, say) }
    take("slots", .slot) { value, say in
      for (key, _, field) in value.entries() where ["ask", "short", "why"].contains(key) { say(field) }
    }
    take("flags", .flag) { value, say in
      for (key, _, field) in value.entries() where ["confirm", "do", "because", "meanwhile", "never"].contains(key) { say(field) }
    }
    take("techniques", .technique) { value, say in technique(value, say) }
    return out
  }

  private static func reply(_ value: Field, _ say: (Field) -> Void) {
    for item in value.items() {
      if item.isText {
        say(item)
      } else {
        for (key, _, field) in item.entries() {
          if ["say", "warn", "step"].contains(key) { say(field) }
          if key == "lines" { reply(field, say) }
        }
      }
    }
  }

  private static func technique(_ value: Field, _ say: (Field) -> Void) {
    for (key, _, field) in value.entries() {
      switch key {
      case "intro", "feel", "stop": say(field)
      case "steps":
        for step in field.items() {
          if step.isText { say(step) } else { for (name, _, text) in step.entries() where name == "text" { say(text) } }
        }
      case "avoid", "ask_first", "change": for (_, _, text) in field.entries() { say(text) }
      default: break
      }
    }
  }
}
