// SPDX-License-Identifier: GPL-3.0-or-later

extension Understanding {
  /// What the last sentence of a message asks, where others before it may be the answer: "It's easing. Can I dance tomorrow?"
  public struct QuestionBeside: Equatable, Sendable, Codable {
    /// Nil where nothing that the pack knows is asked.
    public var intent: String?
    /// Where it begins, in UTF-8 bytes, and how many words it has.
    public var start: Int
    public var wordCount: Int
  }
}

extension Reader {
  /// Reads the last sentence by itself; nil where there is only one, or where it asks nothing.
  func questionBeside(_ text: String, _ tokens: Tokens) -> Understanding.QuestionBeside? {
    let bytes = Array(text.utf8)
    // A kiss or a "ta" behind it is no sentence; "Right?" is one.
    var list = tokens.list[...]
    while let last = list.last, list.dropLast().last.map({ $0.sentence < last.sentence }) ?? false,
      !bytes[Int(last.end)...].contains(UInt8(ascii: "?"))
    {
      list.removeLast()
    }
    guard let last = list.last, let begin = list.first, last.sentence > begin.sentence else { return nil }
    let question = list.drop { $0.sentence < last.sentence }
    guard let first = question.first else { return nil }
    let end = list.endIndex < tokens.list.count ? Int(tokens.list[list.endIndex].start) : bytes.count
    let read = read(String(decoding: bytes[Int(first.start)..<end], as: UTF8.self), nil, isPart: true)
    guard read.isQuestion else { return nil }
    var intent: String?
    if case .clear(let id) = read.decision { intent = id }
    return .init(intent: intent, start: Int(first.start), wordCount: question.count)
  }

  /// What stands before a question is the answer, whatever the question speaks of: "The same. Would a bath help?"
  func answerBefore(_ beside: Understanding.QuestionBeside?, _ text: String, _ expecting: Expecting) -> Answer? {
    guard let beside else { return nil }
    let answer = read(String(decoding: text.utf8.prefix(beside.start), as: UTF8.self), expecting, isPart: true).answer
    return answer.word != nil || answer.none || answer.all || !answer.picks.isEmpty || answer.value != nil ? answer : nil
  }
}
