// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The program started again and again, with a cache of its own.
@Suite("Starting the program")
struct ColdStartTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// One start that is under way.
  private struct Start {
    let process = Process()
    let output: URL

    init(_ folder: URL, _ environment: [String: String]) throws {
      var program = Bundle.main.bundleURL.resolvingSymlinksInPath().appendingPathComponent("hipline")
      if !FileManager.default.fileExists(atPath: program.path) {
        program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("hipline")
      }
      output = folder.appendingPathComponent(UUID().uuidString)
      // Small content, which is learnt from in no time.
      process.arguments = ["--intents", "Tests/Packs/bicycle-workshop"]
      let input = folder.appendingPathComponent("in")
      try Data("my brakes fail\nno\n".utf8).write(to: input)
      try Data().write(to: output)
      process.executableURL = program
      process.currentDirectoryURL = ColdStartTests.root
      process.environment = environment
      process.standardInput = try FileHandle(forReadingFrom: input)
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
    }

    func reply() throws -> String {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }
  }

  @Test("two at once, and one after them, say the same and keep one pack")
  func atOnce() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("start-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let environment = ["XDG_CACHE_HOME": folder.appendingPathComponent("cache").path]
    let plain = try Start(folder, ["HIPLINE_CACHE": "off", "XDG_CACHE_HOME": folder.appendingPathComponent("none").path])
    let (first, second) = (try Start(folder, environment), try Start(folder, environment))
    let replies = [try plain.reply(), try first.reply(), try second.reply(), try Start(folder, environment).reply()]
    #expect(replies[0].contains("\n\n"))
    #expect(Set(replies).count == 1)
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache/hipline")
    #expect(kept.count == 1 && kept[0].hasSuffix(".pack"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
  }
}
