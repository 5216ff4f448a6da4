// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What is asked at the end of an answer.
extension Step {
  /// Answers what was asked beside, before the talk goes on; says so where it was not understood.
  mutating func answerBeside() {
    guard let asked = understanding.beside, conversation.triage < .urgent else { return }
    guard let intent = asked.intent.flatMap({ flow.intents[$0] }) else {
      if asked.wordCount >= Self.fewestWords { say("question-missed") }
      return
    }
    guard intent.isAside, intent.command == nil, let reply = intent.reply else { return }
    say(reply)
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
