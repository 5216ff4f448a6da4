// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue

extension Lint {
  /// Every `{name}` in a text must be a slot, a number of the region, or what the engine puts into that reply; `{safe a, b}` lists techniques.
  func checkPlaceholders() {
    let flow = content.flow
    let regional = Set(flow.regions.values.flatMap(\.keys))
    let everywhere = Set((flow.regions[""] ?? [:]).keys)
    let slots = Set(flow.slots.map(\.id))
    for text in texts {
      for name in Self.placeholders(text.text) {
        let given = text.owner == .reply ? EngineMessages.fills[text.id] ?? [] : []
        if let ids = Flow.techniques(in: name) {
          for id in ids where flow.technique(id) == nil {
            text.field.place(in: content, "\(id) is no technique" + Suggestion.text(for: id, among: Set(flow.techniques.map(\.id))), .error)
          }
          continue
        }
        if given.contains(name) || slots.contains(name) || EngineMessages.fillsAnywhere.contains(name) { continue }
        if regional.contains(name) {
          if !everywhere.contains(name) { text.field.place(in: content, "{\(name)} is not known where no region is: add it under regions, anywhere") }
          continue
        }
        text.field.place(
          in: content, "{\(name)} is neither a slot nor a number of the region"
            + Suggestion.text(for: name, among: slots.union(regional).union(given)), .error)
      }
    }
  }

  /// All names that texts put in.
  var placeholders: Set<String> { Set(texts.flatMap { Self.placeholders($0.text) }) }

  static func placeholders(_ text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}

extension Field {
  /// Adds a finding here to what the content's reader found.
  func place(in content: ContentReader, _ message: String, _ severity: Finding.Severity = .warning) {
    content.findings.add(Finding(file: file, line: line, column: column, severity: severity, message: message))
  }
}
