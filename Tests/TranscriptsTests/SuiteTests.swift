// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

import Transcripts

/// Which transcripts run, and in what order they are told.
@Suite struct SuiteTests {
  private func write(_ folder: String, _ count: Int, failing: Set<Int>) throws -> [String] {
    try (0..<count).map { index in
      let path = "\(folder)/\(String(index + 100)).transcript"
      let reply = failing.contains(index) ? "bot: no\n" : FailureTests.chain
      try SafeFile.write("# number \(index)\n@tags \(index % 2 == 0 ? "even" : "odd, late")\nyou: my chain slips\n\(reply)", to: path)
      return path
    }
  }

  @Test func theFixturesPass() {
    let tally = Suite(TranscriptFiles.find([Fixture.transcripts]).files).run(Fixture.pack)
    #expect(tally.failed == 0 && tally.passed > 5)
  }

  @Test func resultsAreInTheOrderOfTheFiles() throws {
    try Fixture.inFolder { folder in
      let files = try write(folder, 40, failing: [3, 17])
      let tally = Suite(TranscriptFiles.find([folder]).files).run(Fixture.pack)
      #expect(tally.results.map(\.transcript.path) == files)
      #expect(tally.failures.map(\.transcript.path) == [files[3], files[17]])
      #expect(tally.closing == "transcripts: 38 passed, 2 failed, 0 skipped")
      #expect(tally.breakdown == "failed: 2 in behaviour")
    }
  }

  @Test func failFastStopsAtTheFirstInOrder() throws {
    try Fixture.inFolder { folder in
      let files = try write(folder, 40, failing: [9, 11, 30])
      let tally = Suite(files).run(Fixture.pack, failFast: true)
      #expect(tally.results.count == 10 && tally.notRun == 30)
      #expect(tally.failures.map(\.transcript.path) == [files[9]])
      #expect(!tally.isWell)
    }
  }

  @Test func aFilterLooksAtPathTitleAndTags() throws {
    try Fixture.inFolder { folder in
      let files = try write(folder, 6, failing: [])
      func count(_ choice: Suite.Choice) -> Int { Suite(files, choice).entries.count }
      #expect(count(.init(filters: ["NUMBER 4"])) == 1)
      #expect(count(.init(filters: ["/103"])) == 1)
      #expect(count(.init(filters: ["late"])) == 3)
      #expect(count(.init(filters: ["number 4", "/103"])) == 2)
      #expect(count(.init(tags: ["even", "late"])) == 6)
      #expect(count(.init(filters: ["number"], tags: ["even"])) == 3)
      #expect(count(.init(withoutTags: ["odd"])) == 3)
      #expect(count(.init(tags: ["eve"])) == 0)
    }
  }

  @Test func anEmptySelectionIsNoSuccess() {
    let tally = Suite([]).run(Fixture.pack)
    #expect(!tally.isWell)
    #expect(tally.closing == "transcripts: 0 passed, 0 failed, 0 skipped")
  }

  @Test func aFileThatIsNotTextIsAFindingAndTheRestRuns() throws {
    try Fixture.inFolder { folder in
      try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: folder + "/0.transcript"))
      _ = try write(folder, 1, failing: [])
      let tally = Suite(TranscriptFiles.find([folder]).files).run(Fixture.pack)
      #expect(tally.results.map(\.verdict) == [.broken, .same])
      #expect(tally.results[0].findings.map(\.message) == ["is not UTF-8 text"])
    }
  }

  @Test func theFirstByteThatIsNotTextIsToldByItsPlace() throws {
    try Fixture.inFolder { folder in
      let path = folder + "/0.transcript"
      try Data(Array("# one\nyou: fl".utf8) + [0xE9] + Array("t\n".utf8)).write(to: URL(fileURLWithPath: path))
      #expect(TranscriptFiles.read(path).1.map(\.description) == ["\(path):2:8: error: is not UTF-8 text"])
    }
  }

  @Test func hiddenFoldersAndFilesAreLeftAlone() throws {
    try Fixture.inFolder { folder in
      for name in ["b/a", "a/.git/x", ".x", "a/b"] {
        let path = "\(folder)/\(name).transcript"
        try FileManager.default.createDirectory(atPath: String(path[..<path.lastIndex(of: "/")!]), withIntermediateDirectories: true)
        try SafeFile.write("you: hello\n", to: path)
      }
      #expect(TranscriptFiles.find([folder]).files == ["\(folder)/a/b.transcript", "\(folder)/b/a.transcript"])
      #expect(TranscriptFiles.find([folder + "/a/.git"]).files == ["\(folder)/a/.git/x.transcript"])
    }
  }
}
