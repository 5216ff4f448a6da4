// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Step {
  /// Holds the message and all that is known against every flag; gives those that are new or have risen, highest first.
  mutating func raiseFlags() -> [Conversation.Raised] {
    var new: [Conversation.Raised] = []
    // Of the many flags only those can change that are spoken of, raised before, or follow from facts.
    var places = Set(flow.guardedFlags)
    for mention in understanding.concepts { if let place = flow.flagPlaces[mention.concept] { places.insert(place) } }
    for raised in conversation.flags { if let place = flow.flagPlaces[raised.id] { places.insert(place) } }
    if let place = (confirmed?.flag).flatMap({ flow.flagPlaces[$0] }) { places.insert(place) }
    for place in places.sorted() {
      let (id, flagLevel) = (flow.flags[place].id, flow.flags[place].level)
      let known = conversation.flags.first { $0.id == id }
      if let test = flow.flags[place].unless, facts.hold(test) {
        guard let index = conversation.flags.firstIndex(where: { $0.id == id }) else { continue }
        if known?.status == .yes, flagLevel >= .urgent { isRuledOut = true }
        conversation.flags[index].status = .no
        continue
      }
      var polarity = understanding.polarity(of: id)
      // Words of a sign in a message about something else are asked about, the first time.
      // So is what nothing but the likeness of a whole answer points to.
      let isOnlyLikely = polarity == .affirmed && understanding.isOnlyLikely(id)
      // Help is on its way already: "can she have a cup of tea?" need only be like something.
      if isOnlyLikely, isInAlarm(before), before.triage == .emergency { polarity = nil }
      if isPlainQuestion, understanding.isOnlyLikely(id) { polarity = nil }
      let grounds = flow.flags[place].doubted.map { !facts.hold($0) }
      let isGroundless = isOnlyLikely && grounds == false
      // What is not worth a question is let be.
      if isGroundless, flagLevel < .urgent { polarity = nil }
      let isDoubtful = isGroundless || isOnlyLikely && before.turns > 0 && grounds != true
      if polarity == .affirmed, isDoubtful || understanding.isAside(id), doubtOnce(flow.flags[place]) {
        polarity = .uncertain
      }
      if isOnlyLikely { conversation.note(.likely, id) }
      var status = known?.status
      var evidence = known?.evidence ?? ""
      if status != .yes {
        switch polarity {
        case .affirmed: status = .yes
        // Where nothing is written to ask, the safer reading is taken.
        case .uncertain: status = flow.flags[place].confirm == nil && flagLevel >= .urgent ? .yes : status ?? .unknown
        case .negated: status = .no
        case .other where flow.flags[place].isAnyones: status = .yes
        case .past, .hypothetical, .other, nil: break
        }
        if status == .yes || polarity == .uncertain, let mention = understanding.mention(of: id) {
          evidence = mention.text
        }
        if confirmed?.flag == id {
          status = .yes
          evidence = confirmed?.evidence ?? ""
        }
        if status != .yes, let when = flow.flags[place].when, facts.hold(when) { status = isDoubted(flow.flags[place]) ? status ?? .unknown : .yes }
        if status == nil, let asks = flow.flags[place].asks, facts.hold(asks) { status = .unknown }
      } else if understanding.isCorrection, polarity == .negated, flagLevel < .urgent {
        status = .no
      }
      guard let status else { continue }
      var level = flagLevel
      for rise in flow.flags[place].raised where rise.to > level && facts.hold(rise.when) { level = rise.to }
      level = max(level, known?.status == .yes ? known!.level : confirmed?.flag == id ? confirmed!.level : .selfCare)
      let raised = Conversation.Raised(id: id, level: level, status: status, evidence: evidence)
      if let index = conversation.flags.firstIndex(where: { $0.id == id }) {
        conversation.flags[index] = raised
      } else if level > .selfCare {
        conversation.flags.append(raised)
      }
      if status == .yes, level > .selfCare, known?.status != .yes || known!.level < level { new.append(raised) }
    }
    believeGraver(&new)
    let order = new.enumerated().sorted { ($1.element.level, $0.offset) < ($0.element.level, $1.offset) }.map(\.element)
    return order
  }

  /// Beside a sign that is sure, facts that point to a graver one are not doubted: a clunk in a new hip that takes no weight.
  private mutating func believeGraver(_ new: inout [Conversation.Raised]) {
    guard let worst = new.map(\.level).max(), worst >= .urgent else { return }
    for index in conversation.flags.indices {
      let raised = conversation.flags[index]
      let isNew = !before.flags.contains { $0.id == raised.id }
      guard raised.status == .unknown, raised.level > worst, isNew, let when = flow.flag(raised.id)?.when, facts.hold(when) else { continue }
      conversation.flags[index].status = .yes
      new.append(conversation.flags[index])
    }
  }

  /// Whether the facts that raise a flag came up in a message that is nothing like those that hold a sign: it is asked about first.
  private mutating func isDoubted(_ flag: RedFlag) -> Bool {
    if before.has(.doubted, flag.id) {
      // Asked and not denied, it is taken as so.
      return before.asked[flag.id] == nil || conversation.flags.contains { $0.id == flag.id && $0.status == .no }
    }
    if conversation.has(.doubted, flag.id) { return true }
    return !isAnswering(flag.when) && understanding.isOrdinary && !flow.holds(flag.when, in: before) && doubtOnce(flag)
  }

  /// A short question amid the talk that has an answer: "may I go to my yoga class?" need only be like something.
  var isPlainQuestion: Bool {
    guard before.turns > 0, understanding.isQuestion, understanding.wordCount <= Self.mostWordsOfQuestion, case .clear(let id) = understanding.decision
    else { return false }
    return flow.intents[id]?.isAside ?? false
  }

  private static let mostWordsOfQuestion = 12

  /// What was asked is one of the facts that a guard holds against.
  private func isAnswering(_ test: Guard?) -> Bool {
    guard case .slot(let asked) = before.pending else { return before.pending != nil }
    return test?.names.contains { if case .slot(asked) = $0 { true } else { false } } ?? false
  }

  /// Doubts a flag that can be asked about, in the turn that first brings it up; said again, it is believed.
  private mutating func doubtOnce(_ flag: RedFlag) -> Bool {
    guard flag.confirm != nil, flag.level >= .urgent, !before.has(.doubted, flag.id), !before.flags.contains(where: { $0.id == flag.id })
    else { return false }
    conversation.note(.doubted, flag.id)
    return true
  }

  mutating func setFlag(_ id: String, _ status: Conversation.Raised.Status) {
    guard let index = conversation.flags.firstIndex(where: { $0.id == id }) else { return }
    if status == .yes {
      // Left for `raiseFlags` to find as new.
      let old = conversation.flags.remove(at: index)
      confirmed = (id, old.evidence, old.status == .yes ? old.level : .selfCare)
      return
    }
    conversation.flags[index].status = status
  }

  /// What to do, first; why; what to do while waiting; what not to do. Then the state for that level.
  mutating func sayFlags(_ raised: [Conversation.Raised]) {
    let level = raised[0].level
    var first = true
    // A lesser sign does not send people to a lesser place: what to do stays what it was.
    if level < conversation.triage, let graver = alarms.first.flatMap({ flow.flag($0.id) }) {
      turn.replies.append(Reply(.warn, facts.fill(graver.action), sources: graver.sources))
      first = false
    }
    for record in raised where record.level >= .urgent {
      guard let flag = flow.flag(record.id) else { continue }
      if first {
        // What is written for a lower level does not say enough.
        if record.level > flag.level, flow.messages["raised-" + record.level.rawValue] != nil {
          say("raised-" + record.level.rawValue, kind: .warn)
          if record.level == .urgent { turn.replies.append(Reply(.say, facts.fill(flag.action), sources: flag.sources)) }
        } else {
          turn.replies.append(Reply(.warn, facts.fill(flag.action), sources: flag.sources))
        }
        for line in [flag.because, flag.meanwhile] { if let line { turn.replies.append(Reply(.say, facts.fill(line), sources: flag.sources)) } }
        if let never = flag.never { turn.replies.append(Reply(.warn, facts.fill(never), sources: flag.sources)) }
        first = false
      } else if flag.level == level, level >= conversation.triage, let because = flag.because {
        turn.replies.append(Reply(.say, facts.fill(because), sources: flag.sources))
      }
    }
    conversation.pending = nil
    conversation.resume = nil
    conversation.wanted = nil
    conversation.misses = 0
    conversation.last = [raised[0].id]
    turn.handoff = handoff(reason: raised[0].id)
    // A lesser flag does not lead away from a greater one.
    let highest = conversation.triage
    if let state = flow.levelStates[max(level, highest)] { enter(state) }
  }

  /// A flag that lets the talk go on: said in one breath.
  mutating func saySoon(_ record: Conversation.Raised) {
    guard let flag = flow.flag(record.id) else { return }
    turn.replies.append(Reply(.say, facts.fill(flag.action), sources: flag.sources))
  }

  /// Asks once about a flag that was said uncertainly.
  mutating func askAboutFlag() -> Bool {
    guard let (id, question) = flagToAskAbout else { return false }
    conversation.asked[id] = 0
    conversation.questions += 1
    conversation.interrupt(with: .confirm(id))
    turn.replies.append(Reply(.ask, facts.fill(question)))
    return true
  }

  var hasFlagToAskAbout: Bool { flagToAskAbout != nil }

  private var flagToAskAbout: (id: String, question: String)? {
    for record in conversation.flags where record.status == .unknown && record.level >= .urgent {
      if let question = flow.flag(record.id)?.confirm, conversation.asked[record.id] == nil { return (record.id, question) }
    }
    return nil
  }

  /// Asks once which of two versions is right.
  mutating func askAboutClash() -> Bool {
    guard !isInAlarm(conversation), let (slot, old, new) = clash, let definition = flow.slot(slot), !conversation.has(.clash, slot) else { return false }
    conversation.note(.clash, slot)
    conversation.interrupt(with: .clash(slot: slot, old: old, new: new))
    say(
      "clash",
      ["old": definition.value(old)?.heard ?? old, "new": definition.value(new)?.heard ?? new], kind: .ask)
    return true
  }

  /// A summary for the person who takes over.
  func handoff(reason: String) -> Handoff {
    func part(_ part: Slot.Summary.Part) -> String {
      flow.slots.compactMap { slot -> String? in
        guard let summary = slot.summary, summary.part == part, let value = facts.named(slot), !value.isEmpty else { return nil }
        return facts.fill(summary.text, extra: ["value": value])
      }.joined(separator: " ")
    }
    let raised = conversation.flags.filter { $0.status == .yes }.compactMap { flow.flag($0.id)?.name }
    let tried = conversation.offered.compactMap { flow.technique($0)?.name }
    var assessment = [part(.assessment)]
    if !raised.isEmpty { assessment.append(message("summary-flags", ["flags": facts.list(raised)])) }
    if !tried.isEmpty { assessment.append(message("summary-tried", ["tried": facts.list(tried)])) }
    return Handoff(
      reason: reason, situation: part(.situation), background: part(.background),
      assessment: assessment.filter { !$0.isEmpty }.joined(separator: " "),
      recommendation: facts.fill(flow.recommendations[conversation.triage] ?? ""))
  }

  private func message(_ id: String, _ extra: [String: String]) -> String {
    flow.messages[id]?.lines.map { facts.fill($0.text, extra: extra) }.joined(separator: " ") ?? ""
  }
}
