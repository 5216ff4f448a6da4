// SPDX-License-Identifier: GPL-3.0-or-later
import Content

/// The brackets of a line of a reply: placeholders, and those that are none.
struct Brackets {
  struct Mark: Equatable {
    /// Characters before it.
    var offset: Int
    /// `[name]` as it is written, or all from a bracket that is not closed.
    var text: String
    var isPlaceholder: Bool
    var isClosed: Bool
  }
  private(set) var marks: [Mark] = []

  init(_ line: Substring) {
    var rest = line
    var offset = 0
    while let first = rest.first {
      let isEscaped = first == "\\" && rest.dropFirst().first == "["
      var length = isEscaped ? 2 : 1
      if first == "[" {
        let close = rest.firstIndex(of: "]")
        let text = close.map { rest[...$0] } ?? rest
        let isPlaceholder = close != nil && Self.isName(text.dropFirst().dropLast())
        marks.append(Mark(offset: offset, text: String(text), isPlaceholder: isPlaceholder, isClosed: close != nil))
        if isPlaceholder { length = text.count }
      }
      offset += length
      rest = rest.dropFirst(length)
    }
  }

  static func isName(_ text: Substring) -> Bool {
    text == ".." || !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
  }
}

extension Transcript.ReplyText {
  /// Every line with its brackets, its number in the file and where it begins there.
  func brackets(_ lines: [String]) -> [(index: Int, line: Int, column: Int, marks: [Brackets.Mark])] {
    guard text.utf8.contains(0x5B) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, text in
      let column = lines[line - 1 + index].withoutTrailingBlanks.count - text.count + 1
      return (index, line + index, column, Brackets(text).marks)
    }
  }
}

extension Transcript {
  /// Replies that do not mean what they seem to.
  var replyFindings: [Finding] {
    let hint = ": \"\\[\" is a bracket, \"[name]\" a placeholder"
    var out: [Finding] = []
    for turn in turns {
      for reply in turn.replies {
        for (_, line, column, marks) in reply.brackets(lines) {
          for mark in marks where !mark.isPlaceholder {
            let message = mark.isClosed ? "\"\(mark.text)\" is no placeholder" : "a bracket that is not closed"
            out.append(Finding(file: path, line: line, column: column + mark.offset, message: message + hint))
          }
        }
      }
      for reply in turn.replies.dropLast() where reply.text == "..." {
        let message = "\"bot: ...\" stands for all that follows: it is the last reply of a turn"
        out.append(Finding(file: path, line: reply.line, column: 6, message: message))
      }
    }
    return out
  }
}
