// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Law 7: each phrase of a flag raises it wherever it stands in a message, with a slip, in capitals and without punctuation; and not when
/// it is denied, past or only imagined.
public struct PhraseLaw {
  private let pack: Pack

  public init(pack: Pack) { self.pack = pack }

  public struct Outcome: Sendable {
    public var phrases = 0
    public var messages = 0
    public var violations: [Violation] = []
  }

  /// - Parameter levels: the flags to hold to it, by default those that must never be missed.
  public func run(atLeast level: Triage = .urgent) -> Outcome {
    var outcome = Outcome()
    for flag in pack.flow.flags where flag.level >= level {
      let slips = Dictionary(pack.slips(of: flag.id).map { ($0.phrase, $0.slip) }, uniquingKeysWith: { first, _ in first })
      for phrase in pack.phrases(of: flag.id) {
        outcome.phrases += 1
        for (message, how) in [
          (phrase, "alone"), (phrase + ". What is it?", "at the start"), ("Hello. " + phrase + ". Thank you.", "in the middle"),
          ("Good morning. " + phrase, "at the end"), (phrase.uppercased(), "in capitals"),
          (String(phrase.map { $0.isLetter || $0.isNumber || "'’/".contains($0) ? $0 : " " }), "without punctuation"),
        ] where !message.isEmpty {
          outcome.messages += 1
          if pack.reader.understand(message).polarity(of: flag.id) != .affirmed {
            outcome.violations.append(
              Violation(law: .everyPhraseCounts, message: "\(flag.id): \"\(phrase)\" does not raise it \(how)", conversation: [message]))
          }
        }
        if let slip = slips[phrase] {
          outcome.messages += 1
          if pack.reader.understand(slip).polarity(of: flag.id) != .affirmed {
            outcome.violations.append(
              Violation(law: .everyPhraseCounts, message: "\(flag.id): \"\(phrase)\" does not raise it with a slip", conversation: [slip]))
          }
        }
        for wrapper in pack.language.wrappers {
          let message = wrapper.frame.split(separator: "{}", maxSplits: 1, omittingEmptySubsequences: false).joined(separator: phrase)
          outcome.messages += 1
          if pack.reader.understand(message).polarity(of: flag.id) == .affirmed {
            outcome.violations.append(
              Violation(
                law: .everyPhraseCounts, message: "\(flag.id): \"\(phrase)\" raises it although it is \(wrapper.polarity.rawValue)",
                conversation: [message]))
          }
        }
      }
    }
    return outcome
  }
}
