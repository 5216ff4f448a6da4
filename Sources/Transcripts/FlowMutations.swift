// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

extension Mutation {
  private init(
    _ kind: Kind, _ what: String, _ place: Places.Place?, _ key: String, flow edit: @escaping @Sendable (inout Flow) -> Void
  ) {
    self.init(kind: kind, what: what, place: place, key: key) { pack in
      var flow = pack.flow
      edit(&flow)
      return pack.with(flow)
    }
  }

  /// Flags that are taken less seriously.
  static func ofFlags(_ pack: Pack) -> [Mutation] {
    pack.flow.flags.enumerated().flatMap { index, flag -> [Mutation] in
      let key = "flag \(flag.id)"
      var out: [Mutation] = []
      if let lower = Triage.allCases.last(where: { $0 < flag.level }) {
        out.append(.init(.flag, "lower \(flag.id) to \(lower.rawValue)", pack.places["level \(flag.id)"], key) { $0.flags[index].level = lower })
      }
      let place = pack.places["when \(flag.id)"] ?? pack.places[key]
      if let when = flag.when {
        out.append(.init(.flag, "drop \"when\" of \(flag.id)", place, key) { $0.flags[index].when = nil })
        if let other = when.withOtherNumber {
          out.append(.init(.duration, "change a number in \"when\" of \(flag.id)", place, key) { $0.flags[index].when = other })
        }
      }
      func drop(_ name: String, _ isThere: Bool, _ edit: @escaping @Sendable (inout RedFlag) -> Void) {
        if isThere { out.append(.init(.flag, "drop \"\(name)\" of \(flag.id)", pack.places[key], key) { edit(&$0.flags[index]) }) }
      }
      drop("unless", flag.unless != nil) { $0.unless = nil }
      drop("ask_when", flag.asks != nil) { $0.asks = nil }
      drop("doubted", flag.doubted != nil) { $0.doubted = nil }
      drop("contradicted", flag.contradicted != nil) { $0.contradicted = nil }
      drop("denies", !flag.denies.isEmpty) { $0.denies = [] }
      for at in flag.raised.indices {
        out.append(.init(.flag, "drop \"raised\" \(at + 1) of \(flag.id)", pack.places[key], key) { $0.flags[index].raised.remove(at: at) })
      }
      // At a level where nothing is offered but what no sign stops, there is nothing to stop.
      for (at, stop) in flag.stops.enumerated() where flag.level < .urgent {
        out.append(.init(.contraindication, "\(flag.id) no longer stops \(stop)", pack.places[key], key) { $0.flags[index].stops.remove(at: at) })
      }
      return out
    }
  }

  /// States without one of their ways on.
  static func ofMoves(_ pack: Pack) -> [Mutation] {
    var out: [Mutation] = []
    for (id, state) in pack.flow.states {
      for (at, next) in state.next.enumerated() {
        let key = "transition \(id) \(at)"
        out.append(.init(.transition, "remove \(id) -> \(next.to)", pack.places[key], key) { $0.states[id]?.next.remove(at: at) })
        if let other = next.when?.withOtherNumber {
          out.append(.init(.duration, "change a number in \(id) -> \(next.to)", pack.places[key], key) { $0.states[id]?.next[at].when = other })
        }
      }
      for at in state.on.indices {
        let key = "reaction \(id) \(at)"
        out.append(.init(.transition, "remove reaction \(at + 1) of \(id)", pack.places[key], key) { $0.states[id]?.on.remove(at: at) })
      }
    }
    for at in pack.flow.everywhere.indices {
      let key = "reaction  \(at)"
      out.append(.init(.transition, "remove reaction \(at + 1) of every state", pack.places[key], key) { $0.everywhere.remove(at: at) })
    }
    return out
  }

  /// Techniques for people who must not do them, for longer than is good, or in another order.
  static func ofTechniques(_ pack: Pack) -> [Mutation] {
    pack.flow.techniques.enumerated().flatMap { index, technique -> [Mutation] in
      let id = technique.id
      // Who asks for it by name hears of its limits too.
      let asking = pack.flow.intents.values.filter { $0.offer == id }.map { "intent \($0.id)" }.sorted()
      var out: [Mutation] = []
      func lift(_ kind: String, _ limits: [Technique.Limit], _ path: WritableKeyPath<Technique, [Technique.Limit]> & Sendable) {
        for (at, limit) in limits.enumerated() {
          let key = "limit \(id) \(kind) \(at)"
          var lifted = Mutation(.contraindication, "lift \(kind) \(limit.fact ?? "\(at + 1)") of \(id)", pack.places[key], key) {
            $0.techniques[index][keyPath: path].remove(at: at)
          }
          lifted.others = asking
          lifted.isShadowed = pack.flow.forbids(technique, besides: limit)
          out.append(lifted)
        }
      }
      lift("avoid", technique.avoid, \.avoid)
      lift("ask_first", technique.askFirst, \.askFirst)
      lift("change", technique.change, \.change)
      for (at, step) in technique.steps.enumerated() {
        let place = pack.places["step \(id) \(at)"]
        if let hold = step.hold {
          out.append(.init(.duration, "hold step \(at + 1) of \(id) three times as long", place, "technique \(id)") {
            $0.techniques[index].steps[at].hold = hold.lowerBound * 3...hold.upperBound * 3
          })
        }
        if let other = step.text.withOtherNumber {
          out.append(.init(.duration, "change a number in step \(at + 1) of \(id)", place, "technique \(id)") { $0.techniques[index].steps[at].text = other })
        }
        if at + 1 < technique.steps.count, step != technique.steps[at + 1] {
          out.append(.init(.swap, "swap steps \(at + 1) and \(at + 2) of \(id)", place, "technique \(id)") { $0.techniques[index].steps.swapAt(at, at + 1) })
        }
      }
      return out
    }
  }

  /// Replies in another order, or in each other's place.
  static func ofReplies(_ pack: Pack) -> [Mutation] {
    var out: [Mutation] = []
    for (id, message) in pack.flow.messages {
      for at in message.lines.indices.dropLast()
      // Of two that never stand together, neither comes first.
      where message.lines[at].text != message.lines[at + 1].text && !pack.flow.excludes(message.lines[at].when, message.lines[at + 1].when) {
        out.append(.init(.swap, "swap lines \(at + 1) and \(at + 2) of \(id)", pack.places["line \(id) \(at)"], "reply \(id)") { $0.messages[id]?.lines.swapAt(at, at + 1) })
      }
    }
    let answering = pack.flow.intents.values.filter { $0.reply != nil }.sorted { $0.id < $1.id }
    for (a, b) in zip(answering, answering.dropFirst()) where a.reply != b.reply {
      out.append(.init(.swap, "swap the replies to \(a.id) and \(b.id)", pack.places["intent \(a.id)"], "intent \(a.id)") { flow in
        flow.intents[a.id]?.reply = b.reply
        flow.intents[b.id]?.reply = a.reply
      })
    }
    return out
  }
}

extension Flow {
  /// Whether wherever a limit holds, another limit of the technique or a warning sign can be shown to forbid it too.
  fileprivate func forbids(_ technique: Technique, besides limit: Technique.Limit) -> Bool {
    func test(_ limit: Technique.Limit) -> Guard? { limit.fact.flatMap { fact in profile.map { .has(slot: $0, values: [fact]) } } ?? limit.when }
    let signs = flags.filter { $0.level >= .urgent ? !technique.isAlwaysSafe : $0.stops.contains(technique.id) || $0.stops.contains(technique.family) }.map(\.when)
    let limits = (technique.avoid + technique.askFirst).filter { $0 != limit }.map(test)
    guard let mine = test(limit) else { return false }
    // What speaks of other things cannot help to show it.
    let others = (signs + limits).compactMap { $0 }.filter { !Set($0.names).isDisjoint(with: mine.names) }
    return excludes(mine, .not(others.reduce(.not(.always)) { .or($0, $1) })) || others.contains { excludes(mine, .not($0)) }
  }
}

extension Guard {
  /// The guard with its first number doubled; nil where there is none.
  var withOtherNumber: Guard? {
    switch self {
    case .and(let a, let b): a.withOtherNumber.map { .and($0, b) } ?? b.withOtherNumber.map { .and(a, $0) }
    case .or(let a, let b): a.withOtherNumber.map { .or($0, b) } ?? b.withOtherNumber.map { .or(a, $0) }
    case .not(let a): a.withOtherNumber.map { .not($0) }
    case .compare(let slot, let comparison, let value): .compare(slot: slot, comparison, value == 0 ? 1 : value * 2)
    default: nil
    }
  }
}

extension String {
  /// The text with the first number in it doubled; nil where there is none.
  fileprivate var withOtherNumber: String? {
    guard let start = firstIndex(where: { ("0"..."9").contains($0) }) else { return nil }
    let digits = self[start...].prefix { ("0"..."9").contains($0) }
    guard let value = Int(digits), value < 1_000_000 else { return nil }
    return self[..<start] + String(value == 0 ? 1 : value * 2) + self[digits.endIndex...]
  }
}
