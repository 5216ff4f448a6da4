// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Foundation

import Transcripts

/// A small pack about bicycles, and short ways to run transcripts on it.
enum Fixture {
  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let folder = here.appendingPathComponent("Fixtures")
  private static let shop = here.deletingLastPathComponent().appendingPathComponent("Packs/bicycle-workshop")
  static let pack: Pack = try! Pack(shop)
  static let transcripts = shop.appendingPathComponent("transcripts").path

  static func run(_ text: String, path: String = "a/b.transcript") -> TranscriptResult {
    let (transcript, findings) = Transcript.parse(text, path: path)
    return transcript.run(pack, findings: findings)
  }

  /// What a person would read.
  static func report(_ text: String) -> String {
    TextReport(run(text)).lines.drop { $0.isEmpty }.joined(separator: "\n")
  }

  static func findings(_ text: String) -> [String] { run(text).findings.map(\.description) }

  /// The transcript with the replies that really come.
  static func recorded(_ text: String) -> String { run(text).rewritten }

  /// A folder of its own, gone afterwards.
  static func inFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("transcripts-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  static func read(_ path: String) -> String? { FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } }
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
