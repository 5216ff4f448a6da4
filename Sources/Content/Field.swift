// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

/// Collects what is found while content is read, so that one pass tells all of it.
final class Findings {
  private(set) var list: [Finding] = []
  /// Names used, to be held against the names there are once everything is read.
  private(set) var references: [(kind: NameKind, name: String, file: String, line: Int, column: Int)] = []

  /// A file was read that is not in the snapshot.
  private(set) var wentOutside = false

  func add(_ finding: Finding) { list.append(finding) }

  /// A file that is no content file of the folder.
  func beside(_ name: String, in snapshot: ContentSnapshot) -> [UInt8]? {
    wentOutside = true
    return FileBytes.read(snapshot.root.path + "/" + name)
  }

  func refer(_ kind: NameKind, _ name: String, at field: Field) {
    references.append((kind, name, field.file, field.line, field.column))
  }
}

/// The kinds of things content refers to by name.
enum NameKind: String, CaseIterable {
  case concept, intent, slot, value, flag, technique, reply, state, source, scope
}

/// One node of a YAML file, with its place.
struct Field {
  let node: Node
  let file: String
  let findings: Findings

  var line: Int { node.mark?.line ?? 1 }
  var column: Int { node.mark?.column ?? 1 }

  func error(_ message: String) { report(.error, message) }
  func warn(_ message: String) { report(.warning, message) }

  private func report(_ severity: Finding.Severity, _ message: String) {
    findings.add(Finding(file: file, line: line, column: column, severity: severity, message: message))
  }

  private func at(_ node: Node) -> Field { Field(node: node, file: file, findings: findings) }

  /// The text of a scalar; an error for anything else.
  func string() -> String? {
    guard let scalar = node.scalar else {
      error("expected text here")
      return nil
    }
    return scalar.string
  }

  /// Several texts, or one alone.
  func strings() -> [(text: String, field: Field)] {
    if let scalar = node.scalar { return scalar.string.isEmpty ? [] : [(scalar.string, self)] }
    return items().compactMap { item in item.string().map { ($0, item) } }
  }

  var isText: Bool { node.scalar != nil }
  var isList: Bool { node.sequence != nil }
  var isMapping: Bool { node.mapping != nil }

  /// The items of a list; a single item counts as a list of one.
  func items() -> [Field] {
    if let sequence = node.sequence { return sequence.map(at) }
    return [self]
  }

  /// The entries of a mapping in order.
  func entries() -> [(key: String, name: Field, value: Field)] {
    guard let mapping = node.mapping else {
      if node.scalar?.string.isEmpty == true { return [] }
      error("expected `key: value` lines here")
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = key.scalar?.string else {
        at(key).error("a key is one word")
        return nil
      }
      return (name, at(key), at(value))
    }
  }

  /// The entries by key, any key that is not known being an error.
  func keys(_ known: [String]) -> [String: Field] {
    var out: [String: Field] = [:]
    for (key, name, value) in entries() {
      if !known.contains(key) {
        name.error("unknown key \"\(key)\"" + Suggestion.text(for: key, among: known))
      }
      out[key] = value
    }
    return out
  }

  func number() -> Double? {
    guard let text = string() else { return nil }
    guard let value = Double(text) else {
      error("\"\(text)\" is not a number")
      return nil
    }
    return value
  }

  func flag() -> Bool {
    guard let text = string() else { return false }
    if text == "true" || text == "yes" { return true }
    if text != "false" && text != "no" { error("\"\(text)\" is neither true nor false") }
    return false
  }

  /// One of the cases of an enumeration.
  func one<Value: RawRepresentable & CaseIterable>(of type: Value.Type, called kind: String) -> Value?
  where Value.RawValue == String {
    guard let text = string() else { return nil }
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    error("unknown \(kind) \"\(text)\"" + Suggestion.text(for: text, among: names) + "; it is one of \(names.joined(separator: ", "))")
    return nil
  }
}
