// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// The answer to a question about one sign.
extension Step {
  /// Whether a message, asked about a flag, says that it is so; nil where it says neither. Unknown is not no: still not sure, it is so.
  func confirms(_ flag: String) -> Bool? {
    let answer = understanding.answer
    let told = understanding.concepts.filter { $0.match != .learnt && ($0.polarity == .affirmed || $0.polarity == .uncertain) }
      .filter { (flow.flag($0.concept)?.level ?? .selfCare) >= .urgent }
    if told.contains(where: { $0.concept == flag }) { return answer.word == .no && answer.isFirst ? nil : true }
    // "No! I'm not thinking of that at all. I love my life."
    // "Yes, and no, nothing caused it" is not one.
    if understanding.polarity(of: flag) == .negated, told.isEmpty, answer.word != .yes { return false }
    guard let word = answer.word ?? (answer.none ? .no : nil) else { return nil }
    if word != .no { return answer.isMixed && word == .yes ? nil : true }
    // An alarm ends by a no, not by words around one.
    if isInAlarm(before), !answer.isFirst, !answer.none { return nil }
    // "She can't stand, no" is a yes; "no, I wet myself" denies what was asked, and what it tells is raised by itself.
    if !told.isEmpty, !answer.isFirst { return true }
    return answer.isMixed && !answer.isMixedBySign && !answer.isMixedByMerely ? nil : false
  }
}
