// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Shipped
import Testing
import Transcripts

@Suite("The shipped transcripts")
struct ShippedTranscriptsTests {
  private static let root = Shipped.root

  @Test("every conversation goes as it is written down")
  func all() throws {
    let pack = Shipped.pack
    let (files, missing) = TranscriptFiles.find([Self.root.appendingPathComponent("Transcripts").path])
    #expect(missing.isEmpty)
    #expect(files.count >= 20)
    for file in files {
      let (transcript, findings) = TranscriptFiles.read(file)
      let result = transcript.run(pack, findings: findings)
      #expect(!result.isFailure, "\(TextReport(result).lines.joined(separator: "\n"))")
    }
  }

  @Test("a changed reply fails")
  func changed() throws {
    let pack = Shipped.pack
    let path = Self.root.appendingPathComponent("Transcripts/spasm/buttock.transcript").path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let (transcript, findings) = Transcript.parse(text.replacingOccurrences(of: "slack", with: "loose"), path: path)
    #expect(transcript.run(pack, findings: findings).isFailure)
  }
}
