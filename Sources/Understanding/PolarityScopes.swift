// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds how each thing in a message is meant, from the cue words round it.
///
/// A cue reaches forward or backward until a word that ends its reach ("but", "except"), the end of the sentence, a new clause after a
/// comma or "and", or its own number of words. A list keeps it going: in "no fever, chills or cough" all three are denied. Two denials
/// undo each other. A cue inside a phrase of its own ("can't feel") is part of that phrase and reaches nothing.
struct PolarityScopes {
  /// A cue found in a message and the words it reaches.
  private struct Scope {
    var cue: Language.Cue
    var first: Int
    var last: Int
    var reach: ClosedRange<Int>
  }
  private var scopes: [Scope] = []
  private let hasSelf: Bool
  private let tokens: [Token]

  init(tokens: [Token], cues: [(cue: Language.Cue, first: Int, last: Int)], clauseStarts: Set<Int>, joiners: Set<Int>) {
    self.tokens = tokens
    var ends = Set<Int>()
    for (cue, first, _) in cues where cue.kind == .end { ends.insert(first) }
    hasSelf = cues.contains { $0.cue.kind == .myself } && !cues.contains { $0.cue.kind == .helper }
    for (cue, first, last) in cues {
      switch cue.kind {
      case .end, .none, .myself, .helper, .correction: continue
      case .negated, .past, .hypothetical, .other, .uncertain: break
      }
      let sentence = tokens[first].sentence
      var low = first
      var high = last
      if cue.side != .after {
        var left = cue.reach
        var at = last + 1
        while at < tokens.count, tokens[at].sentence == sentence, !ends.contains(at), left > 0 || tokens[at].isFiller {
          let afterBreath = tokens[at - 1].gap == .comma && at - 1 > last
          let joined = joiners.contains(at - 1) && at - 1 > last
          if afterBreath || joined, clauseStarts.contains(at) { break }
          if afterBreath || joined { left = max(left, min(cue.reach, 4)) }
          if joiners.contains(at), at + 1 < tokens.count, clauseStarts.contains(at + 1) { break }
          if !tokens[at].isFiller { left -= 1 }
          high = at
          at += 1
        }
      }
      if cue.side != .before {
        var left = cue.reach
        var at = first - 1
        while at >= 0, tokens[at].sentence == sentence, !ends.contains(at), left > 0 {
          if tokens[at].gap == .comma, clauseStarts.contains(at + 1) { break }
          if joiners.contains(at), clauseStarts.contains(at + 1) { break }
          if !tokens[at].isFiller { left -= 1 }
          low = at
          at -= 1
        }
      }
      scopes.append(Scope(cue: cue, first: first, last: last, reach: low...high))
    }
  }

  /// How the words `first` to `last` are meant, and the place of the cue that says so.
  func polarity(first: Int, last: Int) -> (Polarity, cue: ClosedRange<Int>?) {
    var negations = 0
    var found: (Polarity, ClosedRange<Int>?) = (.affirmed, nil)
    var negation: ClosedRange<Int>?
    for scope in scopes {
      guard scope.reach.contains(first), scope.reach.contains(last) else { continue }
      if scope.last >= first, scope.first <= last { continue }
      let place = scope.first...scope.last
      switch scope.cue.kind {
      case .negated:
        negations += 1
        negation = place
      case .past: if found.0.and(.past) == .past { found = (.past, place) }
      case .hypothetical: found = (.hypothetical, place)
      case .other: if hasSelf, found.0.and(.other) == .other { found = (.other, place) }
      case .uncertain: if found.0 == .affirmed { found = (.uncertain, place) }
      default: break
      }
    }
    if negations % 2 == 1 { return (.negated, negation) }
    return found
  }
}
