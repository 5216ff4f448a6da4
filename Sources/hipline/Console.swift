// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

/// Standard output and error. Replies go to the one, everything about the program to the other.
enum Console {
  /// Writes all of a text at once; false when nobody reads any more.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32 = 1) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var at = 0
      while at < bytes.count {
        let written = Foundation.write(descriptor, bytes.baseAddress! + at, bytes.count - at)
        if written < 0 {
          if errno == EINTR { continue }
          return false
        }
        at += written
      }
      return true
    }
  }

  /// Writes to standard output what the run is for; exits with 74 where it cannot be written.
  static func tell(_ text: String) throws {
    guard write(text) else { throw ExitCode(74) }
  }

  static func note(_ text: String) { write(text + "\n", to: 2) }
  static func error(_ text: String) { write("hipline: error: " + text + "\n", to: 2) }

  /// A text from outside with its control characters made harmless.
  static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
        }))
  }
}
