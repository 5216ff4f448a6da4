// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension ContentReader {
  /// `slots/`: what to know and how to ask.
  func readSlots() {
    for (id, name, value) in items("slots") {
      guard isNew(.slot, id, name) else { continue }
      let keys = value.keys([
        "kind", "ask", "short", "why", "unsure", "values", "groups", "from", "with", "since", "min", "max", "clash", "harmless",
        "summary", "private", "only_asked", "note",
      ])
      guard let kind = keys["kind"]?.one(of: Expecting.Kind.self, called: "kind of slot") else {
        if keys["kind"] == nil { name.error("the slot \"\(id)\" needs a kind") }
        continue
      }
      var slot = Slot(id: id, kind: kind)
      slot.ask = (keys["ask"]?.strings() ?? []).map(\.text)
      slot.short = keys["short"]?.string()
      slot.why = keys["why"]?.string()
      slot.unsure = keys["unsure"]?.string()
      slot.isPrivate = keys["private"]?.flag() ?? false
      slot.isOnlyAsked = keys["only_asked"]?.flag() ?? false
      func named(_ key: String) -> [String] {
        (keys[key]?.strings() ?? []).map { text, item in
          findings.refer(.concept, text, at: item)
          return text
        }
      }
      (slot.with, slot.since, slot.harmless) = (named("with"), named("since"), named("harmless"))
      slot.least = keys["min"]?.number()
      slot.most = keys["max"]?.number()
      if !slot.ask.isEmpty, slot.why == nil { name.warn("the question \"\(id)\" does not say why it is asked") }
      readValues(keys["values"], &slot, areGrouped: keys["groups"] != nil)
      if kind == .yesNo, slot.values.isEmpty {
        slot.values = [.init(id: "yes", slot: id, label: "Yes"), .init(id: "no", slot: id, label: "No")]
      }
      for (key, _, field) in keys["groups"]?.entries() ?? [] {
        let group = field.keys(["label", "covers"])
        let covers = group["covers"]?.strings() ?? []
        for (text, item) in covers where slot.value(text) == nil {
          item.error("no value \"\(text)\" in \"\(id)\"" + Suggestion.text(for: text, among: slot.values.map(\.id)))
        }
        slot.groups.append(.init(key: key, label: group["label"]?.string() ?? key, covers: covers.map(\.text)))
      }
      slot.clash = keys["clash"]?.strings().map { text, item in
        if slot.value(text) == nil { item.error("no value \"\(text)\" in \"\(id)\"" + Suggestion.text(for: text, among: slot.values.map(\.id))) }
        return text
      }
      if let unsure = slot.unsure, slot.value(unsure) == nil {
        keys["unsure"]?.error("no value \"\(unsure)\"" + Suggestion.text(for: unsure, among: slot.values.map(\.id)))
      }
      if let from = keys["from"], kind == .number || kind == .duration {
        let text = from.string() == "lasting" ? "duration" : from.string() ?? ""
        slot.measure = Measure(rawValue: text)
        if slot.measure == nil {
          from.error("unknown measure \"\(text)\"" + Suggestion.text(for: text, among: Measure.allCases.map(\.rawValue)))
        }
      } else if kind == .duration {
        slot.measure = .duration
      }
      if let summary = keys["summary"] {
        let parts = summary.keys(["part", "text"])
        if let part = parts["part"]?.one(of: Slot.Summary.Part.self, called: "part") {
          slot.summary = .init(part: part, text: parts["text"]?.string() ?? "{value}")
        }
      }
      flow.slots.append(slot)
    }
  }

  private func readValues(_ field: Field?, _ slot: inout Slot, areGrouped: Bool) {
    for (id, name, value) in field?.entries() ?? [] {
      if slot.value(id) != nil { name.error("the value \"\(id)\" is given twice") }
      marks.mark("value \(slot.id) \(id)", name)
      if value.isText {
        slot.values.append(.init(id: id, slot: slot.id, label: value.string() ?? id))
        continue
      }
      let keys = value.keys(["key", "label", "heard", "from", "say", "when", "not_when", "parts", "note"])
      let label = keys["label"]?.string() ?? ""
      slot.values.append(
        .init(id: id, slot: slot.id, key: keys["key"]?.string(), label: label, heard: keys["heard"]?.string(), when: test(keys["when"])))
      slot.values[slot.values.count - 1].notWhen = test(keys["not_when"])
      slot.values[slot.values.count - 1].parts = parts(keys["parts"], of: id, slot)
      let concept = Flow.concept(slot: slot.id, value: id)
      concepts.append(Concept(id: concept, phrases: [], rows: rows(keys["from"], of: "concept \(concept)")))
      if areGrouped { keys["say"]?.warn("never read: values that are asked for in groups are known by their \"from\"") }
      var phrases = self.phrases(keys["say"], of: "choice \(choices.count)")
      // A short label is an answer by itself.
      if label.split(separator: " ").count <= 4, let phrase = try? Phrase(label.filter { !"()!?|.,".contains($0) }) {
        phrases.append(phrase)
      }
      if !phrases.isEmpty { choices.append(.init(slot: slot.id, choice: slot.values.count - 1, phrases: phrases)) }
    }
  }

  /// The several things that an item of a list stands for.
  private func parts(_ field: Field?, of value: String, _ slot: Slot) -> [Slot.Part] {
    if let field, slot.kind != .checklist { field.error("only the items of a checklist have parts") }
    return (field?.entries() ?? []).compactMap { id, name, part in
      let keys = part.keys(["label", "not_when"])
      guard let label = keys["label"]?.string(), let test = test(keys["not_when"]) else {
        name.error("the part \"\(id)\" needs a label and a not_when")
        return nil
      }
      return .init(id: "\(value).\(id)", label: label, notWhen: test)
    }
  }

  /// `replies/`: what is said.
  func readReplies() {
    for (id, name, value) in items("replies") {
      guard isNew(.reply, id, name) else { continue }
      var shared: [String] = []
      var body = value
      if value.isMapping {
        let keys = value.keys(["sources", "lines", "say", "warn", "step", "when", "hold", "repeats"])
        if let lines = keys["lines"] {
          shared = sources(keys["sources"])
          body = lines
        }
      }
      var lines: [Message.Line] = []
      for item in body.items() {
        guard let line = line(item, shared) else { continue }
        lines.append(line)
        marks.mark("line \(id) \(lines.count - 1)", item)
      }
      if lines.isEmpty { name.error("the reply \"\(id)\" says nothing") }
      flow.messages[id] = Message(id: id, lines: lines)
    }
  }

  private func line(_ field: Field, _ shared: [String]) -> Message.Line? {
    if field.isText {
      guard let text = field.string(), !text.isEmpty else { return nil }
      return Message.Line(.say, text, sources: shared)
    }
    let keys = field.keys(["say", "warn", "step", "when", "sources", "hold", "repeats"])
    for (key, kind) in [("say", Reply.Kind.say), ("warn", .warn), ("step", .step)] {
      guard let text = keys[key]?.string() else { continue }
      let own = sources(keys["sources"])
      var line = Message.Line(kind, text, when: test(keys["when"]), sources: own.isEmpty ? shared : own)
      line.hold = hold(keys["hold"])
      line.repeats = keys["repeats"]?.number().map { Int($0) }
      return line
    }
    field.error("a line needs its text: say, warn or step")
    return nil
  }

  /// `flow.yml`: the states.
  func readFlow() {
    guard let field = files.file("flow.yml") else {
      findings.add(Finding(file: shown("flow.yml"), line: 1, column: 1, message: "there is no flow.yml"))
      return
    }
    let keys = field.keys(["start", "states", "everywhere"])
    flow.start = reference(.state, keys["start"]) ?? ""
    if keys["start"] == nil { field.error("the flow needs a start state") }
    flow.everywhere = reactions(keys["everywhere"], of: "")
    for (id, name, value) in keys["states"]?.entries() ?? [] {
      guard isNew(.state, id, name) else { continue }
      let keys = value.keys(["about", "say", "ask", "offer", "wait", "clear", "on", "next", "ends"])
      var state = Flow.State(id: id)
      state.say = replies(keys["say"])
      state.ask = reference(.slot, keys["ask"])
      state.offers = keys["offer"]?.flag() ?? false
      state.waits = keys["wait"]?.flag() ?? false
      state.ends = keys["ends"]?.flag() ?? false
      state.clear = (keys["clear"]?.strings() ?? []).map { text, item in
        findings.refer(.slot, text, at: item)
        return text
      }
      state.on = reactions(keys["on"], of: id)
      for item in keys["next"]?.items() ?? [] {
        if item.isText {
          if let to = reference(.state, item) { state.next.append(.init(when: nil, to: to)) }
          marks.mark("transition \(id) \(state.next.count - 1)", item)
          continue
        }
        let entry = item.keys(["when", "to"])
        if let to = reference(.state, entry["to"]) {
          state.next.append(.init(when: test(entry["when"]), to: to))
          marks.mark("transition \(id) \(state.next.count - 1)", item)
        } else if entry["to"] == nil {
          item.error("a way on needs a state: to")
        }
      }
      if state.next.isEmpty, !state.ends, state.on.isEmpty, !state.waits { name.error("there is no way on from the state \"\(id)\"") }
      flow.states[id] = state
    }
  }

  private func reactions(_ field: Field?, of state: String) -> [Flow.Reaction] {
    (field?.items() ?? []).enumerated().map { index, item in
      marks.mark("reaction \(state) \(index)", item)
      return reaction(item)
    }
  }

  private func reaction(_ field: Field) -> Flow.Reaction {
    let keys = field.keys(["intent", "when", "say", "ask", "to"])
    var reaction = Flow.Reaction()
    reaction.intent = reference(.intent, keys["intent"])
    reaction.when = test(keys["when"])
    reaction.say = replies(keys["say"])
    reaction.ask = reference(.slot, keys["ask"])
    reaction.to = reference(.state, keys["to"])
    if reaction.intent == nil, reaction.when == nil { field.error("a reaction needs an intent or a when") }
    return reaction
  }

  private func replies(_ field: Field?) -> [String] {
    (field?.strings() ?? []).map { text, item in
      findings.refer(.reply, text, at: item)
      return text
    }
  }
}
