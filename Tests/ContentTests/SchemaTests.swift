// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Yams

/// The schema for editors accepts our content and refuses each kind of mistake.
struct SchemaTests {
  static let kinds = ["pack", "flow", "slots", "concepts", "intents", "flags", "examples", "techniques", "replies", "language", "sources"]

  let validator: SchemaValidator

  init() throws {
    let text = try Places.text(Places.shipped.appendingPathComponent("schema.json"))
    validator = SchemaValidator(root: SchemaValue(try #require(try Yams.compose(yaml: text))))
  }

  private func findings(_ kind: String, _ yaml: String) throws -> [String] {
    guard let node = try Yams.compose(yaml: yaml) else { return [] }
    return validator.check(SchemaValue(node), against: try #require(validator.root["$defs"]?[kind]))
  }

  @Test("all content is accepted")
  func content() throws {
    var packs = [try ReferencePack.files()]
    for folder in [Places.shipped, Places.packs.appendingPathComponent("bicycle-workshop")] { packs.append(try Places.files(folder)) }
    for files in packs {
      for (name, text) in files where name.hasSuffix(".yml") {
        let kind = String(name.prefix { $0 != "/" && $0 != "." })
        #expect(Self.kinds.contains(kind))
        #expect(try findings(kind, text) == [], "\(name)")
      }
    }
  }

  @Test("each kind of mistake is refused", arguments: [
    ("pack", "pack: a\nlanguage: en\ntitel: b"), ("pack", "pack: a"), ("pack", "pack: a\nlanguage: en\nlevels: {emergncy: {state: x}}"),
    ("pack", "pack: a\nlanguage: en\nscopes: []"), ("pack", "pack: a\nlanguage: en\nregions: {GB: {emergency: [999]}}"),
    ("flow", "start: a"), ("flow", "start: a\nstates: {}"), ("flow", "start: a\nstates: {a: {sya: b}}"),
    ("flow", "start: a\nstates: {a: {wait: maybe}}"), ("flow", "start: a\nstates: {a: {next: [{when: x}]}}"),
    ("flow", "start: a\nstates: {a: {on: [{say: b}]}}"), ("flow", "start: a b\nstates: {a: {wait: true}}"),
    ("slots", "a: {kind: choise}"), ("slots", "a: {ask: [b]}"), ("slots", "a b: {kind: free}"), ("slots", "a: {kind: choice, valeus: {}}"),
    ("slots", "a: {kind: choice, values: {b: {labl: c}}}"), ("slots", "a: {kind: number, from: inches}"),
    ("slots", "a: {kind: number, min: low}"), ("slots", "a: {kind: free, summary: {part: past}}"), ("slots", "a: {kind: checklist, groups: {b: {label: c}}}"),
    ("concepts", "a: {says: [b]}"), ("concepts", "a: [b]"), ("concepts", "a: {say: {b: c}}"), ("concepts", "a: {is: [b c]}"),
    ("intents", "a: {do: jump}"), ("intents", "a: {example: [b]}"), ("intents", "a: {reply: [b, c]}"), ("intents", "a: {sets: [b]}"),
    ("flags", "a: {level: red, do: b}"), ("flags", "a: {level: soon}"), ("flags", "a: {do: b}"), ("flags", "a: {level: soon, do: \"\"}"),
    ("flags", "a: {level: soon, do: b, raised: [{to: urgent}]}"), ("flags", "a: {level: soon, do: b, status: sure}"),
    ("techniques", "a: {sources: [b]}"), ("techniques", "a: {steps: [b]}"), ("techniques", "a: {steps: [], sources: [b]}"),
    ("techniques", "a: {steps: [{hold: 20}], sources: [b]}"), ("techniques", "a: {steps: [{text: c, hold: long}], sources: [b]}"),
    ("techniques", "a: {steps: [c], sources: [b], rank: first}"), ("techniques", "a: {steps: [c], sources: [b], always_safe: maybe}"),
    ("techniques", "a: {steps: [c], sources: [b], avoid: [d]}"), ("techniques", "a: {steps: [{text: c, repeats: 0}], sources: [b]}"),
    ("replies", "a: []"), ("replies", "a: [{when: b}]"), ("replies", "a: [{say: b, warn: c}]"), ("replies", "a: {lines: []}"), ("replies", "a: [[b]]"),
    ("language", "fillers: [a]"), ("language", "language: en\nfiller: [a]"), ("language", "language: en\nsuffixes: [ies]"),
    ("language", "language: en\ncues: [{kind: no, say: [a]}]"), ("language", "language: en\nnumbers: {one: first}"),
    ("language", "language: en\nunits: [{factor: 1}]"), ("language", "language: en\nmoments: [{measure: age, say: [a]}]"),
    ("language", "language: en\nwrappers: {past: [no braces]}"), ("language", "language: en\nanswers: {perhaps: [a]}"),
    ("sources", "guides: {}"), ("sources", "guide: [a]"), ("sources", "public: {a: {publisher: b}}"), ("sources", "not_said: {a: [b]}"),
  ])
  func mistake(_ kind: String, _ yaml: String) throws {
    #expect(try findings(kind, yaml) != [], "accepted: \(yaml)")
  }

  @Test("the reference has a line for every kind of file")
  func reference() throws {
    let readme = try Places.text(Places.shipped.appendingPathComponent("README.md"))
    for kind in Self.kinds { #expect(readme.contains(kind) && validator.root["$defs"]?[kind] != nil, "\(kind)") }
    // Every key that the schema knows is in the reference.
    guard case .object(let definitions)? = validator.root["$defs"] else { return }
    for (name, definition) in definitions {
      guard case .object(let properties)? = definition["properties"] else { continue }
      for (key, _) in properties { #expect(readme.contains(key), "\(name): \(key)") }
    }
  }
}
