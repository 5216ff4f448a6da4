// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Explores every state a conversation can reach, breadth first, so that the first way found to anything is a shortest one.
///
/// The messages are real sentences, read by the real reader, so a counterexample can be typed as it stands.
public struct Explorer {
  /// What was explored, and what was found.
  public struct Outcome: Sendable {
    public var states = 0
    public var transitions = 0
    /// States that were reached but not gone on from, because the limit was met.
    public var unexplored = 0
    public var violations: [Violation] = []
    public var reachedStates: Set<String> = []
    public var reachedTechniques: Set<String> = []
    public var reachedFlags: Set<String> = []
  }

  private let pack: Pack
  private let events: Events
  private let relevant: Set<String>
  private let laws: Set<Law>
  private let limit: Int

  /// - Parameter limit: the most states to go on from.
  public init(pack: Pack, laws: Set<Law> = Set(Law.allCases), limit: Int = 20_000) {
    self.pack = pack
    self.laws = laws
    self.limit = limit
    events = Events(pack: pack)
    relevant = pack.flow.slotsThatMatter
  }

  private struct Node {
    var conversation: Conversation
    var parent: Int
    var text: String
  }

  /// - Parameter progress: called now and then with the number of states seen.
  public func run(progress: (Int) -> Void = { _ in }) -> Outcome {
    var outcome = Outcome()
    var nodes = [Node(conversation: pack.flow.begin(), parent: -1, text: "")]
    var seen: Set<StateKey> = [StateKey(nodes[0].conversation, relevant: relevant)]
    var wayOn: [[Int]] = [[]]
    var triedIn = Set<String>()
    var broken = Set<String>()
    var memory = ReadingMemory(pack: pack)
    var at = 0
    while at < nodes.count {
      if at >= limit {
        outcome.unexplored = nodes.count - at
        break
      }
      if at % 500 == 0 { progress(at) }
      let here = nodes[at].conversation
      for event in events(for: here, &triedIn) {
        let understanding = memory.read(event.text, pack.flow.expects(here))
        let (next, turn) = pack.flow.reduce(here, understanding)
        outcome.transitions += 1
        let judge = Judge(pack: pack, before: here, after: next, turn: turn, event: event, understanding: understanding)
        for violation in judge.violations where laws.contains(violation.law) {
          guard broken.insert("\(violation.law) \(violation.message)").inserted else { continue }
          outcome.violations.append(
            Violation(law: violation.law, message: violation.message, conversation: path(nodes, at) + [event.text]))
        }
        outcome.reachedStates.insert(next.state)
        outcome.reachedTechniques.formUnion(next.offered)
        for flag in next.flags where flag.status == .yes { outcome.reachedFlags.insert(flag.id) }
        let key = StateKey(next, relevant: relevant)
        if seen.insert(key).inserted {
          nodes.append(Node(conversation: next, parent: at, text: event.text))
          wayOn.append([at])
        }
      }
      at += 1
    }
    outcome.states = nodes.count
    return outcome
  }

  private func path(_ nodes: [Node], _ index: Int) -> [String] {
    var texts: [String] = []
    var at = index
    while at > 0 {
      texts.append(nodes[at].text)
      at = nodes[at].parent
    }
    return texts.reversed()
  }

  /// What is tried in a state: everything that may move the talk; each aside and each flag once in every state of the flow.
  private func events(for conversation: Conversation, _ triedIn: inout Set<String>) -> [Event] {
    var list = events.all
    if let expects = pack.flow.expects(conversation) {
      list += expects.choices.map { Event(kind: .key($0.key), text: $0.key) }
    }
    let place = "\(conversation.state) \(conversation.triage)"
    if triedIn.insert(place).inserted {
      list += events.asides + events.flags
    } else if conversation.triage < .emergency {
      // One flag of each level stands for the rest.
      for level in [Triage.soon, .urgent, .emergency] {
        if let flag = events.flags.first(where: { event in
          if case .flag(let id) = event.kind { return pack.flow.flag(id)?.level == level }
          return false
        }) { list.append(flag) }
      }
    }
    return list
  }
}

/// Remembers how each sentence is read in each situation.
struct ReadingMemory {
  let pack: Pack
  private var known: [String: [(Expecting?, Understanding)]] = [:]

  init(pack: Pack) { self.pack = pack }

  mutating func read(_ text: String, _ expecting: Expecting?) -> Understanding {
    if let found = known[text]?.first(where: { $0.0 == expecting }) { return found.1 }
    let understanding = pack.reader.understand(text, expecting: expecting)
    known[text, default: []].append((expecting, understanding))
    return understanding
  }
}
