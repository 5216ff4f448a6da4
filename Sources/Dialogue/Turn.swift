// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// What one message led to: everything an edge needs to show it or send it on.
public struct Turn: Sendable, Equatable, Codable {
  public var replies: [Reply] = []
  public var triage: Triage = .selfCare
  public var scope = "in_scope"
  public var intent: Understanding.IntentScore?
  public var state = ""
  public var slots: [Conversation.Known] = []
  public var flags: [Conversation.Raised] = []
  public var expects: Expecting?
  public var handoff: Handoff?
  public var ended = false

  public init() {}
}

/// What a person who takes over needs to know, in SBAR order.
public struct Handoff: Sendable, Equatable, Codable {
  public var reason: String
  public var situation: String
  public var background: String
  public var assessment: String
  public var recommendation: String
}

extension Flow {
  /// Where a conversation stands, with nothing said.
  public func standing(_ conversation: Conversation) -> Turn {
    var turn = Turn()
    turn.triage = conversation.triage
    turn.scope = conversation.scope
    turn.state = conversation.state
    turn.slots = conversation.slots
    turn.flags = conversation.flags
    turn.expects = expects(conversation)
    turn.ended = conversation.isEnded
    return turn
  }

  /// What a person who takes over needs to know.
  public func summary(_ conversation: Conversation) -> Handoff {
    Step(flow: self, conversation: conversation, understanding: Understanding()).handoff(reason: "summary")
  }
}
