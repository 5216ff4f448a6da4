// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

import Transcripts

/// What other programs read: TAP 14, JUnit XML and annotations.
@Suite struct ReportTests {
  static let tally = Tally([
    Fixture.run("# T\nyou: my chain slips\n" + FailureTests.chain, path: "t/good.transcript"),
    Fixture.run("you: my chain slips\n     triage: emergency\n" + FailureTests.chain, path: "t/low, #1.transcript"),
    Fixture.run("@skip not \"yet\" & so on\nyou: x\n", path: "t/skipped.transcript"),
    Fixture.run("you: my chain\u{1} slips <b>\nyuo: ]]> 100%\n", path: "u/broken.transcript"),
  ])

  @Test func tapIsVersion14() {
    let lines = TapReport.text(Self.tally).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0...3] == ["TAP version 14", "1..4", "ok 1 - t/good.transcript", "not ok 2 - t/low, \\#1.transcript"])
    #expect(lines[4...10] == [
      "  ---", "  message: \"behaviour: triage went down, emergency -> self_care\"", "  severity: fail", "  kind: behaviour",
      "  triage_lowered: true", "  at:", "    file: \"t/low, #1.transcript\"",
    ])
    #expect(lines.contains("ok 3 - t/skipped.transcript # SKIP not \"yet\" & so on"))
    #expect(lines.contains("not ok 4 - u/broken.transcript"))
    // Every line is a header, a plan, a test point, or indented by two within a block.
    var isInside = false
    for line in lines.dropFirst(2) where !line.isEmpty {
      if line == "  ---" { isInside = true }
      #expect(isInside ? line.hasPrefix("  ") : line.hasPrefix("ok ") || line.hasPrefix("not ok "), "\(line)")
      if line == "  ..." { isInside = false }
    }
    #expect(!isInside)
  }

  @Test func anEmptySelectionFailsInEveryFormat() {
    let none = Tally([])
    #expect(TapReport.text(none) == "TAP version 14\n1..1\nnot ok 1 - no transcript was chosen\n")
    #expect(JUnitReport.text(none, moment: "2026-03-02T09:15:00").contains("<error type=\"selection\""))
    #expect(GitHubReport.text(none) == "::error title=transcripts::no transcript was chosen\n")
  }

  @Test func aRunThatStoppedSaysSoInTap() {
    let lines = TapReport.text(Tally(Array(Self.tally.results.prefix(2)), notRun: 2)).split(separator: "\n")
    #expect(lines[1] == "1..4")
    #expect(lines.last == "Bail out! stopped at the first failure, 2 not run")
  }

  @Test func jenkinsFindsFoldersAndNames() {
    let text = JUnitReport.text(Self.tally, moment: "2026-03-02T09:15:00")
    #expect(text.contains("<testcase name=\"good\" classname=\"t.good\" "))
    #expect(text.contains("<property name=\"t.good\" value=\"t/good.transcript:2\"/>"))
    #expect(text.contains("<property name=\"u.broken\" value=\"u/broken.transcript:2\"/>"))
    #expect(JUnitReport.classname("./a b/v1.2/x.y.transcript") == "a b.v1_2.x_y")
    #expect(JUnitReport.classname("../x.transcript") == "__.x")
  }

  @Test func lineEndsThatOnlySomeProgramsKnowAreNotWritten() {
    let tally = Tally([Fixture.run("you: my chain slips\nbot: a\u{2028}b\u{FFFE}c\u{2029}\n", path: "x\u{2028}.transcript")])
    for text in [TapReport.text(tally), JUnitReport.text(tally, moment: "2026-03-02T09:15:00"), GitHubReport.text(tally)] {
      #expect(!text.unicodeScalars.contains { $0.value == 0x2028 || $0.value == 0x2029 || $0.value == 0xFFFE })
    }
  }

  @Test(arguments: [
    ("./t/a.transcript", "/w/repo", "/w/repo", "t/a.transcript"), ("/w/repo/t/a.transcript", "/w/repo", "/tmp", "t/a.transcript"),
    ("a.transcript", "/w/repo", "/w/repo/t", "t/a.transcript"), ("../a.transcript", "/w/repo", "/w/repo/t", "a.transcript"),
    ("/elsewhere/a.transcript", "/w/repo", "/w/repo", "/elsewhere/a.transcript"),
  ])
  func annotationsNameFilesFromTheWorkspace(path: String, workspace: String, folder: String, name: String) {
    #expect(GitHubReport.name(path, workspace: workspace, folder: folder) == name)
  }

  @Test func annotationsNameFileLineAndDifference() {
    let lines = GitHubReport.text(Self.tally).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        "::error file=t/low%2C #1.transcript,line=1,title=behaviour%3A triage went down%2C emergency -> self_care::t/low, #1.transcript:1  "))
    #expect(lines[0].contains("%0A  -      triage: emergency%0A  +      triage: self_care"))
    #expect(lines[1].contains("]]> 100%25"))
  }

  @Test func junitKeepsToWhatTheSchemasAllow() {
    let text = JUnitReport.text(Self.tally, moment: "2026-03-02T09:15:00")
    let parser = XMLParser(data: Data(text.utf8))
    let schema = SchemaCheck()
    parser.delegate = schema
    #expect(parser.parse())
    #expect(schema.mistakes.isEmpty)
    #expect(schema.names.filter { $0 == "testcase" }.count == 4)
    #expect(schema.names.filter { $0 == "testsuite" }.count == 2)
    #expect(text.contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\""))
    #expect(text.contains("<failure type=\"triage-lowered\" message=\"t/low, #1.transcript:1: behaviour: triage went down, emergency -&gt; self_care\">"))
  }
}

/// The elements and attributes that both the Ant and the Jenkins schema know.
private final class SchemaCheck: NSObject, XMLParserDelegate {
  var names: [String] = []
  var mistakes: [String] = []
  private var open: [String] = []
  private static let attributes: [String: Set<String>] = [
    "testsuites": [],
    "testsuite": ["id", "package", "name", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time"],
    "testcase": ["name", "classname", "time"], "failure": ["type", "message"], "error": ["type", "message"], "skipped": ["message"],
    "properties": [], "property": ["name", "value"], "system-out": [], "system-err": [],
  ]
  private static let parents = [
    "testsuites": "", "testsuite": "testsuites", "testcase": "testsuite", "failure": "testcase", "error": "testcase",
    "skipped": "testcase", "properties": "testsuite", "property": "properties", "system-out": "testsuite", "system-err": "testsuite",
  ]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    names.append(name)
    if Self.parents[name] != open.last ?? "" { mistakes.append("\(name) in \(open.last ?? "nothing")") }
    // The Ant schema asks for all of them, but for the skipped ones.
    let wanted = Self.attributes[name] ?? []
    if Set(attributes.keys) != wanted { mistakes.append("\(name) has \(attributes.keys.sorted())") }
    open.append(name)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { open.removeLast() }
}
