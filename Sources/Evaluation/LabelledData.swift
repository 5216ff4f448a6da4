// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// Texts and their labels, as read from a file of lines `text<TAB>label`.
public struct LabelledData: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var text: String
    public var label: String
    public init(text: String, label: String) { (self.text, self.label) = (text, label) }
  }

  public var rows: [Row]
  /// Every label once, in order.
  public var labels: [String] { Set(rows.map(\.label)).sorted() }

  public init(_ rows: [Row]) { self.rows = rows }

  /// Something wrong in a file of data, and where; line and column count from 1.
  public struct Mistake: Error, Equatable, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var column: Int
    public var message: String
    public init(file: String, line: Int, column: Int, message: String) {
      (self.file, self.line, self.column, self.message) = (file, line, column, message)
    }
    public var description: String { "\(file):\(line):\(column): error: \(message)" }
  }

  /// Reads lines; the last tab of a line stands before its label. Empty lines are passed over.
  public init(_ bytes: [UInt8], file: String) throws(Mistake) {
    rows = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var line = line
      if index == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty { continue }
      func mistake(_ column: Int, _ message: String) -> Mistake {
        Mistake(file: file, line: index + 1, column: column, message: message)
      }
      guard let text = String(validating: line, as: UTF8.self) else { throw mistake(1, "this line is not UTF-8") }
      guard let tab = text.unicodeScalars.lastIndex(of: "\t") else {
        throw mistake(text.count + 1, "there is no tab and label behind the text")
      }
      let label = String(text[text.unicodeScalars.index(after: tab)...])
      if label.allSatisfy(\.isWhitespace) { throw mistake(text.count + 1, "there is no label behind the tab") }
      if text[..<tab].allSatisfy(\.isWhitespace) { throw mistake(1, "there is no text before the tab") }
      rows.append(Row(text: String(text[..<tab]), label: label))
    }
    if rows.isEmpty { throw Mistake(file: file, line: 1, column: 1, message: "the file has no lines") }
  }

  /// Every `parts`th row of each label is held out, counted from `part`.
  public func split(part: Int, of parts: Int) -> (kept: LabelledData, held: LabelledData) {
    var seen: [String: Int] = [:]
    var kept: [Row] = []
    var held: [Row] = []
    for row in rows {
      let number = seen[row.label, default: 0]
      seen[row.label] = number + 1
      if number % parts == part { held.append(row) } else { kept.append(row) }
    }
    return (LabelledData(kept), LabelledData(held))
  }
}
