// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension ContentReader {
  /// `pack.yml`: what holds for the whole pack.
  func readPack() {
    guard let field = files.file("pack.yml") else {
      findings.add(Finding(file: shown("pack.yml"), line: 1, column: 1, message: "there is no pack.yml"))
      return
    }
    let keys = field.keys(["pack", "title", "language", "scopes", "profile", "levels", "regions"])
    title = keys["title"]?.string() ?? keys["pack"]?.string() ?? ""
    let code = keys["language"]?.string() ?? "en"
    if let read = LanguageContent(files: files).read(code) {
      language = read
    } else {
      (keys["language"] ?? field).error("there is no language/\(code).yml")
    }
    if let scopes = keys["scopes"] { flow.scopes = scopes.strings().map(\.text) }
    flow.profile = reference(.slot, keys["profile"])
    for (name, key, value) in keys["levels"]?.entries() ?? [] {
      guard let level = Triage(rawValue: name) else {
        key.error("unknown level \"\(name)\"" + Suggestion.text(for: name, among: Triage.allCases.map(\.rawValue)))
        continue
      }
      let entry = value.keys(["state", "recommend"])
      flow.levelStates[level] = reference(.state, entry["state"])
      flow.recommendations[level] = entry["recommend"]?.string()
    }
    for (name, _, value) in keys["regions"]?.entries() ?? [] {
      var numbers: [String: String] = [:]
      for (key, _, field) in value.entries() { numbers[key] = field.string() }
      flow.regions[name == "anywhere" ? "" : name] = numbers
    }
  }

  /// `sources.yml`: what may be cited.
  func readSources() {
    guard let field = files.file("sources.yml") else { return }
    let keys = field.keys(["guide", "public", "not_said"])
    for (id, name, value) in keys["guide"]?.entries() ?? [] {
      guard isNew(.source, id, name) else { continue }
      marks.mark("guide \(id)", name)
      flow.sources[id] = value.string()
      guideIDs.append(id)
    }
    for (id, name, value) in keys["public"]?.entries() ?? [] {
      guard isNew(.source, id, name) else { continue }
      marks.mark("source \(id)", name)
      let entry = value.keys(["title", "publisher", "ref", "grade"])
      flow.sources[id] = [entry["title"]?.string(), entry["publisher"]?.string()].compactMap { $0 }.joined(separator: ", ")
    }
    for (id, name, value) in keys["not_said"]?.entries() ?? [] {
      findings.refer(.source, id, at: name)
      marks.mark("not_said \(id)", name)
      notSaid[id] = value.string()
    }
  }
}
