// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What is asked at the end of an answer.
extension Step {
  /// Answers what was asked beside, before the talk goes on; says so where it was not understood.
  mutating func answerBeside() {
    guard let asked = understanding.beside, conversation.triage < .urgent else { return }
    guard let intent = (asked.intent ?? understanding.asked.last?.name).flatMap({ flow.intents[$0] }) else {
      if asked.wordCount >= Self.fewestWords { say("question-missed") }
      return
    }
    if intent.isAside, let reply = intent.reply { say(reply) }
    answerOthers(besides: intent.id)
  }

  /// Answers the other questions of a message that asks several things.
  mutating func answerOthers(besides done: String) {
    guard conversation.triage < .urgent else { return }
    var said = [flow.intents[done]?.reply]
    for other in understanding.asked.compactMap({ flow.intents[$0.name] }) where other.isAside && !said.contains(other.reply) {
      said.append(other.reply)
      if let reply = other.reply { say(reply) }
    }
  }

  /// Gives the technique that was asked for beside, where nothing else is open.
  mutating func offerBeside() {
    guard answered, let intent = understanding.beside?.intent.flatMap({ flow.intents[$0] }), let wish = intent.offer, conversation.triage < .urgent,
      conversation.offered == before.offered
    else { return }
    if conversation.pending == nil { offerByName(wish) } else { conversation.wanted = wish }
  }

  /// "Eh?" is no question.
  private static let fewestWords = 3
}
