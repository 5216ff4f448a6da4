// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

@Suite("Drafts for what nothing notices")
struct DraftTests {
  static let all = Mutation.all(Fixture.pack)

  /// Changes that a suite of one line leaves unnoticed.
  private func survivors(_ kind: Mutation.Kind, _ count: Int) -> (tally: Tally, outcomes: [MutationRun.Outcome]) {
    let (transcript, _) = Transcript.parse(Fixture.recorded("you: hello\n"), path: "hello.transcript")
    let tally = Tally([transcript.run(Fixture.pack, isTraced: true)])
    let some = Array(Self.all.filter { $0.kind == kind }.prefix(count))
    return (tally, MutationRun(Fixture.pack, tally).run(some).filter { $0.killer == nil && $0.counts })
  }

  @Test("each draft passes as it stands, and notices its change", arguments: [Mutation.Kind.flag, .phrase, .contraindication])
  func notices(kind: Mutation.Kind) {
    let (tally, outcomes) = survivors(kind, 12)
    let drafting = Drafting(Fixture.pack, tally)
    let drafts = outcomes.compactMap { drafting.draft($0) }
    #expect(!drafts.isEmpty)
    let transcripts = Draft.files(drafts).map { Transcript.parse($0.text, path: $0.name).0 }
    for transcript in transcripts { #expect(transcript.run(Fixture.pack).verdict == .same, "\(transcript.path)") }
    let kept = Tally(transcripts.map { $0.run(Fixture.pack, isTraced: true) })
    let again = MutationRun(Fixture.pack, kept).run(outcomes.map(\.mutation))
    #expect(again.count { $0.killer != nil } >= drafts.count)
  }

  @Test("those that begin alike share a file, each message once")
  func sharing() {
    let (tally, outcomes) = survivors(.flag, 12)
    let drafting = Drafting(Fixture.pack, tally)
    let drafts = outcomes.compactMap { drafting.draft($0) }
    let files = Draft.files(drafts + drafts)
    #expect(Set(files.map(\.name)).count == files.count)
    #expect(files.contains { !$0.name.hasPrefix("talk") })
    // A longer talk is a file of its own.
    for file in files where !file.name.hasPrefix("talk") {
      let said = file.text.split(separator: "\n").filter { $0.hasPrefix("you: ") }
      #expect(Set(said).count == said.count, "\(file.name)")
    }
  }
}
