// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What an answer to a list comes to: what is so, what is not, and what is left open.
extension Step {
  /// Nil where the message is no answer to the list.
  mutating func readChecklist(_ slot: Slot, _ expecting: Expecting) -> SlotValue? {
    let answer = understanding.answer
    var (yes, no, unsure): ([String], [String], [String]) = ([], [], [])
    if case .items(let y, let n, let u) = conversation.value(slot.id) { (yes, no, unsure) = (y, n, u) }
    var mentioned: [String] = []
    for value in slot.values {
      switch understanding.polarity(of: value.concept) {
      case .affirmed: mentioned.append(value.id)
      case .uncertain: if !unsure.contains(value.id) { unsure.append(value.id) }
      default: break
      }
    }
    func covers(_ choice: Int) -> [String] {
      let key = expecting.choices[choice].value
      return slot.groups.first { $0.key == key }?.covers ?? [key]
    }
    // "B, the rims are carbon" is that one of the group, not all of it.
    let picks = answer.picks.filter { expecting.choices.indices.contains($0) && !covers($0).contains { mentioned.contains($0) } }
    // A denial of one thing is not one of the whole list.
    let deniesOne = understanding.wordCount > 1 && understanding.concepts.contains { $0.polarity == .negated }
    let isPlain = !answer.isMixed || answer.isMixedByMerely && slot.harmless.contains { understanding.polarity(of: $0) == .affirmed }
    let isNone = (answer.none || answer.word == .no && !deniesOne) && isPlain && !isDoubtful
    if picks.isEmpty, mentioned.isEmpty {
      if isNone {
        no += facts.asked(of: slot).filter { !yes.contains($0) && !no.contains($0) && !unsure.contains($0) }
        return .items(yes: yes, no: no, unsure: unsure)
      }
      if answer.word == .unsure, !isDoubtful { return refuse(slot) }
      return nil
    }
    // The letter of a group alone does not say which of it: each may be so.
    let isOneOfSeveral = slot.id == flow.profile
    several = []
    var certain = mentioned
    for pick in picks {
      let group = covers(pick)
      if isOneOfSeveral, group.count > 1 {
        let open = group.filter { !yes.contains($0) && !mentioned.contains($0) && !unsure.contains($0) }
        unsure += open
        several += open
      } else {
        certain += group
      }
    }
    for item in certain where !yes.contains(item) { yes.append(item) }
    let told = Set(yes + unsure)
    let parts = Set(slot.values.filter { told.contains($0.id) }.flatMap { $0.parts.map(\.id) })
    no.removeAll { told.contains($0) || parts.contains($0) }
    unsure.removeAll { yes.contains($0) }
    // The list was shown, and this is what was said of it.
    no += facts.asked(of: slot).filter { !yes.contains($0) && !no.contains($0) && !unsure.contains($0) }
    return .items(yes: yes, no: no, unsure: unsure)
  }

  /// A sign of danger is spoken of, though not for certain: it is asked about, and the list with it.
  private var isDoubtful: Bool {
    understanding.concepts.contains { $0.polarity == .uncertain && (flow.flag($0.concept)?.level ?? .selfCare) >= .urgent }
  }
}
