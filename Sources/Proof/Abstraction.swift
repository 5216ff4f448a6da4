// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

/// Tells conversations apart by what can matter to the way the talk takes from where it stands, and by nothing else.
///
/// Kept: the state, what is awaited, how grave it is, how many questions and techniques there were as far as a guard counts them, and of
/// each slot that a guard ahead speaks of whether it is known, skipped, or of a kind that the guards tell apart. Left out: `leftOut`.
struct Abstraction: Sendable {
  /// What is left out, in words.
  static let leftOut = [
    "words of evidence", "what was said last", "how often and in which words a thing was asked", "misses", "steps to take back",
    "slots and values that no guard ahead tells apart", "which technique was given (only how many are left) and which facts about the person are so: see the people",
    "facts that only raise flags: see the people",
  ]

  private let flow: Flow
  private let stateNumbers: [String: Int32]
  private let slotNumbers: [String: Int32]
  /// Slots that a guard may read in a state or after it.
  private var live: [String: Set<String>] = [:]
  /// What the guards tell a value from.
  private var kinds: [String: Int32] = [:]
  /// The numbers of questions that guards ahead compare with, by state.
  private var counts: [String: [Int]] = [:]
  /// Slots of which it matters that they are known, not only what they hold.
  private var mattersIfKnown: Set<String> = []
  /// Slots that some guard of the flow speaks of; of others only an open question matters.
  private let slotsRead: Set<String>
  /// States whose own ways on depend on whether a technique is left.
  private var countsTechniques: Set<String> = []
  private let flagsRead: Set<String>

  init(_ flow: Flow) {
    self.flow = flow
    func numbers(_ ids: [String]) -> [String: Int32] {
      Dictionary(ids.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    }
    stateNumbers = numbers(flow.states.keys.sorted())
    slotNumbers = numbers(flow.slots.map(\.id))
    let always = flow.everywhere.compactMap(\.when)
    let all = always + flow.states.keys.sorted().flatMap { flow.states[$0]!.guards }
    flagsRead = Set(all.flatMap(\.names).compactMap { if case .flag(let id) = $0 { id } else { nil } })
    // A slot that follows from others is read through them.
    func reads(_ guards: [Guard]) -> Set<String> {
      var slots = Set(guards.flatMap(\.names).compactMap { if case .slot(let id) = $0 { id } else { nil } })
      for slot in flow.slots where slot.isDerived && slots.contains(slot.id) { slots.formUnion(reads(slot.values.compactMap(\.when))) }
      return slots
    }
    slotsRead = reads(all)
    mattersIfKnown = Set(flow.states.values.compactMap(\.ask)).union(all.flatMap(\.knownTests))
    let anywhere = Set(flow.everywhere.compactMap(\.to) + flow.intents.values.compactMap(\.to) + flow.levelStates.values)
    for (id, state) in flow.states { live[id] = reads(always + state.guards).union([state.ask].compactMap { $0 }) }
    // What a state forgets on being entered is not live before it.
    var grows = true
    while grows {
      grows = false
      for (id, state) in flow.states {
        for next in Set(state.next.map(\.to) + state.on.compactMap(\.to)).union(anywhere) {
          guard let ahead = flow.states[next] else { continue }
          let more = live[next]!.subtracting(ahead.clear)
          if !more.isSubset(of: live[id]!) {
            live[id]!.formUnion(more)
            grows = true
          }
        }
      }
    }
    for state in flow.states.keys {
      let ahead = FlowGraph.reached(flow, from: [state] + anywhere.sorted())
      counts[state] = Set(always.flatMap(\.questionCounts) + ahead.flatMap { flow.states[$0]!.guards.flatMap(\.questionCounts) }).sorted()
      if flow.states[state]!.next.contains(where: { $0.when?.speaksOfTechniqueLeft ?? false }) { countsTechniques.insert(state) }
    }
    let derived = flow.slots.filter { [slotsRead] in $0.isDerived && slotsRead.contains($0.id) }.flatMap { $0.values.compactMap(\.when) }
    var mentions: [String: Set<Int>] = [:]
    for (index, test) in (all + derived).enumerated() {
      for case .value(let slot, let value) in test.names { mentions[slot + "=" + value, default: []].insert(index) }
    }
    for slot in flow.slots {
      var first: [Set<Int>: Int32] = [:]
      for (index, value) in slot.values.enumerated() {
        let signature = mentions[slot.id + "=" + value.id] ?? []
        first[signature] = first[signature] ?? (signature.isEmpty ? 0 : Int32(index) + 3)
        kinds[slot.id + "=" + value.id] = first[signature]!
      }
    }
  }

  /// Whether a slot can matter in a state or after it.
  func isLive(_ slot: String, in state: String) -> Bool { live[state]?.contains(slot) ?? false }

  /// The kind of a value: values of one kind are treated alike by every guard.
  func kind(_ slot: String, _ value: String) -> Int32 { kinds[slot + "=" + value] ?? 1 }

  /// Where a conversation stands: the state, what is awaited, how grave it is.
  func place(_ conversation: Conversation) -> [Int32] {
    if conversation.isEnded { return [-2] }
    return [
      stateNumbers[conversation.state] ?? -1, code(conversation.pending), code(conversation.resume),
      Int32(Triage.allCases.firstIndex(of: conversation.triage) ?? 0),
    ]
  }

  func key(_ conversation: Conversation) -> [Int32] {
    // What is said after the end begins anew.
    var key = place(conversation)
    if conversation.isEnded { return key }
    // Law 3 counts to five until the first technique.
    let isBefore = conversation.offered.isEmpty
    key.append(Int32((counts[conversation.state] ?? []).lastIndex { conversation.questions >= $0 } ?? -1))
    key.append(isBefore && conversation.questions > 5 ? 1 : 0)
    key.append(countsTechniques.contains(conversation.state) ? Int32(flow.techniquesLeft(in: conversation)) + 2 : conversation.offered.isEmpty ? 0 : 1)
    key.append(conversation.wanted == nil ? 0 : 1)
    key.append(conversation.turns == 0 ? 0 : 1)
    for raised in conversation.flags {
      if raised.status == .unknown, raised.level >= .urgent, conversation.asked[raised.id] == nil { key.append(1000) }
      if raised.status == .yes, flagsRead.contains(raised.id) { key.append(2000 + Int32(flow.flags.firstIndex { $0.id == raised.id } ?? 0)) }
    }
    for (number, slot) in flow.slots.enumerated() where isLive(slot.id, in: conversation.state) {
      let code = known(slot, conversation)
      if code != [0] { key.append(contentsOf: [-Int32(number) - 10] + code) }
    }
    return key
  }

  /// What is awaited; which two things are in question between makes no difference.
  private func code(_ pending: Conversation.Pending?) -> Int32 {
    switch pending {
    case nil: -1
    case .slot(let id): slotNumbers[id] ?? -1
    case .confirm: 1000
    case .clash: 1001
    case .which: 1002
    case .among: 1003
    }
  }

  func known(_ slot: Slot, _ conversation: Conversation) -> [Int32] {
    let refused: Int32 = conversation.refused.contains(slot.id) ? 1 : 0
    guard slotsRead.contains(slot.id) else { return [refused == 1 || flow.isKnown(slot.id, in: conversation) ? 1 : 0] }
    switch conversation.value(slot.id) {
    case nil: return [refused]
    case .choice(let value):
      let kind = kind(slot.id, value)
      return [kind == 0 && mattersIfKnown.contains(slot.id) ? 2 : kind]
    case .number(let low, let high): return [2, Int32(truncatingIfNeeded: Int(low)), Int32(truncatingIfNeeded: Int(high))]
    case .items(let yes, _, let unsure):
      let kinds = yes.map { kind(slot.id, $0) }
      return [flow.isKnown(slot.id, in: conversation) ? 3 : 2, refused, unsure.isEmpty ? 0 : 1] + Set(kinds).sorted()
    }
  }
}

extension Flow.State {
  var guards: [Guard] { next.compactMap(\.when) + on.compactMap(\.when) }
}

extension Guard {
  var speaksOfTechniqueLeft: Bool {
    switch self {
    case .and(let a, let b), .or(let a, let b): a.speaksOfTechniqueLeft || b.speaksOfTechniqueLeft
    case .not(let a): a.speaksOfTechniqueLeft
    case .techniqueLeft: true
    default: false
    }
  }

  /// Slots asked after as known or not.
  var knownTests: [String] {
    switch self {
    case .and(let a, let b), .or(let a, let b): a.knownTests + b.knownTests
    case .not(let a): a.knownTests
    case .known(let slot), .refused(let slot), .asked(let slot): [slot]
    default: []
    }
  }
}
