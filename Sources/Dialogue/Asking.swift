// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Facts {
  /// What an answer to a slot may be: a checklist leaves out what is known.
  func expecting(_ slot: Slot) -> Expecting {
    var choices: [Expecting.Choice] = []
    switch slot.kind {
    case .choice:
      choices = slot.values.enumerated().filter { !$0.element.label.isEmpty }
        .map { .init(key: $0.element.key ?? String($0.offset + 1), label: $0.element.label, value: $0.element.id, place: $0.offset) }
    case .checklist:
      var known = Set<String>()
      if case .items(let yes, let no, _) = conversation.value(slot.id) { known = Set(yes + no) }
      if slot.groups.isEmpty {
        choices = slot.values.enumerated().filter { !known.contains($0.element.id) && !$0.element.label.isEmpty }
          .map { .init(key: $0.element.key ?? String($0.offset + 1), label: openLabel($0.element, known), value: $0.element.id, place: $0.offset) }
      } else {
        for group in slot.groups {
          let open = group.covers.filter { !known.contains($0) }
          if open.isEmpty { continue }
          // Of what was told in part, only the rest is asked.
          let rest = Self.list(open.compactMap { slot.value($0)?.heard ?? slot.value($0)?.label }, last: flow.word("or"))
          choices.append(.init(key: group.key, label: open.count == group.covers.count ? group.label : rest, value: group.key))
        }
      }
    case .yesNo:
      choices = slot.values.enumerated().map { .init(key: $0.element.id, label: $0.element.label, value: $0.element.id, place: $0.offset) }
    case .number, .duration, .free: break
    }
    return Expecting(kind: slot.kind, slot: slot.id, choices: choices, measure: slot.measure, question: slot.ask.first.map { fill($0) })
  }

  /// An item as it is asked: of several things, without those that are known not to be so.
  private func openLabel(_ value: Slot.Value, _ known: Set<String>) -> String {
    let open = value.parts.filter { !known.contains($0.id) }
    if open.count == value.parts.count { return value.label }
    return Self.list(open.map(\.label), last: flow.word("or")).uppercasedFirst + (value.label.last == "." ? "." : "")
  }

  /// What the dialogue waits for now.
  var expects: Expecting? {
    switch conversation.pending {
    case nil: return nil
    case .slot(let id): return flow.slot(id).map(expecting)
    case .confirm(let flag): return Expecting(kind: .yesNo, slot: flag, question: flow.flag(flag)?.confirm)
    case .clash(let slot, let old, let new):
      let definition = flow.slot(slot)
      let choices = [old, new].enumerated().map { index, value in
        Expecting.Choice(key: String(index + 1), label: definition?.value(value)?.label ?? value, value: value)
      }
      var expecting = Expecting(kind: .choice, slot: slot, choices: choices)
      expecting.isNarrowed = true
      return expecting
    case .which(let intents):
      let choices = intents.enumerated().map { index, id in
        Expecting.Choice(key: String(index + 1), label: flow.name(ofIntent: id) ?? id, value: id)
      }
      return Expecting(kind: .choice, slot: "intent", choices: choices)
    case .among(let slot, let items):
      var expecting = Expecting(kind: .checklist, slot: slot, choices: numbered(items, of: slot))
      expecting.isNarrowed = true
      return expecting
    }
  }

  /// Items of a checklist, to be picked by number.
  func numbered(_ items: [String], of slot: String) -> [Expecting.Choice] {
    items.enumerated().map { index, item in
      let value = flow.slot(slot)?.value(item)
      return .init(key: String(index + 1), label: value?.heard ?? value?.label ?? item, value: item)
    }
  }

  /// The question for a slot in words not used for it before, and which wording that is; nil when there are none left.
  ///
  /// First each wording, then the short one in each frame of the content ("Back to my question: …").
  func question(_ slot: Slot, afterAside: Bool) -> (text: String, wording: Int)? {
    let short = slot.short ?? slot.ask.first ?? ""
    let frames = (flow.messages["asked-again"]?.lines ?? []).map { fill($0.text, extra: ["question": short]) }
    let all = slot.ask + [short] + frames
    let used = conversation.asked[slot.id] ?? 0
    var order = Array(all.indices)
    // Coming back from an aside, the short form will do.
    if afterAside, conversation.asked[slot.id] != nil { order.swapAt(0, slot.ask.count) }
    for place in order where place < 62 && used & (1 << place) == 0 {
      if place == slot.ask.count, used & 1 << (slot.ask.firstIndex(of: short) ?? 62) != 0 { continue }
      return (fill(all[place]), place)
    }
    return nil
  }
}

extension Flow {
  /// What a conversation waits for, for the reader and for edges that draw buttons.
  public func expects(_ conversation: Conversation) -> Expecting? {
    Facts(flow: self, conversation: conversation, understanding: Understanding()).expects
  }
}
