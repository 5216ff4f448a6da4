// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Foundation
import Proof

/// The bicycle workshop with something in it changed for the worse.
struct BrokenPack {
  let pack: Pack

  /// - Parameter changes: file, what stands there, and what is put in its place; an empty `old` adds at the end.
  init(_ changes: (file: String, old: String, new: String)...) throws {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Packs/bicycle-workshop")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.copyItem(at: source, to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (file, old, new) in changes {
      let url = folder.appendingPathComponent(file)
      var text = try String(contentsOf: url, encoding: .utf8)
      if !old.isEmpty, !text.contains(old) { throw Missing(text: old) }
      text = old.isEmpty ? text + new : text.replacingOccurrences(of: old, with: new)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    pack = try Pack(folder)
  }

  struct Missing: Error { var text: String }

  /// What the whole proof finds wrong with it.
  func violations(of law: Law) -> [Violation] {
    let explored = Explorer(pack: pack, laws: [law]).run()
    let people = PeopleLaw(pack: pack, laws: [law]).run()
    let all = explored.violations + people.violations + ReachLaw(flow: pack.flow).run(explored, people) + SourceLaw(pack: pack).run()
      + PhraseLaw(pack: pack).run().violations
    return all.filter { $0.law == law }
  }

  /// The turns of a conversation typed into it.
  func say(_ messages: [String]) -> [Turn] {
    var conversation = pack.flow.begin()
    return messages.map { message in
      let (next, turn, _) = pack.respond(to: message, in: conversation)
      conversation = next
      return turn
    }
  }
}
