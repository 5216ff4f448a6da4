// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Understanding

/// Reads a content folder by hand from YAML nodes, so that every mistake is told with its place, all in one pass.
final class ContentReader {
  let files: ContentFiles
  let findings = Findings()
  var flow = Flow()
  var language = Language()
  var concepts: [Concept] = []
  var intents: [Reader.IntentDefinition] = []
  var choices: [Reader.ChoicePhrases] = []
  var signExamples: [Reader.SignExample] = []
  var answerExamples: [Reader.AnswerExample] = []
  var title = ""
  var status: [String: String] = [:]
  var exampleOwner: [String: String] = [:]
  var stops: [Field] = []
  /// Names used for facts about a person, to be held against the profile slot.
  var profileNames: [(name: String, field: Field)] = []
  var notSaid: [String: String] = [:]
  var guideIDs: [String] = []
  /// Where each thing is defined.
  private(set) var places: [NameKind: [String: (file: String, line: Int, column: Int)]] = [:]

  /// Where everything is that has a name or a place of its own.
  var marks = Places()

  init(_ snapshot: ContentSnapshot) {
    files = ContentFiles(snapshot, findings: findings)
  }

  func shown(_ name: String) -> String { files.snapshot.name + "/" + name }

  func read() {
    readPack()
    readSources()
    readSlots()
    readConcepts()
    readFlags()
    readExamples()
    readIntents()
    readTechniques()
    readReplies()
    readFlow()
    checkNames()
  }

  /// The entries of all files of a folder.
  func items(_ folder: String) -> [(key: String, name: Field, value: Field)] { files.folder(folder).flatMap { $0.entries() } }

  /// Notes where a thing is defined; an error when there is one of its name already.
  func isNew(_ kind: NameKind, _ id: String, _ field: Field) -> Bool {
    if let (file, line, _) = places[kind]?[id] {
      field.error("there is a \(kind.rawValue) \"\(id)\" already, at \(file):\(line)")
      return false
    }
    let isAllowed = id.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    if !isAllowed || id.isEmpty { field.error("the name \"\(id)\" may hold letters, digits, -, _ and . only") }
    marks.mark("\(kind.rawValue) \(id)", field)
    places[kind, default: [:]][id] = (field.file, field.line, field.column)
    return true
  }

  func reference(_ kind: NameKind, _ field: Field?) -> String? {
    guard let field, let name = field.string() else { return nil }
    findings.refer(kind, name, at: field)
    return name
  }

  func test(_ field: Field?) -> Guard? {
    guard let field, let text = field.string() else { return nil }
    return test(text, at: field)
  }

  func test(_ text: String, at field: Field) -> Guard? {
    do {
      let test = try Guard(text)
      for name in test.names {
        switch name {
        case .slot(let id): findings.refer(.slot, id, at: field)
        case .value(let slot, let id): findings.refer(.value, slot + "=" + id, at: field)
        case .flag(let id): findings.refer(.flag, id, at: field)
        case .intent(let id): findings.refer(.intent, id, at: field)
        case .concept(let id): findings.refer(.concept, id, at: field)
        case .technique(let id): findings.refer(.technique, id, at: field)
        }
      }
      return test
    } catch {
      field.error("in the guard \"\(text)\", at character \(error.offset + 1): \(error.message)")
      return nil
    }
  }

  /// Every name that was used must be the name of something.
  private func checkNames() {
    // Names in a file that could not be read would all seem to be missing.
    if findings.list.contains(where: { $0.message.hasPrefix("not YAML") }) { return }
    var known = places.mapValues { Set($0.keys) }
    known[.concept, default: []].formUnion(flow.flags.map(\.id))
    known[.source] = Set(flow.sources.keys)
    known[.scope] = Set(flow.scopes)
    for (kind, name, file, line, column) in findings.references {
      if kind == .value {
        let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
        guard let slot = flow.slot(parts[0]), parts.count == 2, !slot.values.isEmpty, slot.value(parts[1]) == nil else { continue }
        let message = "no value \"\(parts[1])\" in \"\(slot.id)\"" + Suggestion.text(for: parts[1], among: slot.values.map(\.id))
        findings.add(Finding(file: file, line: line, column: column, message: message))
      } else if known[kind]?.contains(name) != true {
        let message = "no \(kind.rawValue) \"\(name)\"" + Suggestion.text(for: name, among: known[kind] ?? [])
        findings.add(Finding(file: file, line: line, column: column, message: message))
      }
    }
    let facts = flow.profile.flatMap { flow.slot($0) }?.values.map(\.id) ?? []
    for (name, field) in profileNames where !facts.contains(name) {
      field.error("\"\(name)\" is no value of the profile" + Suggestion.text(for: name, among: facts))
    }
    let families = Set(flow.techniques.map(\.family)).union(flow.techniques.map(\.id))
    for field in stops.flatMap({ $0.items() }) {
      if let name = field.string(), !families.contains(name) {
        field.error("\"\(name)\" is no technique or family" + Suggestion.text(for: name, among: families))
      }
    }
    for name in EngineMessages.needed where flow.messages[name] == nil {
      findings.add(
        Finding(
          file: shown("replies"), line: 1, column: 1, message: "there is no reply \"\(name)\", which every conversation may need"))
    }
  }

  /// Where something is defined, for findings that come later.
  func place(_ kind: NameKind, _ id: String) -> (file: String, line: Int, column: Int)? { places[kind]?[id] }
}
