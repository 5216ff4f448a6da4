// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Lets made-up people talk to the end, and holds every step against the laws: what the exploration abstracts from, facts about a person
/// and which technique is given, is tried here one by one.
public struct PeopleLaw: Sendable {
  private let pack: Pack
  private let laws: Set<Law>

  public init(pack: Pack, laws: Set<Law> = Set(Law.allCases)) { (self.pack, self.laws) = (pack, laws) }

  public struct Outcome: Sendable {
    public var people = 0
    public var messages = 0
    public var violations: [Violation] = []
    public var reachedTechniques: Set<String> = []
    public var reachedStates: Set<String> = []
    public var reachedFlags: Set<String> = []
  }

  /// The most messages one person sends.
  private static let mostTurns = 24

  public func run() -> Outcome {
    let people = People(pack: pack).list
    let size = 256
    let memory = ReadingMemory(pack: pack)
    let parts = Jobs.run((people.count + size - 1) / size) { part in
      talk(people[(part * size)..<min(people.count, (part + 1) * size)], memory)
    }
    var outcome = Outcome()
    outcome.people = people.count
    var broken: [String: Int] = [:]
    for part in parts {
      outcome.messages += part.messages
      outcome.reachedTechniques.formUnion(part.reachedTechniques)
      outcome.reachedStates.formUnion(part.reachedStates)
      outcome.reachedFlags.formUnion(part.reachedFlags)
      for violation in part.violations {
        let name = "\(violation.law) \(violation.message)"
        if let known = broken[name] {
          if violation.conversation.count < outcome.violations[known].conversation.count { outcome.violations[known] = violation }
        } else {
          broken[name] = outcome.violations.count
          outcome.violations.append(violation)
        }
      }
    }
    return outcome
  }

  private func talk(_ people: ArraySlice<Person>, _ memory: ReadingMemory) -> Outcome {
    var outcome = Outcome()
    for person in people {
      var conversation = pack.flow.begin()
      var said: [String] = []
      for turn in 0..<Self.mostTurns {
        let expects = pack.flow.expects(conversation)
        guard let text = turn < person.opening.count ? person.opening[turn] : person.answer(to: expects, pack) else { break }
        let understanding = memory.read(text, in: memory.situation(expects))
        let (next, reply) = pack.flow.reduce(conversation, understanding)
        said.append(text)
        outcome.messages += 1
        let event = Event(kind: kind(understanding), text: text)
        let judge = Judge(pack: pack, before: conversation, after: next, turn: reply, event: event, understanding: understanding)
        for violation in judge.violations where laws.contains(violation.law) {
          outcome.violations.append(Violation(law: violation.law, message: violation.message, conversation: said))
        }
        outcome.reachedStates.insert(next.state)
        outcome.reachedTechniques.formUnion(next.offered)
        for flag in next.flags where flag.status == .yes { outcome.reachedFlags.insert(flag.id) }
        conversation = next
        if conversation.isEnded { break }
      }
    }
    return outcome
  }

  private func kind(_ understanding: Understanding) -> Event.Kind {
    if case .clear(let id) = understanding.decision { return .intent(id) }
    return .yes
  }
}
