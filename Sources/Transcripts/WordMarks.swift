// SPDX-License-Identifier: GPL-3.0-or-later

/// Two versions of a line as they are shown, with carets under the words that differ.
package struct WordMarks: Equatable {
  package var old: String
  package var new: String
  /// Carets for each, without blanks at the end; empty where nothing was taken away or came in.
  package var oldMarks: String
  package var newMarks: String

  package init(_ old: String, _ new: String) {
    let (before, after) = (Self.words(old), Self.words(new))
    let steps = Alignment.steps(before.count, after.count) { before[$0] == after[$1] }
    var (gone, come) = (Set<Int>(), Set<Int>())
    for step in steps {
      switch step {
      case .same: break
      case .changed(let a, let b):
        gone.insert(a)
        come.insert(b)
      case .removed(let a): gone.insert(a)
      case .added(let b): come.insert(b)
      }
    }
    // Two texts with hardly a word in common are not two versions of one.
    let common = steps.count { if case .same(let a, _) = $0 { before[a].first?.isWhitespace == false } else { false } }
    let most = max(before.count { $0.first?.isWhitespace == false }, after.count { $0.first?.isWhitespace == false })
    if common * 4 < most, Visible.seen(old) != Visible.seen(new) {
      (self.old, self.new, oldMarks, newMarks) = (Visible.text(old), Visible.text(new), "", "")
      return
    }
    // Named only where nothing else tells the two apart.
    let seenGone = Set(gone.map { Visible.seen(before[$0]) })
    let seenCome = Set(come.map { Visible.seen(after[$0]) })
    let isAlike = Visible.seen(old) == Visible.seen(new)
    (self.old, oldMarks) = Self.show(before, gone, seenCome, isAlike)
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

  private static func show(_ words: [Substring], _ changed: Set<Int>, _ others: Set<String>, _ isAlike: Bool) -> (String, String) {
    var line = ""
    var marks = ""
    for (index, word) in words.enumerated() {
      let isOdd = word != " " && word.unicodeScalars.contains { $0.properties.isWhitespace }
      let isNamed = changed.contains(index) && (isAlike ? word != " " : others.contains(Visible.seen(word)) && !Visible.seen(word).isEmpty || isOdd)
      let shown = isNamed ? Visible.named(word) : Visible.text(word)
      line += shown
      let isMarked = changed.contains(index) && word != " "
      marks += String(repeating: isMarked ? "^" : " ", count: Visible.columns(shown))
    }
    return (line, marks.withoutTrailingBlanks)
  }
}
