// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

@Suite struct RedundancyTests {
  /// Changes of the bicycle workshop, with nobody to notice them.
  static let outcomes = MutationRun(Fixture.pack, Tally([])).run(Mutation.all(Fixture.pack).filter { $0.kind == .phrase })

  @Test func whatIsUnderstoodWithoutAPhraseIsToldApart() {
    #expect(Self.outcomes.contains { $0.isRedundant })
    #expect(Self.outcomes.contains { !$0.isRedundant })
  }

  @Test func aPhraseThatIsMissedIsNeverRedundantAndTellsWhatToSay() {
    for outcome in Self.outcomes where !outcome.isRedundant { #expect(outcome.example != nil, "\(outcome.mutation.what)") }
  }

  @Test func theRateLeavesOutWhatIsRedundant() {
    let some = Self.outcomes.filter(\.isRedundant)
    #expect(MutationRun.rate(some) == 100)
    #expect(MutationRun.report(some, of: some.count, seed: nil, parent: "").hasSuffix("mutate: 0 of 0 changes noticed, \(some.count) redundant\n"))
  }
}
