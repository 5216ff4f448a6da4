// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

extension Flow {
  /// A conversation before anything is said, and what to greet a person with.
  public func begin(region: String = "") -> Conversation {
    Conversation(state: start, region: region)
  }

  /// One step of the conversation: what it was, and what a message meant, to what it is and what is said.
  ///
  /// Pure: the same three values always give the same two. Never fails; what makes no sense is answered, and changes nothing.
  /// - Parameter at: when the message was said, in seconds of Unix time; nil where it is not known.
  public func reduce(_ conversation: Conversation, _ understanding: Understanding, at: Double? = nil) -> (Conversation, Turn) {
    var step = Step(flow: self, conversation: conversation, understanding: understanding)
    step.run()
    return (step.facts.conversation, step.turn)
  }
}

/// The working of one turn. Order matters and is the order of `run`.
struct Step {
  var facts: Facts
  var turn = Turn()
  /// How many replies come before any answer.
  private var opening = 0
  /// What the message says of slots: the mentions of their values, by slot.
  let spoken: [String: [Understanding.Mention]]
  let before: Conversation
  /// What the message was read as an answer to.
  let awaited: Expecting?
  /// Slots learnt from this message, and those among them that were asked for.
  var learnt: [String] = []
  var answered = false
  /// Slots that held something else before, and what they are now, in words.
  var changed: Set<String> = []
  var changes: [String] = []
  /// A command that takes back, or begins anew: not itself a step to take back.
  var isTakingBack = false
  var saidAside = false
  /// Two versions of one thing, to be asked about.
  var clash: (slot: String, old: String, new: String)?
  /// Things of the profile of which some letter was typed, without saying which.
  var several: [String] = []
  /// What was told is told again, or in another version that is not worth a question: the first is kept.
  var isFirstKept = false
  /// What was meant, where it was asked which.
  var chosen: Flow.IntentReaction?
  /// A flag just said yes to, the words that first raised it, and the level it had.
  var confirmed: (flag: String, evidence: String, level: Triage)?
  /// What is told now rules out a sign that led to help before.
  var isRuledOut = false
  /// What was passed through; nil where nobody asks.
  var passed: [Passed]?

  init(flow: Flow, conversation: Conversation, understanding: Understanding) {
    facts = Facts(flow: flow, conversation: conversation, understanding: understanding)
    before = conversation
    awaited = facts.expects
    var spoken: [String: [Understanding.Mention]] = [:]
    for mention in understanding.concepts {
      if let end = mention.concept.firstIndex(of: "=") { spoken[String(mention.concept[..<end]), default: []].append(mention) }
    }
    self.spoken = spoken
  }

  // Lent rather than copied: they are looked at hundreds of times a turn.
  var flow: Flow { _read { yield facts.flow } }
  var understanding: Understanding { _read { yield facts.understanding } }
  var conversation: Conversation {
    _read { yield facts.conversation }
    _modify { yield &facts.conversation }
  }

  mutating func run() {
    if conversation.isEnded { conversation = Conversation(state: flow.start, region: conversation.region) }
    conversation.turns += 1
    derive()
    var intent = clearIntent
    let command = intent.flatMap { isPlainCommand($0) ? $0.command : nil }
    // Signs of danger are looked for in every message, commands too.
    if command == nil || !isSure(intent) || understanding.isAnswerFirst { learn(intent) }
    if let chosen { intent = chosen } else if !isSure(intent), answered || !isLikeEnough(intent) { intent = nil }
    // Of several questions the whole may be like none.
    if intent == nil, !answered, !isInAlarm(before), let first = understanding.asked.first.flatMap({ flow.intents[$0.name] }), first.isAside {
      intent = first
    }
    turn.intent = understanding.intents.first { $0.name == intent?.id } ?? (understanding.decision == .none ? nil : understanding.intents.first)
    if let intent { conversation.scope = intent.scope }
    let replayed = intent == nil ? nil : command
    let raised = raiseFlags()
    if let worst = raised.first, worst.level >= .urgent {
      sayFlags(raised)
      finish()
      return
    }
    if isDisputed(intent), askAboutAlarm() {
      finish()
      return
    }
    if let command = replayed {
      run(command)
      finish()
      return
    }
    if conversation.turns == 1 { say("scope") }
    opening = turn.replies.count
    for change in changes { say("changed", ["change": change]) }
    if raised.isEmpty, learnt.count > 0, !answered || learnt.count > 1, changes.isEmpty { sayHeard() }
    if !isInAlarm(conversation) { for flag in raised { saySoon(flag) } }
    let isEased = easeAlarm()
    if isAlarmDenied, askAboutAlarm() || isEased {
      finish()
      return
    }
    if isAlarmOver {
      leaveAlarm()
      finish()
      return
    }
    if conversation.turns == 1, helpBeforeAsking(intent) {
      finish()
      return
    }
    if askAboutFlag() || askAboutClash() || askAmong() {
      conversation.misses = 0
      // What was wished for is not lost over the question between.
      if let wish = intent?.offer { conversation.wanted = wish }
      finish()
      return
    }
    sayWithdrawn()
    respond(intent, isWarned: !raised.isEmpty)
    askAfterDenial(intent)
    sayNewChanges()
    finish()
  }

  /// In the first reply help comes first, and the question whether a sign was meant takes the place of any other; false where there is no such
  /// question, or where the help depends on the answer.
  private mutating func helpBeforeAsking(_ intent: Flow.IntentReaction?) -> Bool {
    guard hasFlagToAskAbout, clash == nil else { return false }
    var helped = self
    helped.respond(intent, isWarned: false)
    let now = helped.conversation
    guard now.offered == conversation.offered, now.wanted == nil, !now.isEnded else { return false }
    switch now.pending {
    case nil: break
    case .slot(let id):
      if helped.turn.replies.last?.kind == .ask { helped.turn.replies.removeLast() }
      helped.conversation.asked[id] = conversation.asked[id]
      helped.conversation.questions = conversation.questions
    default: return false
    }
    self = helped
    return askAboutFlag()
  }

  /// While a question is open, likeness has to be strong; less so for a question back, which is answered and changes nothing.
  private func isLikeEnough(_ intent: Flow.IntentReaction?) -> Bool {
    guard let intent, conversation.pending != nil, intent.scope == "in_scope" else { return true }
    let score = understanding.intents.first?.score ?? 0
    return score >= (understanding.isQuestion && intent.isAside ? 0.4 : 0.7)
  }

  /// Reactions, asides, the way on; or that nothing was understood.
  private mutating func respond(_ intent: Flow.IntentReaction?, isWarned: Bool) {
    if let wanted = conversation.wanted, let profile = flow.profile, facts.isKnown(profile) || conversation.refused.contains(profile) {
      conversation.misses = 0
      conversation.wanted = nil
      offerByName(wanted)
      return
    }
    if retrace() {
      conversation.misses = 0
      return
    }
    if react() {
      conversation.misses = 0
      return
    }
    if let intent, let wanted = intent.offer {
      conversation.misses = 0
      offerByName(wanted)
      return
    }
    if let intent, let reply = intent.reply {
      say(reply)
      conversation.last = [reply]
      saidAside = true
      answerOthers(besides: intent.id)
    }
    if let to = intent?.to {
      conversation.misses = 0
      // Another matter, with its own questions.
      conversation.questions = 0
      conversation.pending = nil
      enter(to)
      return
    }
    if answered, intent?.reply == nil { answerBeside() }
    if conversation.pending == nil || answered || isPendingKnown {
      if !learnt.isEmpty || answered || intent != nil || conversation.turns == 1 {
        let isUnderstood = !learnt.isEmpty || answered || intent != nil
        if isUnderstood { conversation.misses = 0 }
        if !saidAside || answered || !learnt.isEmpty || conversation.turns == 1 {
          // Words that lead on were understood, if not all of them.
          if !isUnderstood, conversation.turns == 1, !leadsOn { missed() }
          advance()
          offerBeside()
        }
        return
      }
    }
    if saidAside || !learnt.isEmpty || isFirstKept || intent != nil || isWarned {
      conversation.misses = 0
      if isNoneWithMore, !saidAside { say("none-but-more") }
      askAgain()
      return
    }
    if case .unsure(let ids) = understanding.decision, askWhich("which", of: ids) { return }
    conversation.misses += 1
    if moveOn() { return }
    missed()
    // With nothing asked, what came nearest is offered, if it came near at all.
    let near = understanding.intents.filter { $0.score >= Self.near }.map(\.name)
    if conversation.misses == 1, conversation.pending == nil, askWhich("nearest", of: near) { return }
    askAgain()
  }

  /// What is known leads out of the state by a transition of its own.
  private var leadsOn: Bool { flow.states[conversation.state]?.next.contains { $0.when != nil && facts.hold($0.when) } ?? false }

  /// The least likeness worth offering.
  private static let near = 0.1

  /// After two misses at one question the safer answer is taken, and the talk goes on; false where there is none to take.
  private mutating func moveOn() -> Bool {
    if case .among = conversation.pending, conversation.misses > 2 {
      conversation.misses = 0
      leaveOpen()
      return true
    }
    guard conversation.misses > 2, case .slot(let id) = conversation.pending, let slot = flow.slot(id), slot.kind == .choice || slot.kind == .yesNo,
      let value = refuse(slot)
    else { return false }
    conversation.misses = 0
    leave(slot, at: value)
    return true
  }

  /// Asks which of two intents is meant; false where they have no names to ask with.
  private mutating func askWhich(_ message: String, of ids: [String]) -> Bool {
    let named = ids.filter { flow.name(ofIntent: $0) != nil }.prefix(2)
    guard named.count == 2, let first = named.first, let second = named.last, flow.messages[message] != nil else { return false }
    conversation.interrupt(with: .which([first, second]))
    say(message, ["first": flow.name(ofIntent: first) ?? "", "second": flow.name(ofIntent: second) ?? ""], kind: .ask)
    return true
  }

  var isPendingKnown: Bool {
    if case .slot(let slot) = conversation.pending { return facts.isKnown(slot) }
    return false
  }

  /// By its own words rather than by likeness.
  func isSure(_ intent: Flow.IntentReaction?) -> Bool {
    understanding.intents.contains { $0.name == intent?.id && $0.isSure }
  }

  /// "None of those, well, something odd": what is not understood may be what the list is about.
  private var isNoneWithMore: Bool {
    awaited?.kind == .checklist && flow.messages["none-but-more"] != nil && before.misses == 0
      && (understanding.answer.none || understanding.answer.word == .no) && understanding.wordCount > 4
  }

  private var clearIntent: Flow.IntentReaction? {
    guard case .clear(let id) = understanding.decision else { return nil }
    return flow.intents[id]
  }

  /// A command counts when it is said in so many words, or when the message is short and nothing is asked that it might answer.
  private func isPlainCommand(_ intent: Flow.IntentReaction) -> Bool {
    if intent.command == nil || intent.command == .correct || intent.command == .misread { return false }
    if intent.command == .skip || intent.command == .unsure, conversation.pending != nil, understanding.answer.word == .unsure {
      return false
    }
    // "My mum did that one, it helped by half. She is 54. What next?" tells more than it asks for.
    if isSure(intent) { return intent.command != .help && intent.command != .whatNow || understanding.wordCount <= Self.mostWordsOfHelp }
    let score = understanding.intents.first?.score ?? 0
    return understanding.wordCount <= 8 && score >= (conversation.pending == nil ? 0.5 : 0.8)
  }

  private static let mostWordsOfHelp = 8

  mutating func missed() {
    say(isNoneWithMore ? "none-but-more" : conversation.misses >= 2 ? "missed-again" : "missed")
  }

  /// The talk never stands still in a state that waits for nothing.
  private mutating func keepGoing() {
    guard !conversation.isEnded, conversation.pending == nil, let state = flow.states[conversation.state], !state.waits else { return }
    if let ask = state.ask, let slot = flow.slot(ask), !facts.isKnown(ask), !conversation.refused.contains(ask) {
      self.ask(slot, afterAside: true)
    } else {
      advance()
    }
  }

  /// Fills in what the turn carries besides its replies.
  private mutating func finish() {
    derive()
    // What this very turn brought about may be a sign too; it does not wait for the next message.
    if !isTakingBack, let worst = raiseFlags().first, worst.level >= .urgent {
      turn.replies = []
      // What is not said was not given either.
      conversation.offered = before.offered
      sayFlags([worst])
      derive()
    }
    keepGoing()
    if !isTakingBack { conversation.remember(before, except: Set(flow.slots.lazy.filter(\.isDerived).map(\.id))) }
    turn.triage = conversation.triage
    turn.scope = conversation.scope
    turn.state = conversation.state
    turn.slots = conversation.slots
    turn.flags = conversation.flags
    turn.expects = facts.expects
    turn.ended = conversation.isEnded
    // What this is for is no answer by itself.
    if turn.replies.count == opening { say("missed") }
    if turn.replies.isEmpty { say("silence") }
  }
}

extension Flow {
  /// What a person is greeted with before they have said anything, where there is room for it.
  public var greeting: [Reply] {
    messages["greeting"]?.lines.map { Reply($0.kind, $0.text, sources: $0.sources) } ?? []
  }
}
