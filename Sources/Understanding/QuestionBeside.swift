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
    guard let last = tokens.list.last, last.sentence > tokens.list[0].sentence else { return nil }
    let question = tokens.list.drop { $0.sentence < last.sentence }
    guard let first = question.first else { return nil }
    let bytes = text.utf8
    let read = understand(String(decoding: bytes.dropFirst(Int(first.start)), as: UTF8.self))
    guard read.isQuestion else { return nil }
    var intent: String?
    if case .clear(let id) = read.decision { intent = id }
    return .init(intent: intent, start: Int(first.start), wordCount: question.count)
  }
}
