// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation

/// Where the tests find the files of the package.
enum Places {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let shipped = package.appendingPathComponent("Intents")
  static let packs = package.appendingPathComponent("Tests/Packs")

  static func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// A new folder that holds these files; gone when `body` is done.
  static func folder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("pack-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    for (name, text) in files {
      let url = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try body(root)
  }

  /// The files of a folder, by their paths inside it.
  static func files(_ folder: URL) throws -> [String: String] {
    var out: [String: String] = [:]
    for name in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? [] {
      if let text = try? text(folder.appendingPathComponent(name)) { out[name] = text }
    }
    return out
  }
}
