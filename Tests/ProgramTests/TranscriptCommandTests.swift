// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// `test`, `review` and `import` as a shell sees them.
@Suite("The transcript commands") struct TranscriptCommandTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let passing = "you: tell me a joke\nbot: [..]\nbot: [..]\n"
  private static let lowered = "you: tell me a joke\n     triage: urgent\nbot: ...\n"

  private typealias Outcome = (output: String, error: String, status: Int32)

  /// Runs a line of shell in a folder of its own, in which `$H` is the program.
  private func shell(_ line: String, _ files: [String: String] = [:], ci: String = "") throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec >.out 2>.err; " + line]
    process.currentDirectoryURL = folder
    var program = Bundle.main.bundleURL.resolvingSymlinksInPath().appendingPathComponent("hipline")
    if !FileManager.default.fileExists(atPath: program.path) {
      program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("hipline")
    }
    let pack = Self.root.appendingPathComponent("Tests/Packs/bicycle-workshop").path
    process.environment = ["H": program.path, "HIPLINE_INTENTS": pack, "PATH": "/usr/bin:/bin", "HOME": folder.path, "CI": ci]
    try process.run()
    process.waitUntilExit()
    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self) }
    return (try read(".out"), try read(".err"), process.terminationStatus)
  }

  @Test("a full disk is a failure even when all passes")
  func full() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    #expect(try shell("$H test a.transcript > /dev/full", ["a.transcript": Self.passing]).status == 74)
    #expect(try shell("$H review . > /dev/full").status == 74)
  }

  @Test("coverage stays out of a report that a program reads")
  func coverage() throws {
    let result = try shell("$H test a.transcript --format junit --coverage", ["a.transcript": Self.passing])
    #expect(result.output.hasSuffix("</testsuites>\n"))
    #expect(result.error.contains("coverage           reached"))
    #expect(try shell("$H test a.transcript --format junit --coverage json", ["a.transcript": Self.passing]).status == 64)
  }

  @Test("a lowered level is named when it is recorded, accepted or known")
  func lowered() throws {
    let said = "triage went down, urgent -> self_care"
    let recorded = try shell("$H test a.transcript --record all", ["a.transcript": Self.lowered])
    #expect(recorded.status == 0 && recorded.error.contains(said))
    let ways = Self.lowered.replacing("you: tell me a joke\n", with: "you: there is a crack in the frame\nor: tell me a joke\n")
    #expect(try shell("$H test a.transcript >/dev/null 2>&1; $H review --accept a.transcript", ["a.transcript": ways]).output.contains(said))
    let known = try shell("$H test a.transcript", ["a.transcript": "@known-failing later\n" + Self.lowered])
    #expect(known.status == 0 && (known.output + known.error).contains(said))
  }

  @Test("options that would do nothing together are refused")
  func refused() throws {
    for options in ["--mutate --format junit", "--mutate --record all", "--mutate --coverage", "--mutate --output x"] {
      #expect(try shell("$H test a.transcript \(options)", ["a.transcript": Self.passing]).status == 64, "\(options)")
    }
  }

  @Test("several filters choose what any of them names")
  func filters() throws {
    let result = try shell("$H test . --filter aa --filter bb", ["aa.transcript": Self.passing, "bb.transcript": Self.passing, "cc.transcript": Self.passing])
    #expect(result.output.contains("transcripts: 2 passed, 0 failed, 0 skipped"))
  }

  @Test("in CI every turn that differs is shown")
  func whole() throws {
    let text = (1...9).map { _ in "you: tell me a joke\nbot: x\n\n" }.joined()
    #expect(try shell("$H test a.transcript", ["a.transcript": text]).output.contains("and 6 more turns"))
    #expect(try !shell("$H test a.transcript", ["a.transcript": text], ci: "true").output.contains("more turns"))
  }

  @Test("a recording that is interrupted leaves whole files, and nothing beside them")
  func interrupted() throws {
    let text = (1...40).map { _ in "you: tell me a joke\nbot: x\n\n" }.joined()
    let files = Dictionary(uniqueKeysWithValues: (0..<300).map { ("t/\($0).transcript", text) })
    for (signal, status) in [("INT", Int32(130)), ("TERM", 143), ("HUP", 129)] {
      let line = "$H test t --record all >o 2>e & P=$!; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do ls t | grep -q part && break; sleep 0.02; done; kill -\(signal) $P; wait $P; S=$?; ls t; exit $S"
      let result = try shell(line.replacing("$H test", with: "env -u CI $H test"), files)
      #expect(!result.output.contains(".part"), "\(signal)")
      #expect(result.status == status || result.status == 0, "\(signal)")
    }
  }

  @Test("accepting all does not bring back what was deleted")
  func orphan() throws {
    let gone = try shell("$H review . --accept-all; echo $?; ls", ["a.transcript.new": Self.passing])
    #expect(gone.output.hasSuffix("1\na.transcript.new\n"))
    #expect(gone.error.contains("\"./a.transcript\" is gone"))
    #expect(try shell("$H review --accept a.transcript; ls", ["a.transcript.new": Self.passing]).output.hasSuffix("a.transcript\n"))
  }

  @Test("a folder is imported with all that is in it")
  func folder() throws {
    let files = ["c/a.convo.txt": "T\n\n#me\nUTT_HELLO\n\n#bot\nHi.\n", "c/h.utterances.txt": "UTT_HELLO\nhello\nhi\n", "c/notes.md": "x"]
    let result = try shell("$H import c --into t; cat t/a.transcript", files)
    #expect(result.output.hasSuffix("you: hello\nor: hi\nbot: Hi.\n"))
    #expect(try shell("$H import nowhere").status == 66)
  }

  @Test("a doubtful placeholder is told of and fails nothing")
  func doubtful() throws {
    let text = "you: tell me a joke\nbot: [..]\nbot: That is not for me. I only know [what].\n"
    let result = try shell("$H test a.transcript", ["a.transcript": text])
    #expect(result.status == 0)
    #expect(result.error.contains("a.transcript:3:38: warning: nothing in this reply ever changes"))
  }
}
