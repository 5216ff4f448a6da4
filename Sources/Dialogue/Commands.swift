// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Step {
  /// Does what is asked of the conversation itself.
  mutating func run(_ command: Flow.Command) {
    conversation.misses = 0
    isTakingBack = [.back, .undo, .restart, .forget, .stop].contains(command)
    switch command {
    case .why:
      if case .slot(let id) = conversation.pending, let why = flow.slot(id)?.why {
        turn.replies.append(Reply(.say, facts.fill(why)))
      } else {
        say("why-nothing")
      }
      saidAside = true
      askAgain()
    case .repeat: repeatLast()
    case .back, .undo: goBack()
    case .restart:
      remindOfDanger()
      conversation = Conversation(state: flow.start, region: conversation.region)
      say("restarted")
    case .stop:
      say("goodbye")
      conversation.isEnded = true
      conversation.pending = nil
    case .person:
      let handoff = handoff(reason: "asked")
      turn.handoff = handoff
      say("person", kind: .handoff)
      if !handoff.situation.isEmpty { say("summary", summary(handoff)) }
      saidAside = true
      askAgain()
    case .summary, .aboutMe:
      let handoff = handoff(reason: "summary")
      if handoff.situation.isEmpty, handoff.background.isEmpty { say("summary-nothing") } else { say("summary", summary(handoff)) }
      saidAside = true
      askAgain()
    case .forget:
      let region = conversation.region
      remindOfDanger()
      conversation = Conversation(state: flow.start, region: region)
      say("forgotten")
    case .skip, .unsure:
      if case .among = conversation.pending { return leaveOpen() }
      guard case .slot(let id) = conversation.pending, let slot = flow.slot(id) else {
        say("skip-nothing")
        askAgain()
        return
      }
      if let value = refuse(slot) { conversation.set(id, value) }
      conversation.pending = nil
      say("skipped")
      advance()
    // "What now?" at an open question: the question.
    case .whatNow where conversation.pending != nil: askAgain()
    case .help, .whatNow:
      say("help")
      saidAside = true
      askAgain()
    case .thanks:
      say("welcome")
      saidAside = true
      askAgain()
    case .sources: saySources()
    case .correct, .misread: askAgain()
    }
  }

  /// What was dangerous a moment ago still is, even if the talk begins anew: what to do is said once more.
  private mutating func remindOfDanger() {
    guard let worst = conversation.flags.filter({ $0.status == .yes && $0.level >= .urgent }).max(by: { $0.level < $1.level }),
      let flag = flow.flag(worst.id)
    else { return }
    turn.replies.append(Reply(.warn, facts.fill(flag.action), sources: flag.sources))
  }

  private func summary(_ handoff: Handoff) -> [String: String] {
    [
      "situation": handoff.situation, "background": handoff.background, "assessment": handoff.assessment,
      "recommendation": handoff.recommendation,
    ]
  }

  private mutating func repeatLast() {
    for id in conversation.last {
      if let technique = flow.technique(id) {
        guard case .allowed(let changes) = TechniqueChoice(facts: facts).verdict(technique) else {
          say("not-now", ["technique": technique.name])
          continue
        }
        conversation.offered.removeAll { $0 == id }
        give(.init(technique: technique, changes: changes, skipped: nil))
      } else if let flag = flow.flag(id) {
        turn.replies.append(Reply(.warn, facts.fill(flag.action), sources: flag.sources))
      } else {
        say(id)
      }
    }
    if case .slot(let id) = conversation.pending, let slot = flow.slot(id) {
      // Asked to say it again, the same words are right.
      let words = conversation.asked[id]
      conversation.asked[id] = words.map { _ in 0 }
      ask(slot)
      conversation.asked[id] = words
    } else if turn.replies.isEmpty {
      say("repeat-nothing")
    }
  }

  private mutating func goBack() {
    // What danger led to is not undone by a word.
    if conversation.triage >= .urgent, flow.levelStates.values.contains(conversation.state) {
      if react() { return }
      for message in flow.states[conversation.state]?.say ?? [] { say(message) }
      return
    }
    guard conversation.takeBack() else {
      say("back-nothing")
      saidAside = true
      askAgain()
      return
    }
    conversation.last = []
    say("undone")
    if isPendingKnown {
      // What came between two versions was answered before it.
      conversation.pending = nil
      advance()
    } else if case .slot(let id) = conversation.pending, let slot = flow.slot(id) {
      // The question comes back as it was put.
      if conversation.asked[id] != nil { conversation.asked[id] = 0 }
      ask(slot)
    } else if case .among = conversation.pending {
      askAgain()
    } else if conversation.state == flow.start, conversation.slots.allSatisfy({ flow.slot($0.slot)?.isDerived ?? true }) {
      say("back-at-start")
    } else {
      for message in flow.states[conversation.state]?.say ?? [] { say(message) }
    }
  }

  /// Where what was said last comes from.
  private mutating func saySources() {
    let keys = conversation.last.flatMap { id in
      flow.technique(id)?.sources ?? flow.flag(id)?.sources
        ?? flow.messages[id]?.lines.filter { facts.hold($0.when) }.flatMap(\.sources) ?? []
    }
    var seen = Set<String>()
    let names = keys.compactMap { flow.sources[$0] }.filter { seen.insert($0).inserted }.prefix(4)
    if names.isEmpty { say("sources-nothing") } else { say("sources", ["sources": names.joined(separator: "; ")]) }
    saidAside = true
    askAgain()
  }
}
