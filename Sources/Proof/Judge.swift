// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Holds one step of a conversation against the laws that a single step can break.
struct Judge {
  let pack: Pack
  let before: Conversation
  let after: Conversation
  let turn: Turn
  let event: Event
  let understanding: Understanding

  private var flow: Flow { pack.flow }

  var violations: [Violation] {
    var found: [Violation] = []
    func report(_ law: Law, _ message: String) { found.append(Violation(law: law, message: message, conversation: [])) }

    // 1. Red flags win.
    if case .flag(let id) = event.kind, let flag = flow.flag(id), flag.level >= .urgent,
      !before.flags.contains(where: { $0.id == id && $0.status == .yes })
    {
      let isRaised = after.flags.contains { $0.id == id && $0.status == .yes }
      if !isRaised {
        report(.redFlagsWin, "\(id) is not raised in the state \"\(before.state)\"")
      } else if turn.replies.first?.kind != .warn || turn.replies[0].text.allSatisfy(\.isWhitespace) {
        report(.redFlagsWin, "\(id) is raised in the state \"\(before.state)\", but the reply does not begin with what to do")
      }
    }
    let given = after.offered.filter { !before.offered.contains($0) }
    if after.triage >= .urgent {
      for id in given where flow.technique(id)?.isAlwaysSafe != true {
        report(.redFlagsWin, "\(id) is offered at the level \(after.triage.rawValue)")
      }
    }

    // 2. Nothing harmful.
    for id in given {
      guard let technique = flow.technique(id) else { continue }
      if let reason = Harm(flow: flow, conversation: after).reason(technique) { report(.nothingHarmful, "\(id) is offered \(reason)") }
    }

    if case .intent(let id) = event.kind, let wanted = flow.intents[id]?.offer, given.isEmpty, after.triage < .urgent,
      after.wanted == nil, after.resume == nil, understanding.intents.contains(where: { $0.name == id && $0.isSure }), !isAskingBetween,
      flow.isRuledOut(wanted, in: after), !turn.replies.contains(where: { $0.kind == .step })
    {
      report(.nothingHarmful, "\(wanted) is ruled out, and nothing is offered in its place")
    }

    // 3. Help first.
    if before.turns == 0, flow.intents.values.contains(where: { $0.sets["now"] == "yes" && event.kind == .intent($0.id) }), after.triage < .urgent {
      if !turn.replies.contains(where: { $0.kind == .step }) { report(.helpFirst, "the first reply holds no step") }
    }
    if turn.replies.filter({ $0.kind == .ask }).count > 1 {
      report(.helpFirst, "more than one question in a reply, in the state \"\(before.state)\"")
    }
    if before.offered.isEmpty, given.isEmpty, after.questions > 5, after.triage < .urgent, !after.isEnded, after.wanted == nil,
      after.questions > before.questions
    {
      report(.helpFirst, "a sixth question before the first step, in the state \"\(after.state)\"")
    }

    // 4. Never twice.
    if case .slot(let slot) = after.pending, turn.replies.contains(where: { $0.kind == .ask }), flow.isKnown(slot, in: after) {
      report(.neverTwice, "\"\(slot)\" is asked although it is known, in the state \"\(after.state)\"")
    }
    if case .slot(let slot) = after.pending, !before.isEnded, isAskedAgain(slot), !isCommand {
      report(.neverTwice, "\"\(slot)\" is asked twice in the same words, in the state \"\(after.state)\"")
    }

    // 5. Always a way on.
    if turn.replies.isEmpty || turn.replies.contains(where: { $0.text.isEmpty }) {
      report(.alwaysAWayOn, "an empty reply in the state \"\(after.state)\"")
    }
    if before.turns == 0, let scope = flow.messages["scope"], turn.replies.map(\.text) == scope.lines.map(\.text) {
      report(.alwaysAWayOn, "the first reply says what this is for, and nothing more")
    }
    if !after.isEnded, after.pending == nil, let state = flow.states[after.state], !state.waits, !state.ends {
      report(.alwaysAWayOn, "the talk stands still in the state \"\(after.state)\", waiting for nothing")
    }
    if case .nonsense = event.kind, before.turns > 0, !before.isEnded, before.state != after.state || before.slots != after.slots {
      report(.alwaysAWayOn, "a message that was not understood changed the state \"\(before.state)\"")
    }
    return found
  }

  /// The question put is worded like one put before.
  private func isAskedAgain(_ slot: String) -> Bool {
    guard let question = turn.replies.first(where: { $0.kind == .ask })?.text.split(separator: "\n").first, let used = before.asked[slot]
    else { return false }
    if case .slot(slot) = before.pending, used == after.asked[slot], used != 0 { return true }
    let wordings = flow.slot(slot)?.ask ?? []
    return wordings.indices.contains { $0 < 62 && used & (1 << $0) != 0 && wordings[$0] == question }
  }

  /// A question came between, and the wish waits.
  private var isAskingBetween: Bool {
    switch after.pending {
    case .confirm, .clash, .which, .among: true
    case .slot, nil: false
    }
  }

  /// Asked to say it again, the same words are right.
  private var isCommand: Bool {
    guard case .clear(let id) = understanding.decision else { return false }
    return flow.intents[id]?.command != nil
  }
}

/// Whether a technique could harm, reckoned apart from the engine that chose it.
struct Harm {
  let flow: Flow
  let conversation: Conversation

  func reason(_ technique: Technique) -> String? {
    var yes: Set<String> = []
    var no: Set<String> = []
    var unsure: Set<String> = []
    if let profile = flow.profile, case .items(let a, let b, let c) = conversation.value(profile) {
      (yes, no, unsure) = (Set(a), Set(b), Set(c))
    }
    let isAnswered = flow.profile.map { flow.isKnown($0, in: conversation) && !conversation.refused.contains($0) } ?? true
    for limit in technique.avoid + technique.askFirst {
      guard let fact = limit.fact else {
        if let slot = doubtful(limit.when) { return "to someone who is not sure about \(slot)" }
        if flow.holds(limit.when, in: conversation) { return "although \(Self.words(limit.when)) holds" }
        continue
      }
      if yes.contains(fact) { return "to someone with \(fact)" }
      if unsure.contains(fact) { return "to someone who is not sure about \(fact)" }
      if !no.contains(fact), !isAnswered { return "while it is not known whether \(fact) holds" }
    }
    return nil
  }

  /// A yes-or-no question of a limit that was left open, where one of the answers would have ruled the technique out.
  private func doubtful(_ test: Guard?) -> String? {
    for case .slot(let id) in test?.names ?? [] where conversation.refused.contains(id) {
      guard let slot = flow.slot(id), let place = conversation.slots.firstIndex(where: { $0.slot == id }) else { continue }
      if case .items(let yes, let no, let unsure) = conversation.slots[place].value {
        var other = conversation
        other.slots[place].value = .items(yes: yes + unsure, no: no, unsure: [])
        if flow.holds(test, in: other) { return id }
      }
      guard slot.kind == .yesNo else { continue }
      for value in slot.values {
        var other = conversation
        other.slots[place].value = .choice(value.id)
        if flow.holds(test, in: other) { return id }
      }
    }
    return nil
  }

  private static func words(_ test: Guard?) -> String {
    let names = (test?.names ?? []).compactMap { name -> String? in
      switch name {
      case .slot(let id), .flag(let id): id
      default: nil
      }
    }
    return names.joined(separator: ", ")
  }
}
