// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// The way back from an alarm that was none: each sign is asked about once, and only a plain no ends it.
extension Step {
  /// Whether the message disputes what led to help now: takes it back, denies the sign, or corrects.
  func isDisputed(_ intent: Flow.IntentReaction?) -> Bool {
    guard isInAlarm(before), before.pending == nil else { return false }
    if let command = intent?.command, command == .back || command == .undo || command == .misread { return true }
    return understanding.isCorrection && intent == nil || alarms.contains { isDenied($0) }
  }

  /// The message denies the sign, or tells what speaks against it.
  private func isDenied(_ alarm: Conversation.Raised) -> Bool {
    if understanding.polarity(of: alarm.id) == .negated { return true }
    return flow.flag(alarm.id)?.contradicted.map(facts.hold) ?? false
  }

  /// After the reply to a denial of something, whatever it is: asks whether the sign is one of those that were denied.
  mutating func askAfterDenial(_ intent: Flow.IntentReaction?) {
    guard isInAlarm(before), before.pending == nil, conversation.state == before.state, conversation.pending == nil, understanding.wordCount > 1,
      understanding.answer.word == .no || understanding.concepts.contains(where: { $0.polarity == .negated })
    else { return }
    // "No, I can't get there" has had its reply; but what nothing but likeness raised is doubtful at any denial.
    if intent == nil || alarms.contains(where: { conversation.has(.likely, $0.id) }) { _ = askAboutAlarm() }
  }

  /// Says again what to do, and asks whether the sign is really so; false where that was asked before.
  mutating func askAboutAlarm() -> Bool {
    let open = alarms.filter { !conversation.has(.disputed, $0.id) }
    // What the message speaks against comes first, then the gravest.
    let denied = open.first { isDenied($0) && flow.flag($0.id)?.confirm != nil }
    guard let record = denied ?? open.first, let flag = flow.flag(record.id), let question = flag.confirm else { return false }
    conversation.note(.disputed, flag.id)
    // Denied, facts that led to it once do not raise it again.
    conversation.asked[flag.id] = 0
    conversation.note(.doubted, flag.id)
    conversation.pending = .confirm(flag.id)
    if !isAlarmDenied { say("alarm-check") }
    turn.replies.append(Reply(.ask, facts.fill(question)))
    return true
  }

  /// One sign was just denied, asked about it; there may be others.
  var isAlarmDenied: Bool {
    // What else led here stands, and is not asked about.
    if isRuledOut { return isInAlarm(before) && conversation.triage < .urgent }
    if case .confirm = before.pending { return isInAlarm(before) && answered }
    return false
  }

  /// The last of them was.
  var isAlarmOver: Bool { isAlarmDenied && conversation.triage < .urgent }

  /// The gravest sign was denied, and what is left is less grave: the help for that is said in its place.
  mutating func easeAlarm() -> Bool {
    guard isAlarmDenied, conversation.triage >= .urgent, let state = flow.levelStates[conversation.triage], state != conversation.state
    else { return false }
    conversation.state = state
    sayFlags(alarms)
    return true
  }

  /// Goes on from where the talk was before the alarm.
  mutating func leaveAlarm() {
    say("alarm-over")
    let alarms = Set(flow.levelStates.values)
    let was = conversation.journal.last { !alarms.contains($0.state) }
    // Nobody goes back into an alarm that was none.
    isTakingBack = true
    conversation.journal.removeAll { alarms.contains($0.state) }
    conversation.state = was?.state ?? flow.start
    conversation.pending = was?.pending
    (saidAside, conversation.misses) = (true, 0)
    if conversation.pending == nil { advance() } else { askAgain() }
    if turn.replies.count == 1, conversation.pending == nil { for message in flow.states[conversation.state]?.say ?? [] { say(message) } }
  }

  func isInAlarm(_ conversation: Conversation) -> Bool {
    conversation.triage >= .urgent && flow.levelStates.values.contains(conversation.state)
  }

  /// What led here, the gravest first.
  var alarms: [Conversation.Raised] {
    conversation.flags.enumerated().filter { $0.element.status == .yes && $0.element.level >= .urgent }
      .sorted { ($1.element.level, $0.offset) < ($0.element.level, $1.offset) }.map(\.element)
  }
}
