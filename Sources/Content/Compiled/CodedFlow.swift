// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension Triage: Coded {}
extension Reply.Kind: Coded {}
extension Flow.Command: Coded {}

extension Flow: Coded {
  @usableFromInline package static var blank: Flow { Flow() }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&start)
    file.code(&states)
    file.code(&everywhere)
    file.code(&slots)
    file.code(&flags)
    file.code(&techniques)
    file.code(&messages)
    file.code(&intents)
    file.code(&profile)
    file.code(&levelStates)
    file.code(&recommendations)
    file.code(&scopes)
    file.code(&regions)
    file.code(&sources)
  }
}

extension Flow.State: Coded {
  @usableFromInline package static var blank: Self { Self(id: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&say)
    file.code(&ask)
    file.code(&offers)
    file.code(&waits)
    file.code(&clear)
    file.code(&on)
    file.code(&next)
    file.code(&ends)
  }
}

extension Flow.Transition: Coded {
  @usableFromInline package static var blank: Self { Self(when: nil, to: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&when)
    file.code(&to)
  }
}

extension Flow.Reaction: Coded {
  @usableFromInline package static var blank: Self { Self() }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&intent)
    file.code(&when)
    file.code(&say)
    file.code(&ask)
    file.code(&to)
  }
}

extension Flow.IntentReaction: Coded {
  @usableFromInline package static var blank: Self { Self(id: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&name)
    file.code(&scope)
    file.code(&reply)
    file.code(&to)
    file.code(&command)
    file.code(&offer)
    file.code(&sets)
  }
}

extension Message: Coded {
  @usableFromInline package static var blank: Message { Message(id: "", lines: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&lines)
  }
}

extension Message.Line: Coded {
  @usableFromInline package static var blank: Self { Self(.say, "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&kind)
    file.code(&text)
    file.code(&when)
    file.code(&sources)
    file.code(&hold)
    file.code(&repeats)
  }
}
