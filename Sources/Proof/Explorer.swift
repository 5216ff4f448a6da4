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
  private let relevance: Relevance
  private let laws: Set<Law>
  private let limit: Int

  /// - Parameter limit: the most states to go on from.
  public init(pack: Pack, laws: Set<Law> = Set(Law.allCases), limit: Int = 20_000) {
    self.pack = pack
    self.laws = laws
    self.limit = limit
    events = Events(pack: pack)
    relevance = Relevance(pack.flow)
  }

  private struct Node {
    var conversation: Conversation
    var parent: Int
    var text: String
    /// Things said out of turn so far.
    var extras = 0
  }

  /// How much may be said out of turn in one conversation: an answer is always open, one thing more at any point.
  private static let mostExtras = 1

  /// - Parameter progress: called now and then with the number of states seen.
  public func run(progress: (Int) -> Void = { _ in }) -> Outcome {
    var outcome = Outcome()
    var nodes = [Node(conversation: pack.flow.begin(), parent: -1, text: "")]
    var seen: Set<StateKey> = [StateKey(nodes[0].conversation, relevance: relevance, extras: 0)]
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
      for (event, isExtra) in events(for: nodes[at], &triedIn) {
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
        let extras = nodes[at].extras + (isExtra ? 1 : 0)
        if extras > Self.mostExtras { continue }
        let key = StateKey(next, relevance: relevance, extras: extras)
        if seen.insert(key).inserted {
          nodes.append(Node(conversation: next, parent: at, text: event.text, extras: extras))
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

  /// What is tried in a state: every kind of answer, every command, nothing understood; what moves the talk out of turn; and everything
  /// there is, once in every state of the flow.
  private func events(for node: Node, _ triedIn: inout Set<String>) -> [(Event, isExtra: Bool)] {
    let conversation = node.conversation
    let isNew = triedIn.insert("\(conversation.state) \(conversation.triage)").inserted
    var list: [(Event, isExtra: Bool)] = []
    if let expects = pack.flow.expects(conversation) {
      var types = Set<String>()
      for choice in expects.choices where types.insert(relevance.type(expects.slot, choice.value)).inserted || isNew {
        list.append((Event(kind: .key(choice.key), text: choice.key), false))
      }
    }
    list += events.answers.map { ($0, false) }
    if isNew {
      list += (events.moves + events.asides + events.flags).map { ($0, true) }
    } else if node.extras < Self.mostExtras {
      list += events.typical(relevance).map { ($0, true) }
      if conversation.triage < .emergency { list += events.flagOfEachLevel(pack.flow).map { ($0, true) } }
    } else if conversation.triage < .emergency {
      list += events.flagOfEachLevel(pack.flow).map { ($0, true) }
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
