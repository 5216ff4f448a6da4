// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Step {
  /// Fills slots from a message: what was asked first, then what was said besides.
  mutating func learn(_ intent: Flow.IntentReaction?) {
    // What a plain answer happens to sound like sets nothing.
    if let intent, isSure(intent) || conversation.pending == nil || understanding.answer.word == nil {
      for (slot, value) in intent.sets.sorted(by: { $0.key < $1.key }) where conversation.value(slot) == nil { conversation.set(slot, .choice(value)) }
    }
    let asked: String?
    if case .slot(let id) = conversation.pending { asked = id } else { asked = nil }
    if understanding.isCorrection { takeBack(except: asked) }
    let isPlainNone = understanding.answer.none && !understanding.answer.isMixed
    if !isQuestionBack(intent), changed.isEmpty || isPlainNone || volunteersPending { answerPending() }
    // "What is the best sleeping position?" tells nothing of how it began.
    let isQuestion = (intent?.reply != nil || intent?.offer != nil) && understanding.wordCount <= 8
    for slot in flow.slots where !slot.isDerived && !slot.isOnlyAsked && (slot.id != asked || !answered) {
      if slot.id != asked, isQuestion && (slot.kind == .choice || slot.kind == .yesNo) || isPlainQuestion && slot.kind == .duration { continue }
      volunteer(slot, isAsked: slot.id == asked)
    }
    if let asked, !answered, conversation.value(asked) != nil, before.value(asked) == nil { answered = true }
    derive()
  }

  /// What is corrected comes first: "actually it's the left one" picks nothing from the list that is open.
  private mutating func takeBack(except asked: String?) {
    for slot in flow.slots where !slot.isDerived && !slot.isOnlyAsked && slot.id != asked { volunteer(slot, isAsked: false) }
    // "I meant the front": said in the words of a choice that was made before.
    let meant = understanding.meantChoices.filter { choice in
      choice.slot != asked && conversation.value(choice.slot) != nil && flow.slot(choice.slot)?.summary != nil
    }
    guard changed.isEmpty, learnt.isEmpty, understanding.wordCount <= Self.mostWordsOfCorrection, Set(meant.map(\.slot)).count == 1,
      let choice = meant.last, let slot = flow.slot(choice.slot)
    else { return }
    if slot.kind == .choice, slot.values.indices.contains(choice.choice) { change(slot.id, to: .choice(slot.values[choice.choice].id)) }
  }

  /// "I meant the front of the hip": in more words than that one of them stands for a choice by chance.
  private static let mostWordsOfCorrection = 8

  /// What is asked is spoken of by name.
  private var volunteersPending: Bool {
    guard case .slot(let id) = conversation.pending, let slot = flow.slot(id) else { return true }
    return volunteered(slot) != nil
  }

  /// A question or wish of the person's own is not an answer: "how long will it last?", "show me the four-step repair" is not the fourth.
  private func isQuestionBack(_ intent: Flow.IntentReaction?) -> Bool {
    guard let intent, isSure(intent), case .slot = conversation.pending, understanding.wordCount > 2, !understanding.isAnswerFirst else { return false }
    // What the state has its own words for, and stays with, is no answer: "I have not done it yet".
    if flow.states[conversation.state]?.on.contains(where: { $0.intent == intent.id && $0.to == nil && $0.ask == nil }) ?? false { return true }
    let word = understanding.answer.word
    return (intent.isAside && understanding.isQuestion || intent.offer != nil) && word != .yes && word != .no
  }

  /// Reads the message as the answer to what is awaited.
  private mutating func answerPending() {
    let answer = understanding.answer
    switch conversation.pending {
    case nil: return
    case .confirm(let flag):
      guard let isSo = confirms(flag) else { break }
      setFlag(flag, isSo ? .yes : .no)
      for fact in flow.flag(flag)?.denies ?? [] where !isSo && facts.hold(.has(slot: fact.slot, values: [fact.value])) { deny(fact.value, of: fact.slot) }
      conversation.takeUp()
      answered = true
    case .clash(let slot, let old, let new):
      // By its words, or else by its number.
      let said = flow.slot(slot).flatMap { spokenValue($0) }
      guard let value = said == old || said == new ? said : answer.picks.first.map({ $0 == 1 ? new : old }) else { break }
      if value == new { change(slot, to: .choice(new)) }
      conversation.takeUp()
      answered = true
    case .which(let intents):
      if let pick = answer.picks.first, intents.indices.contains(pick) {
        chosen = flow.intents[intents[pick]]
      } else if answer.none || answer.word == .no {
        answered = true
      } else {
        break
      }
      conversation.takeUp()
    case .among(let id, _):
      guard let slot = flow.slot(id), let expecting = awaited else { return }
      if answer.word == .unsure {
        answered = true
      } else if answer.all || answer.word == .yes, answer.picks.isEmpty, case .items(let yes, let no, let unsure) = conversation.value(id) {
        conversation.set(id, .items(yes: yes + unsure, no: no, unsure: []))
        answered = true
      } else if let value = readChecklist(slot, expecting), case .items(let yes, let no, let unsure) = value {
        // What was not picked of so few is not so.
        conversation.set(id, .items(yes: yes, no: no + unsure, unsure: []))
        answered = true
      }
      if answered { conversation.takeUp() }
    case .slot(let id):
      guard let slot = flow.slot(id), let expecting = awaited else { return }
      if let value = read(slot, expecting) {
        conversation.set(id, value)
        answered = true
        learnt.append(id)
        if conversation.resume != nil { conversation.takeUp() }
      } else if conversation.refused.contains(id), !before.refused.contains(id) {
        // "Not sure", where no value stands for it: left open, and not asked again.
        answered = true
      }
    }
    if !answered { leaveQuestionBetween() }
  }

  /// A question between is put once, one about a sign twice; then what was awaited before goes on. Unknown is not no: a sign that was asked
  /// about twice and not denied is taken as so.
  private mutating func leaveQuestionBetween() {
    switch conversation.pending {
    case .confirm(let flag) where !isInAlarm(before) && conversation.flags.contains { $0.id == flag && $0.level >= .urgent }:
      if conversation.asked[flag] == 0 {
        conversation.asked[flag] = 1
      } else {
        // A question back says nothing of it.
        if !understanding.isQuestion { setFlag(flag, .yes) }
        conversation.takeUp()
      }
    case .confirm, .clash, .which: conversation.takeUp()
    case .slot, .among, nil: break
    }
  }

  private mutating func read(_ slot: Slot, _ expecting: Expecting) -> SlotValue? {
    let answer = understanding.answer
    let isUnsure = answer.word == .unsure && answer.picks.isEmpty
    switch slot.kind {
    case .yesNo:
      if let said = volunteered(slot) { return .choice(said) }
      let own = Set(ownWords(slot) + (answer.isMixed ? [] : [answer.word].compactMap { $0?.rawValue }))
      if let said = own.first, own.count == 1, slot.value(said) != nil { return .choice(said) }
      if answer.isMixed || isUnsure || own.count > 1 { return refuse(slot) }
      if let word = answer.word { return .choice(word.rawValue) }
      if answer.none { return .choice("no") }
      return nil
    case .choice:
      // "Worse, no, I mean the same": what is said last is meant. The "no" of "you wrote no pain" takes nothing back.
      let isDenial = understanding.concepts.contains { $0.polarity == .negated }
      let isTakenBack = understanding.isCorrection || answer.word == .no && (answer.isFirst || !isDenial)
      if let pick = isTakenBack ? answer.picks.last : answer.picks.first, expecting.choices.indices.contains(pick) {
        return .choice(expecting.choices[pick].value)
      }
      if let said = volunteered(slot) { return .choice(said) }
      if isUnsure || answer.none, slot.unsure != nil { return refuse(slot) }
      if answer.word == .no, slot.value("no") != nil { return .choice("no") }
      if answer.word == .yes, slot.value("yes") != nil { return .choice("yes") }
      if answer.word == .no, let unsure = slot.unsure, understanding.wordCount <= 3 { return .choice(unsure) }
      return nil
    case .checklist: return readChecklist(slot, expecting)
    case .number:
      guard let value = understanding.value(slot.measure ?? .number) ?? understanding.value(.number), value.low >= 0 else {
        return isUnsure ? refuse(slot) : nil
      }
      let (least, most) = (slot.least ?? 0, slot.most ?? .greatestFiniteMagnitude)
      return .number(min(max(value.low, least), most), min(max(value.high, least), most))
    case .duration:
      if let value = understanding.value(.duration) { return .number(value.low, value.high) }
      return isUnsure ? refuse(slot) : nil
    case .free: return understanding.wordCount > 0 ? .choice("said") : nil
    }
  }

  /// What the words listed for a yes and for a no come to: "it isn't growing" is a no.
  private func ownWords(_ slot: Slot) -> [String] {
    let values = slot.values.map(\.id)
    let answer = understanding.answer
    let picks = answer.picks.filter(values.indices.contains).map { values[$0] }
    // "No, always like that" denies what was asked, not the "always".
    guard answer.word == nil, !answer.none else { return picks }
    return picks + answer.excluded.flatMap { place in values.enumerated().filter { $0.offset != place }.map(\.element) }
  }

  /// "Not sure" and "skip" are answers: the safer value is taken.
  mutating func refuse(_ slot: Slot) -> SlotValue? {
    if !conversation.refused.contains(slot.id) { conversation.refused.append(slot.id) }
    if slot.kind == .checklist {
      var (yes, no): ([String], [String]) = ([], [])
      if case .items(let y, let n, _) = conversation.value(slot.id) { (yes, no) = (y, n) }
      let open = facts.asked(of: slot).filter { !yes.contains($0) && !no.contains($0) }
      return .items(yes: yes, no: no, unsure: open)
    }
    return slot.unsure.map { .choice($0) }
  }
}

extension Flow {
  /// The name of the concept that fills a slot with a value.
  public static func concept(slot: String, value: String) -> String { "\(slot)=\(value)" }
}
