// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue

extension Lint {
  /// Replies, slots, intents, flags and techniques that can never matter.
  func checkUses() {
    let flow = content.flow
    let replies = used(.reply).union(EngineMessages.needed).union(EngineMessages.optional)
    for id in names(.reply) where !replies.contains(id) { report(.reply, id, "nothing says the reply \"\(id)\"") }
    checkSlots()
    let guarded = used(.intent)
    for id in names(.intent) {
      guard let intent = flow.intents[id] else { continue }
      // One with examples teaches what is understood, even where nothing more comes of it.
      guard content.intents.first(where: { $0.id == id })?.examples.isEmpty == true, !guarded.contains(id) else { continue }
      if (intent.reply ?? intent.to ?? intent.offer ?? intent.command?.rawValue) == nil, intent.sets.isEmpty {
        report(.intent, id, "the intent \"\(id)\" does nothing: it has no examples, reply, to, do, offer or sets, and no guard asks for it")
      }
    }
    for flag in flow.flags {
      guard let concept = content.concepts.first(where: { $0.id == flag.id }) else { continue }
      if concept.phrases.isEmpty, concept.rows.isEmpty, flag.when == nil, !content.concepts.contains(where: { $0.parents.contains(flag.id) }) {
        report(.flag, flag.id, "nothing raises the flag \"\(flag.id)\": it has no say, parts or when")
      }
    }
    let named = used(.technique)
    for technique in flow.techniques where technique.fits == nil && !named.contains(technique.id) {
      report(.technique, technique.id, "the technique \"\(technique.id)\" is never offered: it has no fits, and no intent or technique names it")
    }
  }

  private func checkSlots() {
    let flow = content.flow
    var asked = Set(flow.states.values.compactMap(\.ask) + flow.everywhere.compactMap(\.ask))
    for state in flow.states.values { asked.formUnion(state.on.compactMap(\.ask)) }
    if let profile = flow.profile { asked.insert(profile) }
    let read = used(.slot).union(placeholders).union(asked)
    for slot in flow.slots {
      if !read.contains(slot.id), slot.summary == nil {
        report(.slot, slot.id, "nothing uses the slot \"\(slot.id)\": no state asks it, no guard reads it, no text or summary names it")
      } else if !slot.ask.isEmpty, !asked.contains(slot.id) {
        report(.slot, slot.id, "no state asks the question \"\(slot.id)\"")
      }
      if asked.contains(slot.id), slot.ask.isEmpty, !slot.isDerived {
        report(.slot, slot.id, "the slot \"\(slot.id)\" is asked, but has no question", .error)
      }
      let isFilled = slot.measure != nil || slot.isDerived || asked.contains(slot.id) || used(.slot, where: isIntent).contains(slot.id)
      if !isFilled, content.concepts.allSatisfy({ !$0.id.hasPrefix(slot.id + "=") || $0.rows.isEmpty }) {
        report(.slot, slot.id, "nothing fills the slot \"\(slot.id)\"")
      }
    }
  }

  private func isIntent(_ file: String) -> Bool { file.hasPrefix(content.shown("intents/")) }
}
