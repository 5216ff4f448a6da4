// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension ContentReader {
  /// `flags/`: warning signs.
  func readFlags() {
    for (id, name, value) in items("flags") {
      guard isNew(.flag, id, name) else { continue }
      let keys = value.keys([
        "level", "name", "say", "parts", "when", "unless", "ask_when", "doubted", "contradicted", "anyone", "confirm", "denies", "do", "because",
        "meanwhile", "never", "stops", "raised", "sources", "status", "note",
      ])
      guard let level = keys["level"]?.one(of: Triage.self, called: "level") else {
        if keys["level"] == nil { name.error("the flag \"\(id)\" needs a level") }
        continue
      }
      guard let action = keys["do"]?.string(), !action.isEmpty else {
        name.error("the flag \"\(id)\" has no \"do\": what should a person do first?")
        continue
      }
      var flag = RedFlag(id: id, level: level, name: keys["name"]?.string() ?? id, action: action)
      if let field = keys["level"] { marks.mark("level \(id)", field) }
      flag.when = test(keys["when"])
      if let field = keys["when"] { marks.mark("when \(id)", field) }
      flag.unless = test(keys["unless"])
      flag.asks = test(keys["ask_when"])
      flag.doubted = test(keys["doubted"])
      flag.contradicted = test(keys["contradicted"])
      for (text, field) in keys["denies"]?.strings() ?? [] {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
          field.error("write what is taken back as \"slot=value\"")
          continue
        }
        flag.denies.append(.init(slot: parts[0], value: parts[1]))
        findings.refer(.slot, parts[0], at: field)
        findings.refer(.value, text, at: field)
      }
      flag.isAnyones = keys["anyone"]?.flag() ?? false
      flag.confirm = keys["confirm"]?.string()
      flag.because = keys["because"]?.string()
      flag.meanwhile = keys["meanwhile"]?.string()
      flag.never = keys["never"]?.string()
      flag.stops = (keys["stops"]?.strings() ?? []).map(\.text)
      for field in keys["stops"]?.items() ?? [] { stops.append(field) }
      for item in keys["raised"]?.items() ?? [] {
        let entry = item.keys(["when", "to"])
        if let when = test(entry["when"]), let to = entry["to"]?.one(of: Triage.self, called: "level") {
          flag.raised.append(.init(when: when, to: to))
        }
      }
      flag.sources = sources(keys["sources"])
      if flag.sources.isEmpty { name.warn("the flag \"\(id)\" names no source") }
      if level >= .urgent, flag.confirm == nil { name.warn("the flag \"\(id)\" has no \"confirm\" question for someone who is not sure") }
      status[id] = keys["status"]?.string() ?? ""
      flow.flags.append(flag)
      concepts.append(
        Concept(id: id, phrases: phrases(keys["say"], of: "flag \(id)"), rows: rows(keys["parts"], of: "flag \(id)"), isSign: true))
    }
  }

  /// `techniques/`: what to do, and who must not.
  func readTechniques() {
    for (id, name, value) in items("techniques") {
      guard isNew(.technique, id, name) else { continue }
      let keys = value.keys([
        "name", "family", "fits", "rank", "asked", "intro", "steps", "feel", "stop", "avoid", "ask_first", "change", "instead",
        "always_safe", "sources", "note",
      ])
      var technique = Technique(id: id, name: keys["name"]?.string() ?? id, family: keys["family"]?.string() ?? "")
      technique.fits = test(keys["fits"])
      technique.rank = keys["rank"]?.number().map { Int($0) } ?? 100
      technique.asked = (keys["asked"]?.strings() ?? []).map { text, field in
        findings.refer(.concept, text, at: field)
        return text
      }
      technique.intro = keys["intro"]?.string()
      technique.feel = keys["feel"]?.string()
      technique.stop = keys["stop"]?.string()
      technique.isAlwaysSafe = keys["always_safe"]?.flag() ?? false
      technique.avoid = limits(keys["avoid"], "\(id) avoid")
      technique.askFirst = limits(keys["ask_first"], "\(id) ask_first")
      technique.change = limits(keys["change"], "\(id) change")
      technique.instead = (keys["instead"]?.strings() ?? []).map { text, field in
        findings.refer(.technique, text, at: field)
        return text
      }
      for item in keys["steps"]?.items() ?? [] {
        guard let step = step(item) else { continue }
        technique.steps.append(step)
        marks.mark("step \(id) \(technique.steps.count - 1)", item)
      }
      if technique.steps.isEmpty { name.error("the technique \"\(id)\" has no steps") }
      technique.sources = sources(keys["sources"])
      if technique.sources.isEmpty { name.error("the technique \"\(id)\" names no source") }
      if technique.instead.isEmpty, !(technique.avoid + technique.askFirst).isEmpty {
        name.warn("the technique \"\(id)\" is not for everyone and offers nothing instead")
      }
      flow.techniques.append(technique)
    }
  }

  private func step(_ field: Field) -> Technique.Step? {
    if field.isText { return field.string().map { Technique.Step(text: $0) } }
    let keys = field.keys(["text", "hold", "repeats"])
    guard let text = keys["text"]?.string() else {
      field.error("a step needs its text")
      return nil
    }
    return Technique.Step(text: text, hold: hold(keys["hold"]), repeats: keys["repeats"]?.number().map { Int($0) })
  }

  /// Seconds: `20` or `20-30`.
  func hold(_ field: Field?) -> ClosedRange<Int>? {
    guard let field, let text = field.string() else { return nil }
    let parts = text.split(separator: "-").map { Int($0) }
    guard let low = parts.first ?? nil, let high = parts.last ?? nil, low <= high, parts.count <= 2, low >= 0 else {
      field.error("a hold is seconds: 20 or 20-30")
      return nil
    }
    return low...high
  }

  /// Who and why. A key is a value of the profile, several joined by commas, or a guard.
  private func limits(_ field: Field?, _ owner: String) -> [Technique.Limit] {
    guard let field else { return [] }
    var out: [Technique.Limit] = []
    for (key, name, value) in field.entries() {
      guard let text = value.string() else { continue }
      let parts = key.split(separator: ",").map { $0.trimmed }
      if parts.allSatisfy({ !$0.contains(" ") }) {
        for part in parts {
          profileNames.append((part, name))
          marks.mark("limit \(owner) \(out.count)", name)
          out.append(.init(fact: part, when: nil, text: text))
        }
      } else if let when = test(key, at: name) {
        marks.mark("limit \(owner) \(out.count)", name)
        out.append(.init(fact: nil, when: when, text: text))
      }
    }
    return out
  }

  func sources(_ field: Field?) -> [String] {
    (field?.strings() ?? []).map { text, item in
      findings.refer(.source, text, at: item)
      return text
    }
  }
}

extension StringProtocol {
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
