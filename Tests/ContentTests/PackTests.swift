// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Testing
import Transcripts

/// Packs about something else run on the same engine.
struct PackTests {
  @Test("the bicycle workshop has no findings")
  func bicycle() {
    let (pack, findings) = Pack.lint(Places.packs.appendingPathComponent("bicycle-workshop"))
    #expect(pack != nil)
    #expect(findings.map(\.description) == [])
  }

  @Test("the bicycle workshop's transcripts pass")
  func transcripts() throws {
    let folder = Places.packs.appendingPathComponent("bicycle-workshop")
    let pack = try Pack(folder)
    let (files, missing) = TranscriptFiles.find([folder.appendingPathComponent("transcripts").path])
    #expect(missing.isEmpty && files.count >= 8)
    for file in files {
      let (transcript, findings) = TranscriptFiles.read(file)
      let result = transcript.run(pack, findings: findings)
      #expect(result.verdict == .same, "\(TextReport(result).lines.joined(separator: "\n"))")
    }
  }

  @Test("the pack of the author's reference works as it stands there")
  func reference() throws {
    let files = try ReferencePack.files()
    #expect(Set(files.keys).isSuperset(of: ["pack.yml", "flow.yml", "language/en.yml", "replies/engine.yml"]))
    try Places.folder(files) { folder in
      let (pack, findings) = Pack.lint(folder)
      #expect(findings.map { "\($0.file.split(separator: "/").dropFirst().joined(separator: "/")):\($0.line): \($0.message)" } == [])
      let ready = try #require(pack)
      let (transcript, mistakes) = Transcript.parse(try #require(files["transcripts/jam.transcript"]), path: "jam.transcript")
      let result = transcript.run(ready, findings: mistakes)
      #expect(result.verdict == .same, "\(TextReport(result).lines.joined(separator: "\n"))")
    }
  }

  @Test("every finding of a broken pack, with its place", arguments: ["broken", "doubtful"])
  func broken(_ name: String) throws {
    let folder = Places.packs.appendingPathComponent(name)
    let expected = try Places.text(folder.appendingPathComponent("findings.txt")).split(separator: "\n").map(String.init)
    #expect(Pack.lint(folder).1.map(\.description) == expected)
  }
}

/// The pack that `Intents/README.md` gives to copy: blocks that begin with `# file: NAME`.
enum ReferencePack {
  static func files() throws -> [String: String] {
    var out: [String: String] = [:]
    let text = try Places.text(Places.shipped.appendingPathComponent("README.md"))
    for block in text.components(separatedBy: "\n```").dropFirst() {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      guard let first = lines.first, first.hasPrefix("# file: ") else { continue }
      let body = first.hasSuffix(".transcript") ? lines.dropFirst() : lines
      out[String(first.dropFirst("# file: ".count))] = body.joined(separator: "\n") + "\n"
    }
    return out
  }
}
