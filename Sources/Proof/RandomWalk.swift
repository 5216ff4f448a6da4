// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Long conversations of real sentences drawn by chance, held against the same laws as the exploration. The seed gives them again.
public struct RandomWalk {
  private let pack: Pack
  private let sentences: [String]

  public init(pack: Pack) {
    self.pack = pack
    sentences = pack.sentences
  }

  public func run(walks: Int, turns: Int, seed: UInt64) -> (steps: Int, violations: [Violation]) {
    var random = SplitMix(seed: seed)
    var violations: [Violation] = []
    var broken = Set<String>()
    var steps = 0
    for _ in 0..<walks {
      var conversation = pack.flow.begin()
      var said: [String] = []
      for _ in 0..<turns {
        var message = sentences[Int(random.next() % UInt64(sentences.count))]
        // As often as not, an answer to what is asked.
        let expects = pack.flow.expects(conversation)
        if let choices = expects?.choices, !choices.isEmpty, random.next() % 2 == 0 {
          message = choices[Int(random.next() % UInt64(choices.count))].key
        }
        let understanding = pack.reader.understand(message, expecting: expects)
        let (next, turn) = pack.flow.reduce(conversation, understanding)
        said.append(message)
        steps += 1
        let judge = Judge(
          pack: pack, before: conversation, after: next, turn: turn, event: Event(kind: .yes, text: message), understanding: understanding)
        for violation in judge.violations where broken.insert("\(violation.law) \(violation.message)").inserted {
          violations.append(Violation(law: violation.law, message: violation.message, conversation: said))
        }
        conversation = next
      }
    }
    return (steps, violations)
  }
}
