// SPDX-License-Identifier: GPL-3.0-or-later

/// Adds to the concepts found in a message what they are a kind of, and what they build together.
struct Composer: Sendable {
  /// In an order in which everything a row needs comes before it.
  private var rows = ComposerRows()
  private var parents = FlatLists<Int32>()
  /// The rows that begin with a concept.
  private var byAnchor = FlatLists<Int32>()
  private var ofValuesAlone: [Int32] = []
  /// Concepts that build each other in a circle, if any.
  private(set) var circle: [Int32] = []

  var conceptCount: Int { parents.count }

  private init() {}

  init(concepts: [Concept], number: [String: Int32]) {
    let parents = concepts.map { $0.parents.compactMap { number[$0] } }
    self.parents = FlatLists(parents)
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
    var byAnchor: [[Int32]] = concepts.map { _ in [] }
    var rows = ComposerRowsBuilder()
    for id in order {
      for row in concepts[Int(id)].rows {
        let terms = row.terms.map { ($0.mode, $0.concepts.compactMap { number[$0] }, $0.test) }
        if zip(terms, row.terms).contains(where: { $0.1.isEmpty && !$1.concepts.isEmpty }) { continue }
        // The row is looked at when its first concept is found; one of values alone, when there are any.
        let anchor = terms.firstIndex { $0.0 != .without && $0.2 == nil }
        for concept in anchor.map({ terms[$0].1 }) ?? [] { byAnchor[Int(concept)].append(Int32(rows.count)) }
        if anchor == nil { ofValuesAlone.append(Int32(rows.count)) }
        rows.append(target: id, terms: terms, scope: row.scope, anchor: anchor)
      }
    }
    self.byAnchor = FlatLists(byAnchor)
    self.rows = ComposerRows(rows)
  }

  /// A concept as the composer sees it.
  struct Hit {
    var concept: Int32
    var first: Int32
    var last: Int32
    var sentence: Int32
    var clause: Int32
    var polarity: Polarity
    /// How it would be meant were it not denied: "what if I can't" is imagined as well as denied.
    var modality: Polarity = .affirmed
    /// By a denial of its own.
    var isDenied = false
    var cue: ClosedRange<Int>?
    var kind: Understanding.MatchKind
  }

  /// What was found so far, with a chain of hits for each concept, and the rows still to be looked at.
  private struct Board {
    var hits: [Hit]
    /// The last hit of each concept, and the one before each hit.
    var last: [Int32]
    var before: [Int32] = []
    var waiting: [UInt64]

    func any(of concept: Int32, where test: (Hit) -> Bool) -> Int? {
      var at = last[Int(concept)]
      while at >= 0 {
        if test(hits[Int(at)]) { return Int(at) }
        at = before[Int(at)]
      }
      return nil
    }
  }

  func compose(_ hits: inout [Hit], values: [Understanding.Value]) {
    if hits.isEmpty, values.isEmpty { return }
    var board = Board(
      hits: [], last: [Int32](repeating: -1, count: parents.count), waiting: [UInt64](repeating: 0, count: rows.count / 64 + 1))
    board.hits.reserveCapacity(hits.count * 3)
    for hit in hits { add(hit, &board) }
    if !values.isEmpty { for row in ofValuesAlone { board.waiting[Int(row) / 64] |= 1 << UInt64(row % 64) } }
    var word = 0
    // What a row builds is needed only by rows behind it.
    while word < board.waiting.count {
      while board.waiting[word] != 0 {
        let bit = board.waiting[word].trailingZeroBitCount
        board.waiting[word] &= board.waiting[word] - 1
        look(rows[word * 64 + bit], &board, values)
      }
      word += 1
    }
    hits = board.hits
  }

  /// Puts a hit on the board, and what it is a kind of.
  private func add(_ hit: Hit, _ board: inout Board) {
    let place = Int32(board.hits.count)
    board.hits.append(hit)
    board.before.append(board.last[Int(hit.concept)])
    board.last[Int(hit.concept)] = place
    for row in byAnchor[Int(hit.concept)] { board.waiting[Int(row) / 64] |= 1 << UInt64(row % 64) }
    for parent in parents[Int(hit.concept)] {
      if board.any(of: parent, where: { $0.first == hit.first && $0.last == hit.last }) != nil { continue }
      var lifted = hit
      lifted.concept = parent
      lifted.kind = .built
      add(lifted, &board)
    }
  }

  private func look(_ row: ComposerRow, _ board: inout Board, _ values: [Understanding.Value]) {
    for place in row.terms {
      let term = rows.term(place)
      if term.mode == .without || term.test != nil { continue }
      guard term.concepts.contains(where: { board.last[Int($0)] >= 0 }) else { return }
    }
    for group in groups(row, board, values) {
      guard let built = build(row, group, board, values) else { continue }
      if let same = board.any(of: built.concept, where: { $0.kind == .built && $0.sentence == built.sentence }) {
        let old = board.hits[same].polarity
        if old.and(built.polarity) == old, old != built.polarity { board.hits[same] = built }
      } else if board.any(of: built.concept, where: { $0.first == built.first && $0.polarity == built.polarity }) == nil {
        add(built, &board)
      }
    }
  }

  /// The sentences or clauses in which the row's first concept, or a value, stands.
  private func groups(_ row: ComposerRow, _ board: Board, _ values: [Understanding.Value]) -> [Int32?] {
    if row.scope == .message { return [nil] }
    var found: [Int32] = []
    for concept in row.anchor {
      var at = board.last[Int(concept)]
      while at >= 0 {
        let hit = board.hits[Int(at)]
        let group = row.scope == .clause ? hit.clause : hit.sentence
        if !found.contains(group) { found.append(group) }
        at = board.before[Int(at)]
      }
    }
    if row.anchor.isEmpty { for value in values where !found.contains(value.sentence) { found.append(value.sentence) } }
    return found.sorted()
  }

  private func build(_ row: ComposerRow, _ group: Int32?, _ board: Board, _ values: [Understanding.Value]) -> Hit? {
    func isInGroup(_ hit: Hit) -> Bool {
      guard let group else { return true }
      return row.scope == .clause ? hit.clause == group : hit.sentence == group
    }
    var built = Hit(
      concept: row.target, first: .max, last: 0, sentence: group ?? 0, clause: 0, polarity: .affirmed, cue: nil, kind: .built)
    for place in row.terms {
      let term = rows.term(place)
      if let test = term.test {
        guard
          let value = values.first(where: { value in
            value.measure == test.measure && (group == nil || row.scope == .clause || value.sentence == group)
              && value.low >= 0 && test.holds(test.comparison == .atMost || test.comparison == .below ? value.low : value.high)
          })
        else { return nil }
        built.first = min(built.first, value.first)
        built.last = max(built.last, value.last)
        // "Two years ago" is itself a time; only a denial or a doubt of it counts.
        if value.measure != .duration { built.polarity = built.polarity.and(value.polarity) }
        continue
      }
      var best: (hit: Hit, polarity: Polarity)?
      for concept in term.concepts {
        var at = board.last[Int(concept)]
        while at >= 0 {
          let hit = board.hits[Int(at)]
          at = board.before[Int(at)]
          guard isInGroup(hit) else { continue }
          var polarity = hit.polarity
          switch term.mode {
          case .without:
            if polarity == .affirmed || polarity == .uncertain { return nil }
            continue
          case .negated:
            guard polarity == .negated, hit.isDenied else { continue }
            polarity = hit.modality
          case .ever: if polarity == .past { polarity = .affirmed }
          case .affirmed: break
          }
          // The strongest claim; of equals, the one said first.
          if let known = best, known.polarity != polarity ? known.polarity.and(polarity) != known.polarity : known.hit.first <= hit.first {
            continue
          }
          best = (hit, polarity)
        }
      }
      if term.mode == .without { continue }
      guard let best else { return nil }
      built.first = min(built.first, best.hit.first)
      built.last = max(built.last, best.hit.last)
      built.clause = best.hit.clause
      if built.polarity.and(best.polarity) != built.polarity {
        built.cue = best.hit.cue
        built.isDenied = best.hit.isDenied
      }
      built.polarity = built.polarity.and(best.polarity)
    }
    if case .words(let most) = row.scope, Int(built.last - built.first) > most { return nil }
    if row.scope == .message { built.sentence = board.hits.first { $0.first == built.first }?.sentence ?? 0 }
    return built
  }
}

extension Composer: Coded {
  static var blank: Composer { Composer() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&parents)
    file.code(&byAnchor)
    file.code(&rows)
    file.code(&ofValuesAlone)
    file.code(&circle)
    let (concepts, count) = (parents.count, rows.count)
    file.require(byAnchor.count == concepts)
    file.requireAll(rows.areSound(concepts: concepts))
    file.requireAll(parents.all.allSatisfy { $0 >= 0 && Int($0) < concepts } && circle.allSatisfy { $0 >= 0 && Int($0) < concepts })
    file.requireAll(byAnchor.all.allSatisfy { $0 >= 0 && Int($0) < count } && ofValuesAlone.allSatisfy { $0 >= 0 && Int($0) < count })
  }
}
