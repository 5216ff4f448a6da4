// SPDX-License-Identifier: GPL-3.0-or-later

/// What follows from what is known.
extension Step {
  /// Fills slots that follow from others.
  mutating func derive() {
    for index in flow.derivedSlots {
      let (id, values) = (flow.slots[index].id, flow.slots[index].values)
      if let place = values.firstIndex(where: { $0.when != nil && facts.hold($0.when) }) {
        conversation.set(id, .choice(values[place].id))
      } else {
        conversation.clear(id)
      }
    }
    for place in flow.deniableValues {
      let (slot, value) = (flow.slots[place.slot].id, flow.slots[place.slot].values[place.value])
      for part in value.parts where facts.hold(part.notWhen) { deny(part.id, of: slot) }
      if let test = value.notWhen, facts.hold(test) { deny(value.id, of: slot) }
      // What was picked or told stands, until it is taken back itself.
      if !value.parts.isEmpty, !facts.isTold(value.id, of: slot), value.parts.allSatisfy({ facts.isRuledOut($0.id, of: slot) }) {
        deny(value.id, of: slot)
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
