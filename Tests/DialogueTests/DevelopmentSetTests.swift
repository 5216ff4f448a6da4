// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Testing

/// Messages written apart from the phrases and the examples, each with the level it supports. Bounds are set on them, so the figures here
/// are a floor against falling back, not a measure of how strangers are understood.
@Suite("The development set of warning signs")
struct DevelopmentSetTests {
  private struct Row {
    var message: String
    var level: Triage
  }

  private static let rows: [Row] = {
    let path = ShippedPack.root.appendingPathComponent("Tests/Development/flags.tsv")
    let lines = try! String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    return lines.compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Triage(rawValue: cells[2]).map { Row(message: cells[0], level: $0) }
    }
  }()

  static var messages: [String] { rows.map(\.message) }

  @Test("signs of level urgent and above are found, and others raise no alarm")
  func levels() {
    var (needed, found, harmless, alarms, exact) = (0, 0, 0, 0, 0)
    for row in Self.rows {
      let level = ShippedPack.say(row.message)[0].triage
      if row.level >= .urgent {
        needed += 1
        if level >= .urgent { found += 1 }
      } else {
        harmless += 1
        if level >= .urgent { alarms += 1 }
      }
      if level == row.level { exact += 1 }
    }
    #expect(Self.rows.count > 500)
    #expect(Double(found) / Double(needed) >= 0.97, "\(found) of \(needed)")
    #expect(Double(alarms) / Double(harmless) <= 0.03, "\(alarms) of \(harmless)")
    #expect(Double(exact) / Double(Self.rows.count) >= 0.94, "\(exact) of \(Self.rows.count)")
  }
}
