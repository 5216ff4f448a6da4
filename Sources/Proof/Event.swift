// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Something a person may say at any point, as words that can be typed.
struct Event: Sendable {
  enum Kind: Sendable, Equatable {
    /// One phrase of a flag.
    case flag(String)
    /// One value of a slot, said in its own words.
    case slot(String, String)
    /// One key of the list that is open.
    case key(String)
    case intent(String)
    case yes, no, unsure, nonsense
  }
  var kind: Kind
  var text: String
}

/// Every abstract event of a pack: each flag, each slot value, each intent, yes, no, not sure, nothing understood.
struct Events {
  var all: [Event] = []
  /// Those with the same effect on the talk wherever they are said: one of them stands for the rest, which are tried once a state.
  var asides: [Event] = []
  var flags: [Event] = []

  init(pack: Pack) {
    let flow = pack.flow
    for flag in flow.flags where flag.level > .selfCare {
      guard let phrase = pack.phrases(of: flag.id).first(where: { Events.raises($0, flag.id, pack) }) else { continue }
      flags.append(Event(kind: .flag(flag.id), text: phrase))
    }
    for slot in flow.slots where !slot.isDerived {
      for value in slot.values {
        guard let text = pack.saying(slot: slot.id, value: value.id) else { continue }
        all.append(Event(kind: .slot(slot.id, value.id), text: text))
      }
    }
    for id in flow.intents.keys.sorted() {
      guard let reaction = flow.intents[id], let text = pack.saying(intent: id) else { continue }
      let event = Event(kind: .intent(id), text: text)
      let movesOn = reaction.to != nil || reaction.command != nil || reaction.offer != nil || !reaction.sets.isEmpty || flow.reacts(to: id)
      if movesOn { all.append(event) } else { asides.append(event) }
    }
    for (kind, word) in [(Event.Kind.yes, AnswerWord.yes), (.no, .no), (.unsure, .unsure)] {
      if let text = pack.language.answers.first(where: { $0.kind == word })?.say.first?.filter({ $0 != "!" }) {
        all.append(Event(kind: kind, text: text))
      }
    }
    all.append(Event(kind: .nonsense, text: "xqzzv wkkjq"))
    if let aside = asides.first { all.append(aside) }
  }

  private static func raises(_ phrase: String, _ flag: String, _ pack: Pack) -> Bool {
    pack.reader.understand(phrase).polarity(of: flag) == .affirmed
  }
}

extension Flow {
  /// Some state reacts to an intent by itself.
  func reacts(to intent: String) -> Bool {
    everywhere.contains { $0.intent == intent } || states.values.contains { $0.on.contains { $0.intent == intent } }
  }
}
