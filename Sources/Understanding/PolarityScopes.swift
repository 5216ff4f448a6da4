// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds how each thing in a message is meant, from the cue words round it.
///
/// A cue reaches forward or backward until a word that ends its reach ("but", "except"), the end of the sentence, a new clause after a
/// comma or "and", or its own number of words. A list keeps it going: in "no fever, chills or cough" all three are denied. A denial ends
/// where the next begins; only a disbelief ("I wouldn't say it's not…") undoes the denial inside it.
struct PolarityScopes {
  /// A cue found in a message and the words it reaches.
  private struct Scope {
    var kind: Language.Cue.Kind
    var first: Int
    var last: Int
    var reach: ClosedRange<Int>
  }
  /// In order of their cues' places.
  private var scopes: [Scope] = []
  /// Someone is spoken for, and the speaker speaks of nothing of their own.
  private let isHelping: Bool
  private let speaksOfSelf: Bool

  /// No cue reaches further than this many words.
  private static let furthest = 60

  init(_ map: ClauseMap, cues: [CueSite]) {
    isHelping = cues.contains { $0.cue.kind == .helper }
    speaksOfSelf = cues.contains { $0.cue.kind == .myself }
    for (index, site) in cues.enumerated() {
      switch site.cue.kind {
      case .end, .endNegated, .merely, .none, .myself, .helper, .correction, .bygone, .pronoun: continue
      case .negated, .disbelief, .past, .hypothetical, .other, .person, .uncertain: break
      }
      if site.cue.kind == .person, !isOther(site, cues, index) { continue }
      if site.cue.kind == .past, site.cue.crosses, !map.closes(site) { continue }
      var low = site.first
      var high = site.last
      switch site.cue.side {
      case .before: high = map.forward(site)
      case .after: low = map.backward(site)
      case .around:
        // "in 2015 I broke it" and "I broke it in 2015".
        if map.opensClause(site), map.hasMore(site) { high = map.forward(site) } else { low = map.backward(site) }
      case .both:
        high = map.forward(site)
        low = map.backward(site)
      }
      if site.isAnswer {
        // "fever: no", "numb? no": a bare word that closes the question before it.
        high = map.isAnswer(site) ? site.last : high
        low = map.answers(site) ?? site.first
      }
      if low == site.first, high == site.last { continue }
      // "Can't stand? No": denies all of it, its own denial as well.
      let kind = site.isAnswer && low < site.first ? .disbelief : site.cue.kind
      scopes.append(Scope(kind: kind, first: site.first, last: site.last, reach: low...high))
    }
  }

  /// Someone the talk is not about: another person beside a speaker with a trouble of their own, or another person's past.
  private func isOther(_ site: CueSite, _ cues: [CueSite], _ index: Int) -> Bool {
    let isBygone = cues[(index + 1)...].prefix(2).contains { $0.cue.kind == .bygone && $0.first <= site.last + 2 }
    // "My wife had her mesh put in, the wound's red": still spoken for.
    let isSpokenFor = isHelping || cues.contains { $0.cue.kind == .pronoun }
    return isBygone ? speaksOfSelf || !isSpokenFor : speaksOfSelf && !isHelping
  }

  /// How the words `first` to `last` are meant, and the place of the cue that says so.
  ///
  /// A phrase of the content knows what the cues inside it mean; any other stretch is meant as they say.
  func polarity(first: Int, last: Int, isPhrase: Bool = true) -> (Polarity, cue: ClosedRange<Int>?) {
    let meaning = meaning(first: first, last: last, isPhrase: isPhrase)
    return (meaning.polarity, meaning.cue)
  }

  /// The same, and how it would be meant were it not denied.
  /// `isDenied`: by a denial of its own, not by disbelief of a whole: "can't feel when I pee? No" does not say that one can't pee.
  func meaning(first: Int, last: Int, isPhrase: Bool = true)
    -> (polarity: Polarity, modality: Polarity, isDenied: Bool, cue: ClosedRange<Int>?)
  {
    var found: (Polarity, ClosedRange<Int>?) = (.affirmed, nil)
    var negation: ClosedRange<Int>?
    var disbelief: ClosedRange<Int>?
    var at = start(first - Self.furthest)
    while at < scopes.count, scopes[at].first <= last + Self.furthest {
      let scope = scopes[at]
      at += 1
      let isInside = scope.first >= first && scope.last <= last
      let isReached = scope.first < first ? scope.reach.upperBound >= first : scope.reach.lowerBound <= last
      if isInside, isPhrase { continue }
      guard isReached || isInside, !(scope.first <= first && last <= scope.last) || isInside else { continue }
      let place = scope.first...scope.last
      var claim = Polarity.affirmed
      switch scope.kind {
      case .negated: if !isInside { negation = place }
      case .disbelief: if !isInside { disbelief = place }
      case .past: claim = .past
      case .hypothetical: claim = .hypothetical
      case .other, .person: claim = .other
      case .uncertain: if !isInside { claim = .uncertain }
      default: break
      }
      if claim != .affirmed, found.0.and(claim) == claim, found.0 != claim { found = (claim, place) }
    }
    if (negation == nil) != (disbelief == nil) { return (.negated, found.0, negation != nil, negation ?? disbelief) }
    return (found.0, found.0, false, found.1)
  }

  /// The first scope whose cue stands at `place` or later.
  private func start(_ place: Int) -> Int {
    var (low, high) = (0, scopes.count)
    while low < high {
      let middle = (low + high) / 2
      if scopes[middle].first < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A cue found in a message.
struct CueSite {
  var cue: Language.Cue
  var first: Int
  var last: Int
  /// It is an answer by itself as well, as "no" is.
  var isAnswer = false
}
