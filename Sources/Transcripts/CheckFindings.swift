// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Checks that could never hold, each told at the word that is wrong.
struct CheckFindings {
  private let pack: Pack
  private let path: String
  private(set) var list: [Finding] = []

  init(_ transcript: Transcript, _ pack: Pack) {
    (self.pack, path) = (pack, transcript.path)
    for check in transcript.turns.flatMap(\.checks) { look(at: check) }
  }

  private mutating func fail(_ check: Transcript.Check, _ column: Int, _ message: String) {
    list.append(Finding(file: path, line: check.line, column: column, message: message))
  }

  private mutating func look(at check: Transcript.Check) {
    let flow = pack.flow
    func value(_ names: [String], _ what: String) { known(check, check.value, at: check.column, names, "no \(what)") }
    func name(_ names: [String], _ what: String) -> Bool { known(check, check.name, at: check.nameColumn, names, "no \(what)") }
    switch check.kind {
    case "triage": value(Triage.allCases.map(\.rawValue), "level")
    case "state": value(flow.states.keys.sorted(), "state")
    case "intent": value(flow.intents.keys.sorted() + ["none"], "intent")
    case "scope": value(flow.scopes, "scope")
    case "ends": value(["yes", "no"], "answer")
    case "slot": if name(flow.slots.map(\.id), "slot"), let slot = flow.slot(check.name) { lookAtValue(check, slot) }
    case "flag": if name(flow.flags.map(\.id), "flag") { lookAtFlag(check) }
    case "concept":
      if name(pack.definitions.concepts.map(\.id), "concept") { value(Polarity.allCases.map(\.rawValue) + ["none"], "way to mean it") }
    case "expects": lookAtExpects(check)
    case "hold":
      for (word, column) in check.parts where word != "none" && !Self.isRange(word) {
        fail(check, column, "\"\(word)\" is no time to hold: none, or seconds, as in \"20-30, 5\"")
      }
    default: break
    }
  }

  @discardableResult
  private mutating func known(_ check: Transcript.Check, _ word: String, at column: Int, _ names: [String], _ what: String, _ of: String = "") -> Bool {
    if names.contains(word) { return true }
    fail(check, column, "\(what) \"\(word)\"\(of)" + Suggestion.text(for: word, among: names))
    return false
  }

  private mutating func lookAtValue(_ check: Transcript.Check, _ slot: Slot) {
    if check.value == "unknown" || check.value == slot.unsure { return }
    let values = slot.values.map(\.id)
    switch slot.kind {
    case .free: break
    case .number, .duration:
      if !Self.isRange(check.value) { fail(check, check.column, "\"\(check.value)\" is no number: 3 or 3-5") }
    case .choice: known(check, check.value, at: check.column, values, "no value", " of slot \(slot.id)")
    case .yesNo: known(check, check.value, at: check.column, values + ["yes", "no"], "no value", " of slot \(slot.id)")
    case .checklist:
      if ["none", "unsure"].contains(check.value) { return }
      for (word, column) in check.parts { known(check, word, at: column, values, "no value", " of slot \(slot.id)") }
    }
  }

  private mutating func lookAtFlag(_ check: Transcript.Check) {
    let words = check.value.split(separator: " ").map(String.init)
    let isStatus = words.count == 2 && Triage(rawValue: words[0]) != nil && Conversation.Raised.Status(rawValue: words[1]) != nil
    if check.value == "none" || isStatus { return }
    fail(check, check.column, "\"\(check.value)\" says nothing of a flag: none, or a level and yes, no or unknown, as in \"urgent yes\"")
  }

  private mutating func lookAtExpects(_ check: Transcript.Check) {
    if check.value == "nothing" { return }
    let words = check.value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard words.count == 2, Expecting.Kind(rawValue: words[0]) != nil else {
      let example = pack.flow.slots.first { $0.kind == .yesNo }.map { ", as in \"yes_no \($0.id)\"" } ?? ""
      return fail(check, check.column, "\"\(check.value)\" is nothing that can be awaited: nothing, or a kind and what is asked" + example)
    }
    let names = pack.flow.slots.map(\.id) + pack.flow.flags.map(\.id) + ["intent"]
    known(check, words[1], at: check.column + words[0].count + 1, names, "nothing to ask is called")
  }

  /// `3`, `3-5`, `-1`.
  private static func isRange(_ text: String) -> Bool {
    if Double(text) != nil { return true }
    guard let dash = text.dropFirst().firstIndex(of: "-") else { return false }
    return Double(text[..<dash]) != nil && Double(text[text.index(after: dash)...]) != nil
  }
}

extension Transcript.Check {
  /// What stands between the commas of the value, and the columns.
  fileprivate var parts: [(word: String, column: Int)] {
    var column = column
    return value.split(separator: ",", omittingEmptySubsequences: false).map { part in
      defer { column += part.count + 1 }
      return (part.trimmed, column + part.prefix { $0.isWhitespace }.count)
    }
  }
}
