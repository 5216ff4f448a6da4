// SPDX-License-Identifier: GPL-3.0-or-later

/// Two versions of a line as they are shown, with carets under the words that differ.
package struct WordMarks: Equatable {
  package var old: String
  package var new: String
  /// Carets for each, without blanks at the end; empty where nothing was taken away or came in.
  package var oldMarks: String
  package var newMarks: String

  /// - Parameter bound: where the old line may hold placeholders, what those that are bound stand for.
  package init(_ old: String, _ new: String, bound: [String: String]? = nil) {
    let (before, after) = (Self.words(old), Self.words(new))
    let (gone, come) = Self.changes(before, after, bound)
    func isWord(_ word: Substring) -> Bool { word.first?.isWhitespace == false }
    // Two texts with hardly a word in common are not two versions of one.
    let common = before.indices.count { !gone.contains($0) && isWord(before[$0]) }
    let most = max(before.count(where: isWord), after.count(where: isWord))
    let shown = before.indices.map { gone.contains($0) ? Self.withValues(before[$0], bound) : before[$0] }
    if common * 4 < most, Visible.seen(old) != Visible.seen(new) {
      (self.old, self.new, oldMarks, newMarks) = (Visible.text(shown.joined()), Visible.text(new), "", "")
      return
    }
    // Named only where nothing else tells the two apart.
    let seenGone = Set(gone.map { Visible.seen(before[$0]) })
    let seenCome = Set(come.map { Visible.seen(after[$0]) })
    let isAlike = Visible.seen(old) == Visible.seen(new)
    (self.old, oldMarks) = Self.show(shown, gone, seenCome, isAlike)
    (self.new, newMarks) = Self.show(after, come, seenGone, isAlike)
  }

  /// Words and the blanks between them, each by itself.
  private static func words(_ text: String) -> [Substring] {
    var out: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let isBlank = text[start].isWhitespace
      let end = text[start...].firstIndex { $0.isWhitespace != isBlank } ?? text.endIndex
      out.append(text[start..<end])
      start = end
    }
    return out
  }

  /// The words that were taken away and those that came in.
  private static func changes(_ before: [Substring], _ after: [Substring], _ bound: [String: String]?) -> (gone: Set<Int>, come: Set<Int>) {
    // Far longer lines than anyone writes are told apart word for word.
    if let bound, before.contains(where: { $0.contains("[") }), before.count * after.count < 100_000 {
      let words = PlaceholderWords(before, after, bound)
      return (words.gone, words.come)
    }
    var (gone, come) = (Set<Int>(), Set<Int>())
    for step in Alignment.steps(before.count, after.count, isSame: { before[$0] == after[$1] }) {
      switch step {
      case .same: break
      case .changed(let a, let b):
        gone.insert(a)
        come.insert(b)
      case .removed(let a): gone.insert(a)
      case .added(let b): come.insert(b)
      }
    }
    return (gone, come)
  }

  /// A word with every placeholder that is bound shown with its value: `[ticket: T-12]`.
  private static func withValues(_ word: Substring, _ bound: [String: String]?) -> Substring {
    guard let bound, word.contains("[") else { return word }
    var out = ""
    var rest = word
    for mark in Brackets(word).marks where mark.isPlaceholder {
      let place = word.count - rest.count
      out += rest.prefix(mark.offset - place)
      rest = rest.dropFirst(mark.offset - place + mark.text.count)
      out += bound[String(mark.text.dropFirst().dropLast())].map { mark.text.dropLast() + ": \($0)]" } ?? mark.text
    }
    return Substring(out + rest)
  }

  private static func show(_ words: [Substring], _ changed: Set<Int>, _ others: Set<String>, _ isAlike: Bool) -> (String, String) {
    var line = ""
    var marks = ""
    for (index, word) in words.enumerated() {
      let isOdd = word != " " && word.unicodeScalars.contains { $0.properties.isWhitespace } && word.first?.isWhitespace == true
      let isNamed = changed.contains(index) && (isAlike ? word != " " : others.contains(Visible.seen(word)) && !Visible.seen(word).isEmpty || isOdd)
      let shown = isNamed ? Visible.named(word) : Visible.text(word)
      line += shown
      let isMarked = changed.contains(index) && word != " "
      marks += String(repeating: isMarked ? "^" : " ", count: Visible.columns(shown))
    }
    return (line, marks.withoutTrailingBlanks)
  }
}
