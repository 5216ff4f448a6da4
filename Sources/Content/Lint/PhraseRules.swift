// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension Lint {
  /// Phrases that stand for two things, or of which too little is left to stand for one.
  func checkPhrases() {
    var shapes = PhraseShapes(content.language)
    let common = commonWords(&shapes)
    let rivals = self.rivals
    var owners: [String: [SpokenPhrase]] = [:]
    var warned = Set<String>()
    for phrase in phrases {
      guard let parsed = try? Phrase(phrase.text) else { continue }
      for shape in shapes.shapes(parsed) {
        if shape.written > 1, !shape.hasExact, !phrase.group.hasPrefix("slot ") {
          if shape.isOnlyFillers {
            tell(phrase, "all words of \"\(phrase.text)\" are small ones that may come and go; mark one with !", &warned)
          } else if shape.stems.count == 1, common.contains(shape.stems[0]) {
            tell(phrase, "of \"\(phrase.text)\" only the very common word \"\(shape.words[0])\" counts; mark its small words with !", &warned)
          }
        }
        for other in owners[shape.key] ?? [] where other.group == phrase.group && other.id != phrase.id {
          if phrase.group != "concept" || rivals[phrase.id]?.contains(other.id) == true {
            tell(phrase, "\"\(phrase.text)\" stands for \(other.title) as well, at \(other.field.file):\(other.field.line)", &warned)
          }
        }
        owners[shape.key, default: []].append(phrase)
      }
    }
  }

  private func tell(_ phrase: SpokenPhrase, _ message: String, _ warned: inout Set<String>) {
    guard warned.insert("\(phrase.field.file):\(phrase.field.line):\(phrase.field.column)").inserted else { return }
    phrase.field.place(in: content, message)
  }

  /// Concepts that fill one slot with different values. Others may share a phrase: it is then found as both.
  private var rivals: [String: Set<String>] {
    var out: [String: Set<String>] = [:]
    for slot in content.flow.slots where slot.kind == .choice || slot.kind == .yesNo {
      let sets = slot.values.map { value in
        Set(content.concepts.first { $0.id == "\(slot.id)=\(value.id)" }?.rows.flatMap { $0.terms.count == 1 ? $0.terms[0].concepts : [] } ?? [])
      }
      for (place, set) in sets.enumerated() {
        let others = sets.enumerated().filter { $0.offset != place }.reduce(into: Set<String>()) { $0.formUnion($1.element) }
        for concept in set { out[concept, default: []].formUnion(others.subtracting(set)) }
      }
    }
    return out
  }

  /// Words that say nothing by themselves: those of the language file, and those in the examples of one intent in eight.
  private func commonWords(_ shapes: inout PhraseShapes) -> Set<String> {
    var common = Set<String>()
    let language = content.language
    for text in language.cues.flatMap(\.say) + language.clauseStarts {
      let stems = shapes.stems(text.filter { $0 != "!" })
      if stems.count == 1, text.split(separator: " ").count == 1 { common.insert(stems[0]) }
    }
    var counts: [String: Int] = [:]
    for intent in content.intents {
      var seen = Set<String>()
      for example in intent.examples { for stem in shapes.stems(example) where seen.insert(stem).inserted { counts[stem, default: 0] += 1 } }
    }
    let least = max(6, content.intents.count / 8)
    for (stem, count) in counts where count >= least { common.insert(stem) }
    return common
  }
}
