// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

import Transcripts

/// What transcripts reach, and whether they would notice a change.
@Suite struct CoverageTests {
  static func coverage(_ text: String) -> Coverage {
    let (transcript, findings) = Transcript.parse(text, path: "x")
    return Coverage(Fixture.pack, [transcript.run(Fixture.pack, findings: findings, isTraced: true).passed])
  }

  private func reached(_ coverage: Coverage, _ kind: Coverage.Kind) -> [String] {
    coverage.pieces.filter { $0.kind == kind && $0.hits > 0 }.map(\.name)
  }

  @Test func everyKindIsCounted() {
    let coverage = Self.coverage("you: the tyre is flat, it is tubeless\n\nyou: none\n\nyou: when are you open\n")
    #expect(reached(coverage, .state).contains("repair"))
    #expect(reached(coverage, .state).contains("hello"))
    #expect(reached(coverage, .transition).contains("bike -> repair"))
    #expect(reached(coverage, .slot).contains("part"))
    #expect(reached(coverage, .technique).contains("pump-up") || reached(coverage, .technique).contains("plug"))
    #expect(reached(coverage, .contraindication).contains("patch: tubeless"))
    #expect(reached(coverage, .intent).contains("ask_opening"))
    #expect(reached(coverage, .flag).isEmpty)
    #expect(reached(coverage, .aside).count == 1)
    let crack = Self.coverage("you: there is a crack in the frame\n")
    #expect(reached(crack, .flag) == ["FRAME"])
  }

  @Test func noTwoContraindicationsHaveOneName() {
    let names = Coverage(Fixture.pack, []).pieces.filter { $0.kind == .contraindication }.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.filter { $0.contains(" known") || $0.contains("=") }.count > 0)
  }

  @Test func whatIsMissingHasItsPlace() {
    let coverage = Self.coverage("you: my chain slips\n")
    let missing = coverage.missing.first { $0.kind == .flag && $0.name == "HEAD-KNOCK" }
    #expect(missing?.place.file == "bicycle-workshop/flags/road.yml")
    #expect(missing?.place.line == 15)
    let text = CoverageReport.text(coverage, .text, parent: "here/")
    #expect(text.contains("  here/bicycle-workshop/flags/road.yml:15  flag HEAD-KNOCK\n"))
    #expect(text.hasPrefix("coverage           reached     of       %\n  intents"))
  }

  @Test func lcovHasOneRecordAFileWithTheSumsRight() {
    let records = CoverageReport.text(Self.coverage("you: my chain slips\n"), .lcov, parent: "").split(separator: "end_of_record\n")
    #expect(records.contains { $0.contains("SF:bicycle-workshop/flow.yml\n") })
    for record in records {
      let lines = record.split(separator: "\n")
      let hits = lines.filter { $0.hasPrefix("DA:") }.map { $0.split(separator: ",").last! }
      #expect(lines.contains { $0 == "LF:\(hits.count)" })
      #expect(lines.contains { $0 == "LH:\(hits.count { $0 != "0" })" })
    }
  }

  @Test func jsonCanBeReadAgain() throws {
    let text = CoverageReport.text(Self.coverage("you: my chain slips\n"), .json, parent: "")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((object["kinds"] as? [[String: Any]])?.count == Coverage.Kind.allCases.count)
    #expect((object["total"] as? Int) ?? 0 > 50)
  }

  @Test func aPercentageIsRoundedDown() {
    #expect(CoverageReport.decimal(99.99) == "99.9")
    #expect(CoverageReport.decimal(100) == "100.0")
  }
}
