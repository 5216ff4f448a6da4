// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Lint {
  /// Concepts that nothing asks for, and those that are built from themselves.
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
    for id in names(.concept) where !live.contains(id) {
      report(.concept, id, "nothing asks for the concept \"\(id)\"")
    }
    for id in circular { report(content.place(.flag, id) == nil ? .concept : .flag, id, "the concept \"\(id)\" is built from itself", .error) }
  }
}
