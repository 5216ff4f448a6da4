// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The built program, driven from outside.
@Suite("The program")
struct ProgramTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func run(_ arguments: [String], input: Data = Data()) throws -> (output: String, error: String, status: Int32) {
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.resolvingSymlinksInPath().appendingPathComponent("hipline")
    if !FileManager.default.fileExists(atPath: process.executableURL!.path) {
      process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("hipline")
    }
    process.arguments = arguments
    process.currentDirectoryURL = Self.root
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (inFile, outFile, errFile) = (folder.appending(path: "in"), folder.appending(path: "out"), folder.appending(path: "err"))
    try input.write(to: inFile)
    try Data().write(to: outFile)
    try Data().write(to: errFile)
    process.standardInput = try FileHandle(forReadingFrom: inFile)
    process.standardOutput = try FileHandle(forWritingTo: outFile)
    process.standardError = try FileHandle(forWritingTo: errFile)
    try process.run()
    process.waitUntilExit()
    return (
      String(decoding: try Data(contentsOf: outFile), as: UTF8.self), String(decoding: try Data(contentsOf: errFile), as: UTF8.self),
      process.terminationStatus
    )
  }

  @Test("a pipe gets the replies, an empty line after each, and no prompt")
  func pipe() throws {
    let result = try run([], input: Data("my glute just seized up\nno\n".utf8))
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    #expect(result.output.components(separatedBy: "\n\n").count == 3)
    #expect(!result.output.contains("you:"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test("bytes that are not UTF-8, control characters and a line of 10 MB do no harm")
  func hostile() throws {
    var input = Data([0xFF, 0xFE, 0x80, 0x0A, 0x1B, 0x5B, 0x32, 0x4A, 0x00, 0x0A, 0x0A])
    input += Data(repeating: 0x61, count: 10 << 20) + Data("\nmy glute just seized up\n".utf8)
    let result = try run([], input: input)
    #expect(result.status == 0)
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.output.contains("Prop the leg"))
  }

  @Test("the same messages get the same replies through the pipe and through serve")
  func sameEverywhere() throws {
    let messages = ["my glute just seized up", "none", "after a run", "none", "worse"]
    let piped = try run([], input: Data((messages.joined(separator: "\n") + "\n").utf8)).output
    let lines = try messages.map { String(decoding: try JSONSerialization.data(withJSONObject: ["session": "s", "text": $0]), as: UTF8.self) }
    let served = try run(["serve"], input: Data((lines.joined(separator: "\n") + "\n").utf8)).output
    let texts = try served.split(separator: "\n").map { line in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return try #require(object["replies"] as? [[String: Any]]).compactMap { $0["text"] as? String }.joined(separator: "\n")
    }
    #expect(piped == texts.map { $0 + "\n\n" }.joined())
  }

  @Test("exit codes say what went wrong")
  func exitCodes() throws {
    #expect(try run(["--intents", "nowhere"]).status == 66)
    #expect(try run(["--nonsense"]).status == 64)
    #expect(try run(["test", "nowhere"]).status == 66)
    #expect(try run(["--version"]).status == 0)
    #expect(try run(["check", "--intents", "Sources"]).status == 65)
  }
}
