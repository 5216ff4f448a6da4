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
    // A kiss or a "ta" behind it is no sentence.
    var list = tokens.list[...]
    while let last = list.last, list.count(where: { $0.sentence == last.sentence }) == 1, last.sentence > list[0].sentence { list.removeLast() }
    guard let last = list.last, last.sentence > list[0].sentence else { return nil }
    let question = list.drop { $0.sentence < last.sentence }
    guard let first = question.first else { return nil }
    let bytes = text.utf8
    let read = understand(String(decoding: bytes.dropFirst(Int(first.start)), as: UTF8.self))
    guard read.isQuestion else { return nil }
    var intent: String?
    if case .clear(let id) = read.decision { intent = id }
    return .init(intent: intent, start: Int(first.start), wordCount: question.count)
  }

  /// What each question of a message wants that says or asks more: "Can I walk? And would a bath help?", "I am fine. Is heat ok?"
  func questions(_ text: String, _ tokens: Tokens) -> [String] {
    let list = tokens.list
    guard list.count <= Self.mostWordsOfQuestions else { return [] }
    func asks(_ index: Int) -> Bool { list.indices.contains(index) && askerStems.contains(list[index].stem) }
    func joins(_ index: Int) -> Bool { list.indices.contains(index) && joinerStems.contains(list[index].stem) }
    let starts = list.indices.filter { index in
      index == 0 || list[index].sentence > list[index - 1].sentence || joins(index - 1) && asks(index)
    }
    guard starts.count > 1 else { return [] }
    let bytes = Array(text.utf8)
    let stretches = zip(starts, starts.dropFirst() + [list.count]).filter { start, end in
      let next = end < list.count ? Int(list[end].start) : bytes.count
      return asks(start) || joins(start) && asks(start + 1) || bytes[Int(list[end - 1].end)..<next].contains(UInt8(ascii: "?"))
    }
    return stretches.prefix(Self.mostQuestions).compactMap { start, end in
      let read = read(String(decoding: bytes[Int(list[start].start)..<Int(list[end - 1].end)], as: UTF8.self), nil)
      guard case .clear(let intent) = read.decision else { return nil }
      return intent
    }
  }

  private static let mostWordsOfQuestions = 60
  private static let mostQuestions = 3
}
