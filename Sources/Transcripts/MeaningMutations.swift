// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

extension Mutation {
  /// Phrases and rows that are no longer known.
  static func ofMeanings(_ pack: Pack) -> [Mutation] {
    var out: [Mutation] = []
    func change(_ kind: Kind, _ what: String, _ place: Places.Place?, _ key: String, _ redundancy: Redundancy?, _ edit: @escaping @Sendable (inout Definitions) -> Void) {
      out.append(
        Mutation(kind: kind, what: what, place: place, key: key, redundancy: redundancy) { pack in
          var definitions = pack.definitions
          edit(&definitions)
          return pack.with(definitions)
        })
    }
    let places = pack.places
    for (index, concept) in pack.definitions.concepts.enumerated() {
      let owner = (concept.isSign ? "flag " : "concept ") + concept.id
      for (at, phrase) in concept.phrases.enumerated() {
        change(.phrase, "drop \"\(phrase.words)\" from \(owner)", places["phrase \(owner) \(at)"], owner, Redundancy(phrase)) { $0.concepts[index].phrases.remove(at: at) }
      }
      for (at, row) in concept.rows.enumerated() {
        let place = places["row \(owner) \(at)"]
        change(.row, "drop row \(at + 1) of \(owner)", place, owner, Redundancy(row, of: concept.id, pack.definitions)) { $0.concepts[index].rows.remove(at: at) }
        for (term, test) in row.terms.enumerated().compactMap({ index, term in term.test.map { (index, $0) } }) {
          change(.duration, "double \(test.measure.rawValue) \(test.comparison.rawValue) \(test.value) of \(owner)", place, owner, Redundancy(row, of: concept.id, pack.definitions)) {
            $0.concepts[index].rows[at].terms[term].test?.value = test.value == 0 ? 1 : test.value * 2
          }
        }
      }
    }
    for (index, intent) in pack.definitions.intents.enumerated() {
      let owner = "intent \(intent.id)"
      for (at, phrase) in intent.phrases.enumerated() {
        change(.phrase, "drop \"\(phrase.words)\" from \(owner)", places["phrase \(owner) \(at)"], owner, Redundancy(phrase)) { $0.intents[index].phrases.remove(at: at) }
      }
      for (at, row) in intent.rows.enumerated() {
        change(.row, "drop row \(at + 1) of \(owner)", places["row \(owner) \(at)"], owner, Redundancy(row, of: intent.id, pack.definitions, isWish: true)) { $0.intents[index].rows.remove(at: at) }
      }
    }
    for (index, choice) in pack.definitions.choices.enumerated() {
      for (at, phrase) in choice.phrases.enumerated() {
        // A label that answers by itself is no phrase that somebody wrote down.
        guard let place = places["phrase choice \(index) \(at)"] else { continue }
        change(.phrase, "drop \"\(phrase.words)\" from the answers to \(choice.slot)", place, "slot \(choice.slot)", Redundancy(phrase, slot: choice.slot)) {
          $0.choices[index].phrases.remove(at: at)
        }
      }
    }
    return out
  }
}

extension Phrase {
  /// Its first reading, to be recognised by.
  var words: String {
    (readings.first ?? []).map { part in
      switch part {
      case .word(let word, _): word
      case .gap: "..."
      }
    }.joined(separator: " ")
  }
}
