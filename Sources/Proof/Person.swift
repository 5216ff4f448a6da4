// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Someone made up who says what they have, asks for what they want, and answers every question put to them.
struct Person: Sendable {
  /// Said first, one message each.
  var opening: [String]
  /// What they answer to the question for a slot.
  var wants: [String: String] = [:]
  /// Not sure of anything about themselves, where others say that none of it fits.
  var isUnsure = false

  /// What they say to a question; nil where nothing is asked.
  func answer(to expects: Expecting?, _ pack: Pack) -> String? {
    guard let expects else { return nil }
    if let value = wants[expects.slot] {
      return expects.choices.first { $0.value == value }?.key ?? pack.saying(slot: expects.slot, value: value)
    }
    return expects.kind == .checklist && !isUnsure ? pack.word(.none) : pack.word(.unsure)
  }
}

extension Pack {
  /// The plainest way to give an answer.
  func word(_ answer: AnswerWord) -> String? {
    language.answers.first { $0.kind == answer }?.say.first.map { $0.filter { $0 != "!" } }
  }
}

/// Everyone to try: each fact about a person, known or not, with each thing that may be wrong and each technique that can be asked for;
/// each two things that may be wrong; each sign of danger with each fact.
struct People: Sendable {
  private(set) var list: [Person] = []

  init(pack: Pack) {
    let flow = pack.flow
    let facts = flow.profile.flatMap(flow.slot)?.values.compactMap { pack.saying(slot: flow.profile!, value: $0.id) } ?? []
    var slots: Set<String> = []
    for technique in flow.techniques {
      let guards = [technique.fits].compactMap { $0 } + (technique.avoid + technique.askFirst + technique.change).compactMap(\.when)
      for case .slot(let slot) in guards.flatMap(\.names) { slots.insert(slot) }
    }
    // What follows from others is brought about by them.
    for slot in flow.slots where slot.isDerived && slots.contains(slot.id) {
      for case .slot(let other) in slot.values.compactMap(\.when).flatMap(\.names) { slots.insert(other) }
    }
    var things: [(slot: String, value: String, said: String)] = []
    for slot in flow.slots where slots.contains(slot.id) && !slot.isDerived && slot.id != flow.profile {
      for value in slot.values { if let said = pack.saying(slot: slot.id, value: value.id) { things.append((slot.id, value.id, said)) } }
    }
    for thing in things {
      list.append(Person(opening: [thing.said], wants: [thing.slot: thing.value]))
      list.append(Person(opening: [thing.said], wants: [thing.slot: thing.value], isUnsure: true))
      for fact in facts { list.append(Person(opening: [fact, thing.said], wants: [thing.slot: thing.value])) }
    }
    for (index, one) in things.enumerated() {
      for other in things[(index + 1)...] where other.slot != one.slot {
        list.append(Person(opening: [one.said, other.said], wants: [one.slot: one.value, other.slot: other.value]))
      }
    }
    let requests = flow.intents.values.filter { $0.offer != nil }.map(\.id).sorted().compactMap { pack.saying(intent: $0) }
    for request in requests {
      list.append(Person(opening: [request]))
      list.append(Person(opening: [request], isUnsure: true))
      for fact in facts { list.append(Person(opening: [fact, request])) }
    }
    for flag in flow.flags where flag.level > .selfCare {
      guard let sign = pack.phrases(of: flag.id).first else { continue }
      for fact in facts { list.append(Person(opening: [fact, sign])) }
    }
  }
}
