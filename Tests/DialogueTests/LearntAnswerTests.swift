// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Testing
import Understanding

/// Answers in words that nobody listed, and what only looks like an answer.
@Suite("Answers in people's own words")
struct LearntAnswerTests {
  private struct Row {
    var slot: String
    var value: String
    var answer: String
  }

  /// What to say until a slot is asked.
  private static let before: [String: [String]] = [
    "safety": ["my hip has cramped"],
    "muscle": ["my hip has cramped", "none"],
    "onset": ["my hip has cramped", "none", "bottom"],
    "popped": ["my hip has cramped", "none", "bottom", "in one sudden moment"],
    "conditions": ["my hip has cramped", "none", "bottom", "slowly"],
    "numb_new": ["my hip has cramped", "none", "bottom", "slowly", "numb skin"],
    "trend": ["my hip has cramped", "none", "bottom", "slowly", "none"],
    "locked": ["my hip has cramped", "none", "bottom", "slowly", "none", "same", "same"],
    "now": ["i want a plan for the week"],
    "trigger": ["i want a plan for the week", "no", "none"],
  ]

  private static let rows: [Row] = {
    let path = ShippedPack.root.appendingPathComponent("Tests/Development/asked.tsv")
    let lines = try! String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    return lines.map { $0.split(separator: "\t").map(String.init) }.map { Row(slot: $0[0], value: $0[1], answer: $0[2]) }
  }()

  /// What the message is taken for where the slot is asked; nil where that is nothing.
  private static func taken(_ answer: String, for slot: String) -> String? {
    let asked = ShippedPack.say(before[slot] ?? [])
    #expect(asked.last?.expects?.slot == slot)
    let turn = ShippedPack.say((before[slot] ?? []) + [answer]).last
    // How it goes is asked anew after each step.
    if slot == "trend" {
      if turn?.text.contains("Stop that step") == true { return "worse" }
      return turn?.state == "close" ? "easing" : turn?.state == "second" ? "same" : nil
    }
    switch turn?.slots.first(where: { $0.slot == slot })?.value {
    case .choice(let value): return value
    case .items(let yes, _, let unsure) where unsure.isEmpty: return yes.isEmpty ? "none" : yes.sorted().joined(separator: ",")
    default: return nil
    }
  }

  @Test("are taken for what they mean: the development set, written apart from the phrases and the examples")
  func developmentSet() {
    let right = Self.rows.filter { Self.taken($0.answer, for: $0.slot) == $0.value.split(separator: ",").sorted().joined(separator: ",") }
    #expect(Self.rows.count > 350)
    #expect(Double(right.count) / Double(Self.rows.count) >= 0.92, "\(right.count) of \(Self.rows.count)")
  }

  @Test("none of the development set is one of those learnt from")
  func isHeldOut() {
    let examples = Set(ShippedPack.pack.definitions.answerExamples.map { $0.slot + $0.text.lowercased() })
    let known = Self.rows.filter { examples.contains($0.slot + $0.answer.lowercased()) }
    #expect(examples.count > 3000)
    #expect(known.map(\.answer) == [])
  }

  @Test(
    "what only sounds like a none is not one",
    arguments: [
      "none unless you count the tumble this morning", "none if you ignore the swelling", "none that bother me", "no to the first four, still reading",
      "none only the hip's come up like a balloon", "no no no no yes no no",
    ])
  func notNone(answer: String) {
    #expect(Self.taken(answer, for: "safety") != "none")
  }

  @Test("words of a yes and of a no are read with how they are meant", arguments: [
    ("It's old, and it isn't growing", "no"), ("it's growing, bigger patch than this morning", "yes"), ("no its always been like that", "no"),
  ])
  func ownWords(answer: String, value: String) {
    #expect(Self.taken(answer, for: "numb_new") == value)
  }
}
