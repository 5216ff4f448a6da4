// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

/// A turn as one JSON line, every field of the contract in its order.
struct DeskResponse {
  var session: String
  var id: JSONScalar?
  var turn: Turn
  /// Words for "none of these", from the content.
  var noneLabel: String?
  /// The conversation itself, as JSON, where it travels.
  var conversation: String?

  var line: String {
    var json = JSONWriter()
    json.object { json in
      json.key("session")
      json.string(session)
      if let id {
        json.key("id")
        json.scalar(id)
      }
      json.key("replies")
      json.array { json in for reply in turn.replies { write(reply, &json) } }
      json.key("triage")
      json.string(turn.triage.rawValue)
      json.key("scope")
      json.string(turn.scope)
      json.key("intent")
      if let intent = turn.intent {
        json.object { json in
          json.key("name")
          json.string(intent.name)
          json.key("score")
          json.number((intent.score * 1000).rounded() / 1000)
        }
      } else {
        json.raw("null")
      }
      json.key("state")
      json.string(turn.state)
      json.key("slots")
      json.object { json in for known in turn.slots { write(known, &json) } }
      json.key("flags")
      json.array { json in for flag in turn.flags { write(flag, &json) } }
      json.key("expects")
      write(turn.expects, &json)
      json.key("handoff")
      write(turn.handoff, &json)
      json.key("ended")
      json.raw(turn.ended ? "true" : "false")
      if let conversation {
        json.key("conversation")
        json.raw(conversation)
      }
    }
    return json.text
  }

  private func write(_ reply: Reply, _ json: inout JSONWriter) {
    json.object { json in
      json.key("kind")
      json.string(reply.kind.rawValue)
      json.key("text")
      json.string(reply.text)
      json.key("sources")
      json.array { json in for source in reply.sources { json.string(source) } }
      if let hold = reply.hold {
        json.key("hold_seconds")
        json.raw(String(hold.lowerBound))
        if hold.upperBound > hold.lowerBound {
          json.key("hold_seconds_most")
          json.raw(String(hold.upperBound))
        }
      }
      if let repeats = reply.repeats {
        json.key("repeats")
        json.raw(String(repeats))
      }
    }
  }

  private func write(_ known: Conversation.Known, _ json: inout JSONWriter) {
    json.key(known.slot)
    switch known.value {
    case .choice(let value): json.string(value)
    case .items(let yes, _, _): json.array { json in for item in yes { json.string(item) } }
    case .number(let low, let high): if low == high { json.number(low) } else { json.array { $0.number(low); $0.number(high) } }
    }
  }

  private func write(_ flag: Conversation.Raised, _ json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.string(flag.id)
      json.key("level")
      json.string(flag.level.rawValue)
      json.key("status")
      json.string(flag.status.rawValue)
      json.key("evidence")
      json.string(flag.evidence)
    }
  }

  private func write(_ expects: Expecting?, _ json: inout JSONWriter) {
    guard let expects else { return json.raw("null") }
    json.object { json in
      json.key("kind")
      json.string(expects.kind.rawValue)
      json.key("slot")
      json.string(expects.slot)
      json.key("choices")
      json.array { json in
        for choice in expects.choices { write(choice.key, choice.label, &json) }
        if expects.kind == .checklist, let noneLabel { write("none", noneLabel, &json) }
      }
    }
  }

  private func write(_ key: String, _ label: String, _ json: inout JSONWriter) {
    json.object { json in
      json.key("key")
      json.string(key)
      json.key("label")
      json.string(label)
    }
  }

  private func write(_ handoff: Handoff?, _ json: inout JSONWriter) {
    guard let handoff else { return json.raw("null") }
    json.object { json in
      for (key, value) in [
        ("reason", handoff.reason), ("situation", handoff.situation), ("background", handoff.background),
        ("assessment", handoff.assessment), ("recommendation", handoff.recommendation),
      ] {
        json.key(key)
        json.string(value)
      }
    }
  }
}
