// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Proof
import Transcripts

/// The laws, quickly: those that a kind of change could break, explored as far as a second goes.
///
/// Asked only about changes that no transcript noticed. What is broken in the pack as it is notices nothing.
struct MutationLaws: Sendable {
  private let known: [Part: Set<String>]

  private enum Part: CaseIterable { case sources, phrases, people, explored }
  /// States to go on from.
  private static let limit = 2_000

  init(_ pack: Pack) {
    known = Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, Set(Self.violations(pack, $0).map(Self.name))) })
  }

  @Sendable func broken(_ pack: Pack, _ mutation: Mutation) -> String? {
    for part in Self.parts(mutation.kind) {
      for violation in Self.violations(pack, part) where !known[part]!.contains(Self.name(violation)) {
        return "law \(violation.law.rawValue) (\(violation.law.title)): \(violation.message)"
      }
    }
    return nil
  }

  private static func parts(_ kind: Mutation.Kind) -> [Part] {
    switch kind {
    case .phrase, .row: [.phrases]
    case .transition: [.people, .explored]
    case .flag: [.people]
    // Held against the same content, a limit that is lifted is no limit, and a number is as good as another.
    case .contraindication, .duration, .swap: [.sources]
    }
  }

  private static func violations(_ pack: Pack, _ part: Part) -> [Violation] {
    switch part {
    case .sources: SourceLaw(pack: pack).run()
    case .phrases: PhraseLaw(pack: pack).run().violations
    case .people: PeopleLaw(pack: pack).run().violations
    case .explored: Explorer(pack: pack, limit: limit).run().violations
    }
  }

  private static func name(_ violation: Violation) -> String { "\(violation.law) \(violation.message)" }
}
