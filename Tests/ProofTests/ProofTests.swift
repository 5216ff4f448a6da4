// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Proof
import Testing

@Suite("The laws")
struct ProofTests {
  static let pack: Pack = try! Pack(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Intents"))

  @Test("everything that is said has a source")
  func sources() {
    #expect(SourceLaw(pack: Self.pack).run() == [])
  }
}
