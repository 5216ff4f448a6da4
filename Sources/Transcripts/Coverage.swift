// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// What of a pack the transcripts reach, piece by piece.
public struct Coverage: Sendable {
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case intent, state, transition, slot, flag, technique, contraindication, aside, guide
    var plural: String {
      switch self {
      case .guide: "guide ids"
      default: rawValue + "s"
      }
    }
  }

  /// One thing that can be reached.
  public struct Piece: Sendable, Equatable {
    public var kind: Kind
    public var name: String
    public var place: Places.Place
    public var hits: Int
  }

  /// By kind, then as they stand in the files.
  public private(set) var pieces: [Piece] = []

  /// - Parameter passed: as the results of traced runs have it.
  public init(_ pack: Pack, _ passed: [[String: Int]]) {
    var hits: [String: Int] = [:]
    for each in passed { hits.merge(each, uniquingKeysWith: +) }
    var found: [Piece] = []
    func add(_ kind: Kind, _ name: String, at place: String, hitBy key: String? = nil) {
      guard let place = pack.places[place] else { return }
      found.append(Piece(kind: kind, name: name, place: place, hits: hits[key ?? "\(kind.rawValue) \(name)"] ?? 0))
    }
    let flow = pack.flow
    for id in flow.intents.keys { add(.intent, id, at: "intent \(id)") }
    for (id, state) in flow.states {
      add(.state, id, at: "state \(id)")
      for (index, next) in state.next.enumerated() {
        // Named by its guard only where another leads to the same.
        let isOne = state.next.count { $0.to == next.to } == 1
        let name = "\(id) -> \(next.to)" + (isOne ? "" : next.when.map { " when " + $0.written } ?? "")
        add(.transition, name, at: "transition \(id) \(index)", hitBy: "transition \(id) \(index)")
      }
      for (index, reaction) in state.on.enumerated() { addReaction(reaction, id, index) }
    }
    for (index, reaction) in flow.everywhere.enumerated() { addReaction(reaction, "", index) }
    func addReaction(_ reaction: Flow.Reaction, _ state: String, _ index: Int) {
      let name = (state.isEmpty ? "everywhere" : state) + " on \(reaction.intent ?? reaction.when?.written ?? "a guard")"
      add(.transition, name, at: "reaction \(state) \(index)", hitBy: "reaction \(state) \(index)")
    }
    for slot in flow.slots { add(.slot, slot.id, at: "slot \(slot.id)") }
    for flag in flow.flags { add(.flag, flag.id, at: "flag \(flag.id)") }
    for technique in flow.techniques {
      add(.technique, technique.id, at: "technique \(technique.id)")
      for (kind, limits) in [("avoid", technique.avoid), ("ask_first", technique.askFirst)] {
        for (index, limit) in limits.enumerated() {
          let key = "limit \(technique.id) \(kind) \(index)"
          add(.contraindication, "\(technique.id): \(limit.fact ?? limit.when?.written ?? limit.text)", at: key, hitBy: key)
        }
      }
    }
    for reply in Set(flow.intents.values.compactMap(\.reply)) { add(.aside, reply, at: "reply \(reply)", hitBy: "reply \(reply)") }
    for name in pack.places.all.keys where name.hasPrefix("guide ") {
      let id = String(name.dropFirst(6))
      if pack.places["not_said \(id)"] == nil { add(.guide, id, at: name, hitBy: "source \(id)") }
    }
    let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
    pieces = found.sorted { (order[$0.kind]!, $0.place, $0.name) < (order[$1.kind]!, $1.place, $1.name) }
  }

  public var missing: [Piece] { pieces.filter { $0.hits == 0 } }
  public var percent: Double { Self.percent(pieces) }

  static func percent(_ pieces: [Piece]) -> Double {
    pieces.isEmpty ? 100 : 100 * Double(pieces.count { $0.hits > 0 }) / Double(pieces.count)
  }

  /// Counts what one turn passes.
  static func count(
    _ pack: Pack, _ before: Conversation, _ understanding: Understanding, _ turn: Turn, into hits: inout [String: Int]
  ) {
    func hit(_ key: String) { hits[key, default: 0] += 1 }
    if let intent = turn.intent { hit("intent \(intent.name)") }
    // Not a kind of its own, but by this a change to a concept is known to be near.
    for concept in Set(understanding.concepts.map(\.concept)) { hit("concept \(concept)") }
    for known in turn.slots { hit("slot \(known.slot)") }
    for flag in turn.flags where flag.status == .yes { hit("flag \(flag.id)") }
    for source in turn.replies.flatMap(\.sources) { hit("source \(source)") }
    for passed in pack.flow.trace(before, understanding) {
      switch passed {
      case .state(let id): hit("state \(id)")
      case .transition(let state, let index): hit("transition \(state) \(index)")
      case .reaction(let state, let index): hit("reaction \(state ?? "") \(index)")
      case .message(let id): hit("reply \(id)")
      case .technique(let id): hit("technique \(id)")
      case .limit(let technique, let kind, let index): hit("limit \(technique) \(kind) \(index)")
      }
    }
    // The state a conversation begins in is passed without being entered.
    if before.turns == 0 { hit("state \(before.state)") }
  }
}
