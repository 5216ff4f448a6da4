// SPDX-License-Identifier: GPL-3.0-or-later

/// Where clauses, lists and answers begin and end in a message: what a cue may reach.
struct ClauseMap {
  /// What a word is for the reach of cues.
  struct Mark: OptionSet {
    let rawValue: UInt16
    /// Every reach ends here, or every denial's.
    static let end = Mark(rawValue: 1)
    static let endNegated = Mark(rawValue: 2)
    /// Opens a new clause after a comma or "and".
    static let opens = Mark(rawValue: 4)
    /// Makes a clause of what stands round it: "is", "has".
    static let verb = Mark(rawValue: 8)
    /// "and"; "or".
    static let joiner = Mark(rawValue: 16)
    static let alternative = Mark(rawValue: 32)
    /// A denial begins here.
    static let denial = Mark(rawValue: 64)
    /// A question mark stands behind it.
    static let asked = Mark(rawValue: 128)
    /// Speaks of oneself.
    static let myself = Mark(rawValue: 256)
    /// Any word of a cue that ends reaches, or denials' reaches.
    static let inEnd = Mark(rawValue: 512)
    static let inEndNegated = Mark(rawValue: 1024)
    /// The subject of a clause: "I", "she".
    static let subject = Mark(rawValue: 2048)
    /// Says when, or how many.
    static let timed = Mark(rawValue: 8192)
    /// A yes.
    static let agreed = Mark(rawValue: 4096)
    /// What people come to talk about.
    static let topic = Mark(rawValue: 16384)
  }
  let tokens: [Token]
  var marks: [Mark]

  init(_ tokens: [Token]) {
    self.tokens = tokens
    marks = [Mark](repeating: [], count: tokens.count)
  }

  mutating func mark(_ cues: [CueSite]) {
    for site in cues {
      switch site.cue.kind {
      case .end, .endNegated, .merely:
        marks[site.first].insert(site.cue.kind == .endNegated ? .endNegated : .end)
        for at in site.first...site.last { marks[at].insert(site.cue.kind == .endNegated ? .inEndNegated : .inEnd) }
      case .negated where site.cue.side != .after: marks[site.first].insert(.denial)
      case .myself: marks[site.first].insert(.myself)
      default: break
      }
    }
  }

  private static let listWords = 4

  /// The last word a cue reaches.
  func forward(_ site: CueSite) -> Int {
    let kind = site.cue.kind
    var isAlternative = false
    var left = site.cue.reach
    var high = site.last
    var at = site.last + 1
    while at < tokens.count, tokens[at].sentence == tokens[site.first].sentence {
      let mark = marks[at]
      if mark.contains(.end) || kind == .negated && mark.contains(.endNegated) { break }
      if kind == .negated, mark.contains(.denial) || mark.contains(.subject) { break }
      if at - 1 > site.last {
        let isComma = tokens[at - 1].gap == .comma
        if isComma || !marks[at - 1].isDisjoint(with: [.joiner, .alternative]) || !mark.isDisjoint(with: [.joiner, .alternative]) {
          if isNewClause(at, isComma, kind) { break }
          if isComma, kind == .negated || kind == .disbelief {
            // "not dizzy, just bored"; "no fracture or slip, worn joints"; "no pain in the left, pain in the right".
            if !site.cue.lists || isAlternative, !hasAlternative(from: at) { break }
            if isSaidAgain(at, after: site.last) || isTopic(at, after: site) { break }
          }
          if mark.contains(.alternative) { isAlternative = true }
          left = max(left, min(site.cue.reach, Self.listWords))
        }
      }
      if !tokens[at].isFiller {
        if left <= 0 { break }
        left -= 1
      }
      high = at
      at += 1
    }
    return high
  }

  /// Another "or" comes in the sentence.
  private func hasAlternative(from at: Int) -> Bool {
    var place = at
    while place < tokens.count, marks[place].isDisjoint(with: [.end, .denial]) {
      if marks[place].contains(.alternative) { return true }
      if tokens[place].gap == .stop || place > at + 12 { return false }
      place += 1
    }
    return false
  }

  /// "No fever, bum cramp since noon": what the talk is about is told behind the comma, where it is not what the cue denies.
  private func isTopic(_ at: Int, after site: CueSite) -> Bool {
    func hasTopic(_ range: Range<Int>) -> Bool { marks[range].contains { $0.contains(.topic) } }
    guard !hasTopic(site.last + 1..<at), !hasAlternative(from: at) else { return false }
    var end = at + 1
    while end < tokens.count, tokens[end - 1].gap == .none, marks[end].isDisjoint(with: [.end, .denial]) { end += 1 }
    return hasTopic(at..<end)
  }

  /// The word of weight at `at` is the one that follows the cue.
  private func isSaidAgain(_ at: Int, after last: Int) -> Bool {
    func weight(_ from: Int) -> Int32 {
      for place in from..<min(from + 4, tokens.count) where !tokens[place].isFiller { return tokens[place].stem }
      return -1
    }
    let stem = weight(at)
    return stem >= 0 && stem == weight(last + 1)
  }

  /// A clause of its own begins at or just behind `at`, which follows a comma or a joining word, or is one.
  private func isNewClause(_ at: Int, _ isComma: Bool, _ kind: Language.Cue.Kind) -> Bool {
    var place = at
    while place < tokens.count, marks[place].contains(.joiner), tokens[place].gap == .none { place += 1 }
    guard place < tokens.count, !marks[place].contains(.alternative) else { return false }
    if marks[at].contains(.alternative) || at > 0 && marks[at - 1].contains(.alternative) && !isComma { return false }
    switch kind {
    case .disbelief: return isComma && marks[place].contains(.opens)
    case .hypothetical: return isComma && marks[place].contains(.opens)
    case .other, .person, .past: return !marks[place].isDisjoint(with: [.opens, .myself])
    default: break
    }
    if !marks[place].isDisjoint(with: [.opens, .myself, .verb]) { return true }
    // "no fever, leg is numb": a verb makes a clause of what follows.
    var end = place
    while end < tokens.count, end < place + (isComma ? 5 : 4), tokens[end].sentence == tokens[place].sentence {
      if end > place, marks[end].contains(.verb) { return end + 1 < tokens.count && tokens[end].gap == .none }
      if tokens[end].gap != .none || !marks[end].isDisjoint(with: [.end, .joiner, .alternative, .denial]) { break }
      end += 1
    }
    return false
  }

  /// The first word a cue reaches that stands behind what it speaks of.
  func backward(_ site: CueSite) -> Int {
    var left = site.cue.reach
    var low = site.first
    var at = site.first - 1
    let opens = opensClause(site)
    let crosses = opens && site.cue.crosses
    var isOwn = true
    var hasJoiner = false
    while at >= 0 {
      let gap = tokens[at].gap
      if gap == .stop {
        // "Had a clot in 2010. Fine since.": a remark by itself is about the sentence before.
        if !crosses || !isOwn || low != site.first && !isSmall(low, site.first) { break }
        isOwn = false
      } else if gap == .comma, !crosses {
        if !(opens && low == site.first || opens && isSmall(low, site.first)) {
          if marks[at + 1].contains(.opens) || !hasJoiner || hasVerb(before: at) { break }
        }
      }
      if marks[at].contains(.inEnd), !crosses { break }
      if marks[at].contains(.inEndNegated), site.cue.kind == .negated { break }
      if marks[at].contains(.joiner), !crosses, at + 1 < site.first, !marks[at + 1].isDisjoint(with: [.opens, .verb]) { break }
      if !marks[at].isDisjoint(with: [.joiner, .alternative]) { hasJoiner = true }
      if !tokens[at].isFiller {
        if left <= 0 { break }
        left -= 1
      }
      low = at
      at -= 1
    }
    return low
  }

  private func isSmall(_ from: Int, _ to: Int) -> Bool { (from..<to).allSatisfy { tokens[$0].isFiller || marks[$0].contains(.joiner) } }

  /// The stretch that ends at `at` has a verb of its own.
  private func hasVerb(before at: Int) -> Bool {
    var place = at
    while place >= 0 {
      if marks[place].contains(.verb) { return true }
      place -= 1
      if place < 0 || tokens[place].gap != .none { return false }
    }
    return false
  }

  /// Nothing but small words stands between the cue and the last comma, stop or "but".
  func opensClause(_ site: CueSite) -> Bool {
    var at = site.first - 1
    while at >= 0, tokens[at].gap == .none {
      if marks[at].contains(.inEnd) { return true }
      if !tokens[at].isFiller, marks[at].isDisjoint(with: [.joiner, .opens]) { return false }
      at -= 1
    }
    return true
  }

  /// Nothing of weight follows: "has gone" against "has gone black".
  func closes(_ site: CueSite) -> Bool {
    let next = site.last + 1
    return next >= tokens.count || tokens[site.last].gap != .none || tokens[next].isFiller
      || !marks[next].isDisjoint(with: [.end, .endNegated, .joiner, .opens, .subject, .timed])
  }

  /// Something follows in the same breath.
  func hasMore(_ site: CueSite) -> Bool {
    site.last + 1 < tokens.count && tokens[site.last].gap == .none && !marks[site.last + 1].contains(.end)
  }

  /// A bare "no" that is no denial of what follows: at a comma, at the end, or before a clause of its own.
  func isAnswer(_ site: CueSite) -> Bool {
    let next = site.last + 1
    return next >= tokens.count || tokens[site.last].gap != .none
      || !marks[next].isDisjoint(with: [.opens, .myself, .end, .denial])
  }

  /// What a bare "no" closes: "fever: no", "numb? no".
  func answers(_ site: CueSite) -> Int? {
    guard isAnswer(site), site.first > 0 else { return nil }
    let before = site.first - 1
    if tokens[before].gap == .stop, !marks[before].contains(.asked) { return nil }
    var at = before
    var words = 0
    while at >= 0 {
      if at < before, tokens[at].gap != .none { break }
      // "No fever, nothing": the second denial agrees with the first. "Can't stand? No" does not.
      if marks[at].contains(.denial), tokens[before].gap == .comma { return nil }
      if !marks[at].isDisjoint(with: [.inEnd, .denial, .agreed]) { break }
      if tokens[before].gap != .stop, marks[at].contains(.opens) || marks[at].contains(.verb) { return nil }
      if !tokens[at].isFiller { words += 1 }
      at -= 1
    }
    return words == 0 || words > (tokens[before].gap == .stop ? 12 : 4) ? nil : at + 1
  }
}
