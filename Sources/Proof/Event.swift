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

/// Every abstract event of a pack, by what it can do.
struct Events: Sendable {
  /// Yes, no, not sure, commands, nothing understood: possible anywhere.
  var answers: [Event] = []
  /// Each slot value out of turn, and each intent that does something.
  var moves: [Event] = []
  /// Intents that are only answered: one of them stands for the rest, which are tried once a state.
  var asides: [Event] = []
  /// One phrase of each flag.
  var flags: [Event] = []
  /// What an intent does, where others do the same kind of thing: offer some technique.
  private var kinds: [String: String] = [:]

  init(pack: Pack) {
    let flow = pack.flow
    for flag in flow.flags where flag.level > .selfCare {
      guard let phrase = pack.phrases(of: flag.id).first(where: { Events.raises($0, flag.id, pack) }) else { continue }
      flags.append(Event(kind: .flag(flag.id), text: phrase))
    }
    for slot in flow.slots where !slot.isDerived {
      for value in slot.values {
        guard let text = pack.saying(slot: slot.id, value: value.id) else { continue }
        moves.append(Event(kind: .slot(slot.id, value.id), text: text))
      }
    }
    for id in flow.intents.keys.sorted() {
      guard let reaction = flow.intents[id], let text = pack.saying(intent: id) else { continue }
      let event = Event(kind: .intent(id), text: text)
      if reaction.command != nil {
        answers.append(event)
      } else if reaction.to != nil || reaction.offer != nil || !reaction.sets.isEmpty || flow.reacts(to: id) {
        moves.append(event)
        if reaction.offer != nil, reaction.to == nil, reaction.sets.isEmpty, !flow.reacts(to: id) { kinds[id] = "offer" }
      } else {
        asides.append(event)
      }
    }
    for (kind, word) in [(Event.Kind.yes, AnswerWord.yes), (.no, .no), (.unsure, .unsure)] {
      if let text = pack.language.answers.first(where: { $0.kind == word })?.say.first?.filter({ $0 != "!" }) {
        answers.append(Event(kind: kind, text: text))
      }
    }
    answers.append(Event(kind: .nonsense, text: "xqzzv wkkjq"))
    if let aside = asides.first { answers.append(aside) }
  }

  /// One value of each kind that the guards tell apart, and the intents that do something.
  func typical(_ abstraction: Abstraction, in state: String) -> [Event] {
    var seen = Set<String>()
    return moves.filter { event in
      if case .intent(let id) = event.kind { return kinds[id].map { seen.insert($0).inserted } ?? true }
      guard case .slot(let slot, let value) = event.kind else { return true }
      return abstraction.isLive(slot, in: state) && seen.insert("\(slot) \(abstraction.kind(slot, value))").inserted
    }
  }

  /// One flag of each level stands for the rest.
  func flagOfEachLevel(_ flow: Flow) -> [Event] {
    [Triage.soon, .urgent, .emergency].compactMap { level in
      flags.first { event in
        if case .flag(let id) = event.kind { return flow.flag(id)?.level == level }
        return false
      }
    }
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
