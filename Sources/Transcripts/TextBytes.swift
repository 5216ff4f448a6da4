// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Bytes that ought to be text in UTF-8.
enum TextBytes {
  /// Line and column, counting from 1, of the first byte that is no part of such text; nil where all are.
  static func firstMistake(_ bytes: Data) -> (line: Int, column: Int)? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return nil
      case .error: return (line, column)
      case .scalarValue("\n"): (line, column) = (line + 1, 1)
      case .scalarValue: column += 1
      }
    }
  }
}
