// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Dialogue

@Suite("Guards that exclude each other")
struct GuardExclusionTests {
  private static let flow: Flow = {
    var flow = Flow()
    flow.slots = [Slot(id: "place", kind: .choice), Slot(id: "facts", kind: .checklist)]
    return flow
  }()

  private func excludes(_ a: String, _ b: String) throws -> Bool { Self.flow.excludes(try Guard(a), try Guard(b)) }

  @Test("a thing and its denial, in whatever brackets", arguments: [
    ("flag A", "not flag A"), ("flag A and place = front", "not (flag B or flag A)"), ("place = front", "place = back"),
    ("place = front", "place in side, back"), ("place in front, back", "place = front and not place in front, side"), ("place = front", "place unknown"),
    ("(flag A or flag B) and place = front", "not flag A and not flag B"),
  ])
  func never(a: String, b: String) throws {
    #expect(try excludes(a, b))
    #expect(try excludes(b, a))
  }

  @Test("what may hold together is not said never to", arguments: [
    ("flag A", "flag B"), ("flag A or flag B", "not flag A"), ("place = front", "place in front, back"), ("facts has a", "facts has b"),
    ("facts = a", "facts = b"), ("always", "flag A"), ("concept x", "not concept y"),
  ])
  func together(a: String, b: String) throws {
    #expect(try !excludes(a, b))
    #expect(try !excludes(b, a))
  }

  @Test("where nothing is asked for, nothing is excluded")
  func nothing() { #expect(!Self.flow.excludes(nil, nil)) }
}
