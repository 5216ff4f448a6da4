// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension ContentReader {
  /// `concepts/`: words under names.
  func readConcepts() {
    var wordless: [(id: String, name: Field)] = []
    for (id, name, value) in items("concepts") {
      guard isNew(.concept, id, name) else { continue }
      let keys = value.keys(["say", "is", "parts", "topic"])
      let parents = (keys["is"]?.strings() ?? []).map { text, field in
        findings.refer(.concept, text, at: field)
        return text
      }
      let phrases = self.phrases(keys["say"], of: "concept \(id)")
      let rows = self.rows(keys["parts"], of: "concept \(id)")
      if phrases.isEmpty, rows.isEmpty { wordless.append((id, name)) }
      concepts.append(Concept(id: id, phrases: phrases, parents: parents, rows: rows, isTopic: keys["topic"]?.flag() ?? false))
    }
    let kinds = Set(concepts.flatMap(\.parents))
    for (id, name) in wordless where !kinds.contains(id) {
      name.warn("nothing leads to the concept \"\(id)\": it has no phrases or parts, and is no kind of others")
    }
  }

  /// `intents/`: what people want.
  func readIntents() {
    for (id, name, value) in items("intents") {
      guard isNew(.intent, id, name) else { continue }
      let keys = value.keys(["say", "exact", "parts", "examples", "reply", "to", "do", "offer", "sets", "scope", "name"])
      var reaction = Flow.IntentReaction(id: id)
      reaction.name = keys["name"]?.string()
      if let scope = keys["scope"], let text = scope.string() {
        reaction.scope = text
        findings.refer(.scope, text, at: scope)
      }
      reaction.reply = reference(.reply, keys["reply"])
      reaction.to = reference(.state, keys["to"])
      reaction.offer = reference(.technique, keys["offer"])
      reaction.command = keys["do"]?.one(of: Flow.Command.self, called: "command")
      for (slot, key, field) in keys["sets"]?.entries() ?? [] {
        guard let text = field.string() else { continue }
        findings.refer(.slot, slot, at: key)
        findings.refer(.value, slot + "=" + text, at: field)
        reaction.sets[slot] = text
      }
      flow.intents[id] = reaction
      let examples = (keys["examples"]?.strings() ?? []).map { text, field in
        if let other = exampleOwner[text.lowercased()], other != id {
          field.warn("this example stands under \"\(other)\" as well")
        }
        exampleOwner[text.lowercased()] = id
        return text
      }
      var phrases = self.phrases(keys["say"], of: "intent \(id)")
      let exact = (keys["exact"]?.strings() ?? []).map(\.text)
      if phrases.isEmpty, exact.isEmpty, examples.isEmpty, keys["parts"] == nil {
        name.warn("nothing leads to the intent \"\(id)\": it has no phrases, parts or examples")
      }
      phrases.removeAll { $0.readings.isEmpty }
      intents.append(
        Reader.IntentDefinition(
          id: id, phrases: phrases, rows: rows(keys["parts"], of: "intent \(id)"), examples: examples + exact, exact: exact,
          isWish: reaction.reply != nil || reaction.to != nil || reaction.offer != nil || reaction.command != nil))
    }
  }

  /// Phrases of one owner; each mistake told where it is.
  func phrases(_ field: Field?, of owner: String) -> [Phrase] {
    var phrases: [Phrase] = []
    for (text, item) in field?.strings() ?? [] {
      do throws(Phrase.Mistake) {
        phrases.append(try Phrase(text))
        marks.mark("phrase \(owner) \(phrases.count - 1)", item)
      } catch {
        item.error("\"\(text)\": \(error.message)")
      }
    }
    return phrases
  }

  func rows(_ field: Field?, of owner: String) -> [Row] {
    var rows: [Row] = []
    for (text, item) in field?.strings() ?? [] {
      do throws(Phrase.Mistake) {
        let row = try Row(text)
        for term in row.terms { for concept in term.concepts { findings.refer(.concept, concept, at: item) } }
        rows.append(row)
        marks.mark("row \(owner) \(rows.count - 1)", item)
      } catch {
        item.error("\"\(text)\": \(error.message)")
      }
    }
    return rows
  }
}
