// SPDX-License-Identifier: GPL-3.0-or-later

/// Adds to the concepts found in a message what they are a kind of, and what they build together.
struct Composer: Sendable {
  /// A row with its concepts as numbers.
  struct CompiledRow: Sendable {
    var target: Int32
    var terms: [(mode: Row.Term.Mode, concepts: [Int32], test: Row.Test?)]
    var scope: Row.Scope
  }
  /// In an order in which everything a row needs comes before it.
  private(set) var rows: [CompiledRow] = []
  private(set) var parents: [[Int32]] = []
  /// Concepts that build each other in a circle, if any.
  private(set) var circle: [Int32] = []

  init(concepts: [Concept], number: [String: Int32]) {
    parents = concepts.map { $0.parents.compactMap { number[$0] } }
    var needs: [Set<Int32>] = concepts.map { concept in
      Set(concept.rows.flatMap { $0.terms.flatMap { $0.concepts.compactMap { number[$0] } } })
    }
    // A parent needs its children; children are found first.
    for (child, list) in parents.enumerated() { for parent in list { needs[Int(parent)].insert(Int32(child)) } }
    var state = [UInt8](repeating: 0, count: concepts.count)
    var order: [Int32] = []
    func visit(_ id: Int32) {
      if state[Int(id)] == 2 { return }
      if state[Int(id)] == 1 {
        circle.append(id)
        return
      }
      state[Int(id)] = 1
      for need in needs[Int(id)].sorted() { visit(need) }
      state[Int(id)] = 2
      order.append(id)
    }
    for id in concepts.indices { visit(Int32(id)) }
    for id in order {
      for row in concepts[Int(id)].rows {
        let terms = row.terms.map { ($0.mode, $0.concepts.compactMap { number[$0] }, $0.test) }
        if zip(terms, row.terms).contains(where: { $0.1.isEmpty && !$1.concepts.isEmpty }) { continue }
        rows.append(CompiledRow(target: id, terms: terms, scope: row.scope))
      }
    }
  }

  /// A concept as the composer sees it.
  struct Hit {
    var concept: Int32
    var first: Int32
    var last: Int32
    var sentence: Int32
    var clause: Int32
    var polarity: Polarity
    /// How it would be meant without its denial.
    var frame = Polarity.affirmed
    var cue: ClosedRange<Int>?
    var kind: Understanding.MatchKind
  }

  func compose(_ hits: inout [Hit], values: [Understanding.Value]) {
    var present = [Bool](repeating: false, count: parents.count)
    for index in hits.indices { lift(hits[index], &hits, &present) }
    if hits.isEmpty { return }
    for row in rows {
      guard
        row.terms.allSatisfy({ term in
          term.mode == .without || term.test != nil || term.concepts.contains { present[Int($0)] }
        })
      else { continue }
      for group in groups(row.scope, hits, values) {
        guard let built = build(row, group, hits, values) else { continue }
        let same = hits.firstIndex { $0.concept == built.concept && $0.kind == .built && $0.sentence == built.sentence }
        if let same {
          if hits[same].polarity.and(built.polarity) == hits[same].polarity, hits[same].polarity != built.polarity {
            hits[same] = built
          }
        } else if !hits.contains(where: { $0.concept == built.concept && $0.first == built.first && $0.polarity == built.polarity }) {
          hits.append(built)
          present[Int(built.concept)] = true
          lift(built, &hits, &present)
        }
      }
    }
  }

  /// Adds what a hit is a kind of.
  private func lift(_ hit: Hit, _ hits: inout [Hit], _ present: inout [Bool]) {
    present[Int(hit.concept)] = true
    for parent in parents[Int(hit.concept)] {
      guard !hits.contains(where: { $0.concept == parent && $0.first == hit.first && $0.last == hit.last }) else { continue }
      var lifted = hit
      lifted.concept = parent
      lifted.kind = .built
      hits.append(lifted)
      lift(lifted, &hits, &present)
    }
  }

  private func groups(_ scope: Row.Scope, _ hits: [Hit], _ values: [Understanding.Value]) -> [Int32?] {
    switch scope {
    case .message: return [nil]
    case .clause: return Array(Set(hits.map(\.clause))).sorted()
    case .sentence, .words: return Array(Set(hits.map(\.sentence) + values.map(\.sentence))).sorted()
    }
  }

  private func build(_ row: CompiledRow, _ group: Int32?, _ hits: [Hit], _ values: [Understanding.Value]) -> Hit? {
    func isInGroup(_ hit: Hit) -> Bool {
      guard let group else { return true }
      return row.scope == .clause ? hit.clause == group : hit.sentence == group
    }
    var built = Hit(
      concept: row.target, first: .max, last: 0, sentence: group ?? 0, clause: 0, polarity: .affirmed, cue: nil, kind: .built)
    for term in row.terms {
      if let test = term.test {
        guard
          let value = values.first(where: { value in
            value.measure == test.measure && (group == nil || row.scope == .clause || value.sentence == group)
              && test.holds(test.comparison == .atMost || test.comparison == .below ? value.low : value.high)
          })
        else { return nil }
        built.first = min(built.first, value.first)
        built.last = max(built.last, value.last)
        // "Two years ago" is itself a time; only a denial or a doubt of it counts.
        if value.measure != .duration { built.polarity = built.polarity.and(value.polarity) }
        continue
      }
      var best: (hit: Hit, polarity: Polarity)?
      for hit in hits where term.concepts.contains(hit.concept) && isInGroup(hit) {
        var polarity = hit.polarity
        switch term.mode {
        case .without:
          if polarity == .affirmed || polarity == .uncertain { return nil }
          continue
        case .negated:
          if polarity == .negated { polarity = hit.frame } else { continue }
        case .ever:
          if polarity == .past { polarity = .affirmed }
        case .affirmed: break
        }
        if best == nil || (best!.polarity != polarity && best!.polarity.and(polarity) == best!.polarity) {
          best = (hit, polarity)
        }
      }
      if term.mode == .without { continue }
      guard let best else { return nil }
      built.first = min(built.first, best.hit.first)
      built.last = max(built.last, best.hit.last)
      built.clause = best.hit.clause
      if built.polarity.and(best.polarity) != built.polarity { built.cue = best.hit.cue }
      built.polarity = built.polarity.and(best.polarity)
    }
    if case .words(let most) = row.scope, Int(built.last - built.first) > most { return nil }
    if row.scope == .message { built.sentence = hits.first { $0.first == built.first }?.sentence ?? 0 }
    return built
  }
}
