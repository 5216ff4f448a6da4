// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension Lint {
  /// Phrases that stand for two things, or of which too little is left to stand for one.
  func checkPhrases() {
    var shapes = PhraseShapes(content.language)
    let common = commonWords(&shapes)
    var owners: [String: [String: SpokenPhrase]] = [:]
    var warned = Set<String>()
    for phrase in SpokenPhrase.all(ContentFiles(root: content.files.root, findings: Findings())) {
      guard let parsed = try? Phrase(phrase.text) else { continue }
      for shape in shapes.shapes(parsed) {
        if shape.written > 1, !shape.hasExact {
          if shape.isOnlyFillers {
            tell(phrase, "all words of \"\(phrase.text)\" are small ones that may come and go; mark one with !", &warned)
          } else if shape.stems.count == 1, common.contains(shape.stems[0]) {
            tell(phrase, "of \"\(phrase.text)\" only the very common word \"\(shape.stems[0])\" counts; mark its small words with !", &warned)
          }
        }
        let group = phrase.group
        if let other = owners[shape.key]?[group], other.id != phrase.id {
          if group == "concept" && !isDoubtful(other.id, phrase.id) { continue }
          tell(phrase, "\"\(phrase.text)\" stands for \(other.title) as well, at \(other.field.file):\(other.field.line)", &warned)
        } else {
          owners[shape.key, default: [:]][group] = phrase
        }
      }
    }
  }

  private func tell(_ phrase: SpokenPhrase, _ message: String, _ warned: inout Set<String>) {
    guard warned.insert("\(phrase.field.file):\(phrase.field.line):\(phrase.field.column)").inserted else { return }
    phrase.field.place(in: content, message)
  }

  /// One phrase under two concepts is found as both. That is meant where one is a kind of the other or they share a kind, or where
  /// they belong to different parts of the world, which the first part of a name tells.
  private func isDoubtful(_ a: String, _ b: String) -> Bool {
    func kinds(_ id: String) -> Set<String> {
      var out: Set<String> = [id]
      var queue = [id]
      while let next = queue.popLast() {
        for parent in content.concepts.first(where: { $0.id == next })?.parents ?? [] where out.insert(parent).inserted { queue.append(parent) }
      }
      return out
    }
    let (first, second) = (kinds(a), kinds(b))
    if first.contains(b) || second.contains(a) { return false }
    return a.split(separator: ".").first == b.split(separator: ".").first
  }

  /// Words that say nothing by themselves: those of the language file, and those in the examples of one intent in eight.
  private func commonWords(_ shapes: inout PhraseShapes) -> Set<String> {
    var common = Set<String>()
    let language = content.language
    for text in language.cues.flatMap(\.say) + language.answers.flatMap(\.say) + language.clauseStarts {
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
