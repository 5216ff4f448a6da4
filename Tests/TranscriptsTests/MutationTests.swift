// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

@Suite struct MutationTests {
  static let all = Mutation.all(Fixture.pack)

  @Test func thereAreChangesOfEveryKindEachWithAPlace() {
    for kind in Mutation.Kind.allCases { #expect(Self.all.contains { $0.kind == kind }, "\(kind)") }
    #expect(Self.all.filter { $0.place == nil }.map(\.what) == [])
  }

  @Test func aSampleIsTheSameForTheSameSeedAndFairToEveryKind() {
    let sample = Mutation.sample(Self.all, 35, seed: 7).map(\.what)
    #expect(sample == Mutation.sample(Self.all, 35, seed: 7).map(\.what))
    #expect(sample != Mutation.sample(Self.all, 35, seed: 8).map(\.what))
    #expect(Set(Mutation.sample(Self.all, 35, seed: 7).map(\.kind)).count == Mutation.Kind.allCases.count)
    #expect(Mutation.sample(Self.all, .max, seed: 7).count == Self.all.count)
  }

  @Test func whatATranscriptPinsIsNoticedAndTheRestSurvives() throws {
    let text = Fixture.recorded("you: there is a crack in the frame\n     triage: urgent\n")
    let (transcript, _) = Transcript.parse(text, path: "crack.transcript")
    let tally = Tally([transcript.run(Fixture.pack, isTraced: true)])
    let changes = ["lower FRAME to soon", "lower HEAD-KNOCK to urgent", "drop row 1 of flag FRAME"].map { what in Self.all.first { $0.what == what } }
    let outcomes = MutationRun(Fixture.pack, tally).run(try changes.map { try #require($0) })
    #expect(outcomes.map(\.killer) == ["crack.transcript", nil, "crack.transcript"])
    let report = MutationRun.report(outcomes, of: 10, seed: 1, parent: "")
    #expect(report.contains("noticed by no transcript and no law:\n  bicycle-workshop/flags/road.yml:16  lower HEAD-KNOCK to urgent\n"))
    #expect(report.hasSuffix("mutate: 2 of 3 changes noticed, 0 redundant (a sample of 10, seed 1)\n"))
  }

  @Test func aLawCanNoticeAsWell() {
    let outcomes = MutationRun(Fixture.pack, Tally([]), law: { _, _ in "a law" }).run(Array(Self.all.prefix(2)))
    #expect(outcomes.map(\.killer) == ["a law", "a law"])
  }
}
