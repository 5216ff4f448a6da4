// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Proof
import Shipped
import Testing

@Suite("The laws")
struct ProofTests {
  @Test("everything that is said has a source")
  func sources() {
    #expect(SourceLaw(pack: Shipped.pack).run() == [])
  }
}
