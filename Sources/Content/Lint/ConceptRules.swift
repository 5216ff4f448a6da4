// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Lint {
  /// Concepts that are built from themselves, and those that nothing asks for.
  ///
  /// Some of these have a use: their phrases hide shorter ones ("dead tired" is not "dead").
  func checkConcepts() {
    let own = content.shown("concepts/")
    let byID = Dictionary(content.concepts.map { ($0.id, $0) }) { first, _ in first }
    var queue = Array(used(.concept) { !$0.hasPrefix(own) })
    queue += content.flow.flags.map(\.id)
    // Finding a concept finds its kinds, so what is a kind of a live one is live; so is what a live one is built from.
    var children: [String: [String]] = [:]
    for concept in content.concepts { for parent in concept.parents { children[parent, default: []].append(concept.id) } }
    var live = Set<String>()
    while let id = queue.popLast() {
      guard live.insert(id).inserted else { continue }
      queue += children[id] ?? []
      queue += (byID[id]?.rows ?? []).flatMap { $0.terms.flatMap(\.concepts) }
    }
    for id in Set(circular).sorted() {
      report(content.place(.flag, id) == nil ? .concept : .flag, id, "the concept \"\(id)\" is built from itself")
    }
    let unused = Set(names(.concept)).subtracting(live)
    let hiding = self.hiding(unused)
    for id in unused.sorted() where !hiding.contains(id) {
      report(.concept, id, "nothing asks for the concept \"\(id)\", and its phrases hide no shorter one")
    }
  }

  /// Those of some concepts that have a phrase with another's phrase inside it.
  private func hiding(_ unused: Set<String>) -> Set<String> {
    var shapes = PhraseShapes(content.language)
    var known = Set<[String]>()
    var long: [(id: String, stems: [String])] = []
    for phrase in phrases where phrase.group == "concept" || phrase.group == "flag" {
      guard let parsed = try? Phrase(phrase.text) else { continue }
      for shape in shapes.shapes(parsed) {
        if phrase.group == "concept", unused.contains(phrase.id) { long.append((phrase.id, shape.stems)) } else { known.insert(shape.stems) }
      }
    }
    var out = Set<String>()
    for (id, stems) in long where !out.contains(id) {
      for start in stems.indices {
        for end in stems.indices where end >= start && end - start + 1 < stems.count && known.contains(Array(stems[start...end])) {
          out.insert(id)
        }
      }
    }
    return out
  }
}
