// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// The answer that the first sentence of a message gives by itself: "None of those, touch wood. It's only when I bend."
  ///
  /// Nil where there is only one sentence, where it is long, a question or no clear answer, or where the rest answers as well.
  func firstAnswer(_ text: String, _ tokens: Tokens, _ expecting: Expecting, words: [AnswerReader.Word], whole: Understanding) -> Answer? {
    guard !whole.isCorrection, let last = tokens.list.last, last.sentence > tokens.list[0].sentence,
      expecting.kind == .checklist || expecting.kind == .choice
    else { return nil }
    let first = tokens.list.prefix { $0.sentence == tokens.list[0].sentence }
    guard first.count <= Self.mostWordsOfAnswer, let end = first.last else { return nil }
    // "None. Except that …", "easing. No, worse."
    let bytes = text.utf8
    let cut = bytes.index(bytes.startIndex, offsetBy: Int(end.end))
    if bytes[cut...].first(where: { $0 != 0x20 }) == 0x3F { return nil }
    let answer = read(String(text[..<cut]), expecting, isPart: true).answer
    guard answer.none || answer.word == .no && expecting.kind == .checklist || !answer.picks.isEmpty, !answer.isMixed else { return nil }
    if turns(words, after: first.count, tokens, whole, isList: expecting.kind == .checklist, isNone: answer.none) { return nil }
    // What the rest picks besides is not lost, and not overruled.
    return Set(whole.answer.picks).isSubset(of: answer.picks) ? answer : nil
  }

  /// Whether what follows turns the answer: another answer at the start of a sentence, an exception; to a question of one choice any other.
  private func turns(_ words: [AnswerReader.Word], after place: Int, _ tokens: Tokens, _ whole: Understanding, isList: Bool, isNone: Bool) -> Bool {
    // A question at the end answers nothing: "No to the list. But dancing?", "Easing. Is it ok to run?"
    let end = whole.beside.flatMap { beside in tokens.list.firstIndex { Int($0.start) >= beside.start } } ?? tokens.list.count
    return words.contains { word in
      guard (place..<max(place, end)).contains(word.first) else { return false }
      if !isList { return true }
      switch word.word {
      // A "no" behind a "none" agrees with it.
      case .no, .none: return !isNone && tokens.list[word.first].sentence > tokens.list[word.first - 1].sentence
      case .yes, .unsure, .all, .except: return tokens.list[word.first].sentence > tokens.list[word.first - 1].sentence
      default: return false
      }
    }
  }

  private static let mostWordsOfAnswer = 7
}
