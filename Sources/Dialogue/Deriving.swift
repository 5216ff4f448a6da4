// SPDX-License-Identifier: GPL-3.0-or-later

/// What follows from what is known.
extension Step {
  /// Fills slots that follow from others.
  mutating func derive() {
    for index in flow.derivedSlots {
      let id = flow.slots[index].id
      if let place = flow.slots[index].values.firstIndex(where: { $0.when != nil && facts.hold($0.when) }) {
        conversation.set(id, .choice(flow.slots[index].values[place].id))
      } else {
        conversation.clear(id)
      }
    }
    for denial in flow.denials {
      if let when = denial.when, facts.hold(when) { deny(denial.item, of: denial.slot) }
      // What was picked or told stands, until it is taken back itself.
      if !denial.parts.isEmpty, !facts.isTold(denial.item, of: denial.slot),
        denial.parts.allSatisfy({ facts.isRuledOut($0, of: denial.slot) })
      {
        deny(denial.item, of: denial.slot)
      }
    }
  }

  /// Known not to be so: an item of a list is none, a yes becomes a no, another choice is forgotten.
  mutating func deny(_ value: String, of slot: String) {
    switch conversation.value(slot) {
    case .items(var yes, var no, var unsure):
      yes.removeAll { $0 == value }
      unsure.removeAll { $0 == value }
      if !no.contains(value) { no.append(value) }
      conversation.set(slot, .items(yes: yes, no: no, unsure: unsure))
    case .choice(value):
      if value == "yes", flow.slot(slot)?.kind == .yesNo { conversation.set(slot, .choice("no")) } else { conversation.clear(slot) }
    case nil where flow.slot(slot)?.kind == .checklist: conversation.set(slot, .items(yes: [], no: [value], unsure: []))
    default: break
    }
  }
}
