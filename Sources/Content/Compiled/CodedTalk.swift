// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension Expecting.Kind: Coded {}
extension Slot.Summary.Part: Coded {}

extension Slot: Coded {
  @usableFromInline package static var blank: Slot { Slot(id: "", kind: .free) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&kind)
    file.code(&ask)
    file.code(&short)
    file.code(&why)
    file.code(&unsure)
    file.code(&values)
    file.code(&groups)
    file.code(&measure)
    file.code(&least)
    file.code(&most)
    file.code(&summary)
    file.code(&isOnlyAsked)
    file.code(&harmless)
    file.code(&clash)
    file.code(&with)
    file.code(&since)
    file.code(&isPrivate)
  }
}

extension Slot.Value: Coded {
  @usableFromInline package static var blank: Self { Self(id: "", slot: "", label: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&key)
    file.code(&label)
    file.code(&heard)
    file.code(&when)
    file.code(&notWhen)
    file.code(&parts)
    file.code(&concept)
  }
}

extension Slot.Part: Coded {
  @usableFromInline package static var blank: Self { Self(id: "", label: "", notWhen: .always) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&label)
    file.code(&notWhen)
  }
}

extension Slot.Group: Coded {
  @usableFromInline package static var blank: Self { Self(key: "", label: "", covers: []) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&key)
    file.code(&label)
    file.code(&covers)
  }
}

extension Slot.Summary: Coded {
  @usableFromInline package static var blank: Self { Self(part: .situation, text: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&part)
    file.code(&text)
  }
}

extension RedFlag.Fact: Coded {
  @usableFromInline package static var blank: Self { Self(slot: "", value: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&slot)
    file.code(&value)
  }
}

extension RedFlag.Rise: Coded {
  @usableFromInline package static var blank: Self { Self(when: .always, to: .selfCare) }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&when)
    file.code(&to)
  }
}

extension RedFlag: Coded {
  @usableFromInline package static var blank: RedFlag { RedFlag(id: "", level: .selfCare, name: "", action: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&level)
    file.code(&name)
    file.code(&when)
    file.code(&unless)
    file.code(&asks)
    file.code(&doubted)
    file.code(&contradicted)
    file.code(&denies)
    file.code(&isAnyones)
    file.code(&confirm)
    file.code(&action)
    file.code(&because)
    file.code(&meanwhile)
    file.code(&never)
    file.code(&stops)
    file.code(&raised)
    file.code(&sources)
  }
}

extension Technique: Coded {
  @usableFromInline package static var blank: Technique { Technique(id: "", name: "", family: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&id)
    file.code(&name)
    file.code(&family)
    file.code(&fits)
    file.code(&rank)
    file.code(&asked)
    file.code(&intro)
    file.code(&steps)
    file.code(&feel)
    file.code(&stop)
    file.code(&avoid)
    file.code(&askFirst)
    file.code(&change)
    file.code(&instead)
    file.code(&isAlwaysSafe)
    file.code(&sources)
  }
}

extension Technique.Step: Coded {
  @usableFromInline package static var blank: Self { Self(text: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&text)
    file.code(&hold)
    file.code(&repeats)
  }
}

extension Technique.Limit: Coded {
  @usableFromInline package static var blank: Self { Self(fact: nil, when: nil, text: "") }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    file.code(&fact)
    file.code(&when)
    file.code(&text)
  }
}
