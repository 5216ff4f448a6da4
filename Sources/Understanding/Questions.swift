// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// What each question of a message wants that says or asks more: "Can I walk? And would a bath help?", "I am fine. Is heat ok?"
  ///
  /// A stretch is a sentence, or what follows an "and" in one that asks: "is heat ok and can she rub it". At most three are read, in order,
  /// and none of a message of more than sixty words.
  func questions(_ text: String, _ tokens: Tokens) -> [Understanding.IntentScore] {
    let list = tokens.list
    guard list.count <= Self.mostWordsOfQuestions else { return [] }
    let bytes = Array(text.utf8)
    func asks(_ index: Int) -> Bool { list.indices.contains(index) && askerStems.contains(list[index].stem) }
    func joins(_ index: Int) -> Bool { list.indices.contains(index) && joinerStems.contains(list[index].stem) }
    func begins(_ index: Int) -> Bool { index == 0 || list[index].sentence > list[index - 1].sentence }
    /// A question mark stands between the word before `end` and the next.
    func isMarked(_ end: Int) -> Bool {
      bytes[Int(list[end - 1].end)..<(end < list.count ? Int(list[end].start) : bytes.count)].contains(UInt8(ascii: "?"))
    }
    var starts: [Int] = []
    var isAsking = false
    for index in list.indices {
      if begins(index) {
        starts.append(index)
        let next = list[index...].firstIndex { $0.sentence > list[index].sentence } ?? list.count
        isAsking = asks(index) || joins(index) && asks(index + 1) || isMarked(next)
      } else if isAsking, joins(index - 1), asks(index), !begins(index - 1) {
        starts.append(index)
      }
    }
    guard starts.count > 1 else { return [] }
    let stretches = zip(starts, starts.dropFirst() + [list.count]).filter { start, end in asks(start) || joins(start) && asks(start + 1) || isMarked(end) }
    return stretches.prefix(Self.mostQuestions).compactMap { start, end in
      let read = read(String(decoding: bytes[Int(list[start].start)..<Int(list[end - 1].end)], as: UTF8.self), nil, isPart: true)
      guard case .clear(let intent) = read.decision else { return nil }
      return read.intents.first { $0.name == intent }
    }
  }

  private static let mostWordsOfQuestions = 60
  private static let mostQuestions = 3
}
