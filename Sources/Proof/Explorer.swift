// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Explores every state a conversation can reach, breadth first, so that the first way found to anything is a shortest one.
///
/// The messages are real sentences, read by the real reader, so a counterexample can be typed as it stands. Conversations that
/// `Abstraction` does not tell apart are gone on from once.
public struct Explorer: Sendable {
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
  private let abstraction: Abstraction
  private let laws: Set<Law>
  private let limit: Int
  private let outOfTurn: Int

  /// - Parameters:
  ///   - limit: the most states to go on from.
  ///   - outOfTurn: the most things said out of turn, beside what is asked, in one conversation.
  public init(pack: Pack, laws: Set<Law> = Set(Law.allCases), limit: Int = 200_000, outOfTurn: Int = 1) {
    self.outOfTurn = outOfTurn
    self.pack = pack
    self.laws = laws
    self.limit = limit
    events = Events(pack: pack)
    abstraction = Abstraction(pack.flow)
  }

  /// What was left out of the exploration, in words.
  public static var leftOut: [String] { Abstraction.leftOut }

  struct Node: Sendable {
    var conversation: Conversation
    var parent: Int32
    var text: String
    /// Things said out of turn on the way here.
    var extras: Int
    /// The first of its state, level and question: everything there is to say is tried.
    var isFirst: Bool
  }

  /// - Parameter progress: called after each layer with how many states are known, and how many of them are still to be gone on from.
  public func run(progress: (_ known: Int, _ open: Int) -> Void = { _, _ in }) -> Outcome {
    var outcome = Outcome()
    let start = pack.flow.begin()
    var nodes = [Node(conversation: start, parent: -1, text: "", extras: 0, isFirst: true)]
    let memory = ReadingMemory(pack: pack)
    var seen: [[Int32]: Int32] = [abstraction.key(start) + [0]: 0]
    var ways = Ways()
    var firsts = Set<[Int32]>()
    var broken = Set<String>()
    var layer = 0..<1
    while !layer.isEmpty {
      if layer.lowerBound >= limit {
        outcome.unexplored = nodes.count - layer.lowerBound
        break
      }
      // Small enough for every core to be busy to the end of a layer.
      let chunks = stride(from: layer.lowerBound, to: layer.upperBound, by: 32).map { $0..<min($0 + 32, layer.upperBound) }
      let found = Jobs.run(chunks.count) { [nodes, seen] job in expand(chunks[job], nodes, seen, memory) }
      let next = nodes.count
      for expansion in found {
        outcome.transitions += expansion.transitions
        outcome.reachedStates.formUnion(expansion.reachedStates)
        outcome.reachedTechniques.formUnion(expansion.reachedTechniques)
        outcome.reachedFlags.formUnion(expansion.reachedFlags)
        for (at, text, violation) in expansion.violations where broken.insert("\(violation.law) \(violation.message)").inserted {
          outcome.violations.append(
            Violation(law: violation.law, message: violation.message, conversation: path(nodes, at) + [text]))
        }
        for step in expansion.steps {
          if let known = seen[step.key] {
            if step.isAnswer { ways.add(from: step.from, to: known) }
            continue
          }
          let number = Int32(nodes.count)
          seen[step.key] = number
          let isFirst = firsts.insert(abstraction.place(step.conversation)).inserted
          nodes.append(Node(conversation: step.conversation, parent: step.from, text: step.text, extras: step.extras, isFirst: isFirst))
          if step.isAnswer { ways.add(from: step.from, to: number) }
        }
        for (from, to) in expansion.ways { ways.add(from: from, to: to) }
      }
      layer = next..<nodes.count
      progress(nodes.count, layer.count)
    }
    outcome.states = nodes.count
    if laws.contains(.alwaysAWayOn), outcome.unexplored == 0 {
      let resting = nodes.indices.filter { isClose(nodes[$0].conversation) }
      for lost in ways.lost(of: nodes.count, resting: resting).prefix(3) {
        outcome.violations.append(
          Violation(
            law: .alwaysAWayOn, message: "no answer leads to a close from the state \"\(nodes[lost].conversation.state)\"",
            conversation: path(nodes, Int32(lost))))
      }
    }
    return outcome
  }

  /// Where the talk may rest: it has ended, or a state that is not the start waits for whatever comes.
  private func isClose(_ conversation: Conversation) -> Bool {
    guard let state = pack.flow.states[conversation.state] else { return false }
    return conversation.isEnded || state.ends || state.waits && state.id != pack.flow.start && conversation.pending == nil
  }

  private func path(_ nodes: [Node], _ index: Int32) -> [String] {
    var texts: [String] = []
    var at = Int(index)
    while at > 0 {
      texts.append(nodes[at].text)
      at = Int(nodes[at].parent)
    }
    return texts.reversed()
  }

  /// What one core found out about a part of a layer.
  struct Expansion: Sendable {
    struct Step: Sendable {
      var from: Int32
      var text: String
      var key: [Int32]
      var conversation: Conversation
      var extras: Int
      var isAnswer: Bool
    }
    var steps: [Step] = []
    /// Answers that lead to states already known.
    var ways: [(Int32, Int32)] = []
    var transitions = 0
    var violations: [(Int32, String, Violation)] = []
    var reachedStates: Set<String> = []
    var reachedTechniques: Set<String> = []
    var reachedFlags: Set<String> = []
  }

  private func expand(_ part: Range<Int>, _ nodes: [Node], _ seen: [[Int32]: Int32], _ memory: ReadingMemory) -> Expansion {
    var found = Expansion()
    var own = Set<[Int32]>()
    for at in part {
      let here = nodes[at].conversation
      let situation = memory.situation(pack.flow.expects(here))
      for (event, isAnswer) in events(for: nodes[at]) {
        let understanding = memory.read(event.text, in: situation)
        let (next, turn) = pack.flow.reduce(here, understanding)
        found.transitions += 1
        let judge = Judge(pack: pack, before: here, after: next, turn: turn, event: event, understanding: understanding)
        for violation in judge.violations where laws.contains(violation.law) { found.violations.append((Int32(at), event.text, violation)) }
        found.reachedStates.insert(next.state)
        for id in next.offered.dropFirst(here.offered.count) { found.reachedTechniques.insert(id) }
        if next.flags != here.flags { for flag in next.flags where flag.status == .yes { found.reachedFlags.insert(flag.id) } }
        let extras = nodes[at].extras + (isAnswer ? 0 : 1)
        if extras > outOfTurn { continue }
        let key = abstraction.key(next) + [Int32(extras)]
        if let known = seen[key] {
          if isAnswer { found.ways.append((Int32(at), known)) }
        } else if isAnswer || own.insert(key).inserted {
          found.steps.append(.init(from: Int32(at), text: event.text, key: key, conversation: next, extras: extras, isAnswer: isAnswer))
        }
      }
    }
    return found
  }

  /// What is tried in a state: every kind of answer, every command, nothing understood, what of other slots can matter ahead, a flag of
  /// each level; and where it is the first of its kind everything there is: each intent, each value, each flag.
  private func events(for node: Node) -> [(Event, isAnswer: Bool)] {
    let conversation = node.conversation
    var list: [(Event, isAnswer: Bool)] = []
    if let expects = pack.flow.expects(conversation) {
      var kinds = Set<Int32>()
      for choice in expects.choices where kinds.insert(abstraction.kind(expects.slot, choice.value)).inserted || node.isFirst {
        list.append((Event(kind: .key(choice.key), text: choice.key), true))
      }
    }
    list += events.answers.map { ($0, true) }
    if node.isFirst {
      list += (events.moves + events.asides + events.flags).map { ($0, false) }
    } else {
      list += events.typical(abstraction, in: conversation.state).map { ($0, false) }
      if conversation.triage < .emergency { list += events.flagOfEachLevel(pack.flow).map { ($0, false) } }
    }
    return list
  }
}
