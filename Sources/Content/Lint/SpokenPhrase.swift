// SPDX-License-Identifier: GPL-3.0-or-later

/// A phrase by which something is found, with its place and what it stands for.
struct SpokenPhrase {
  /// Among these the same phrase may stand once: concepts, flags, intents, or the values of one slot.
  var group: String
  var id: String
  /// How it is called in a finding.
  var title: String
  var text: String
  var field: Field

  /// All of a folder's phrases in the order of the files.
  static func all(_ files: ContentFiles) -> [SpokenPhrase] {
    var out: [SpokenPhrase] = []
    func take(_ field: Field?, _ group: String, _ id: String, _ title: String) {
      for (text, item) in field?.strings() ?? [] { out.append(.init(group: group, id: id, title: title, text: text, field: item)) }
    }
    for (folder, group) in [("concepts", "concept"), ("flags", "flag"), ("intents", "intent")] {
      for (id, _, value) in files.folder(folder).flatMap({ $0.entries() }) where value.isMapping {
        take(value.entries().first { $0.key == "say" }?.value, group, id, "the \(group) \"\(id)\"")
      }
    }
    for (slot, _, body) in files.folder("slots").flatMap({ $0.entries() }) where body.isMapping {
      for (id, _, value) in body.entries().first(where: { $0.key == "values" })?.value.entries() ?? [] where value.isMapping {
        take(value.entries().first { $0.key == "say" }?.value, "slot " + slot, id, "the value \"\(id)\"")
      }
    }
    return out
  }
}
