// SPDX-License-Identifier: GPL-3.0-or-later

/// How something that was found in a message is meant.
///
/// After NegEx and ConText: Chapman et al., "A simple algorithm for identifying negated findings and diseases in
/// discharge summaries", 2001; Harkema et al., "ConText", 2009.
public enum Polarity: String, Sendable, Codable, CaseIterable, Equatable {
  /// It is so, now, for the person the talk is about.
  case affirmed
  /// It is not so: "no numbness".
  case negated
  /// It was so once: "broke it in 2015".
  case past
  /// It might come: "what if I can't pee?"
  case hypothetical
  /// It is so for someone the talk is not about: "my dad had a clot".
  case other
  /// It may be so: "maybe a bit numb".
  case uncertain

  /// The weaker claim of two, for a thing built of several parts.
  func and(_ second: Polarity) -> Polarity {
    strength < second.strength ? self : second
  }

  private var strength: Int {
    switch self {
    case .negated: 0
    case .hypothetical: 1
    case .other: 2
    case .past: 3
    case .uncertain: 4
    case .affirmed: 5
    }
  }
}
