// SPDX-License-Identifier: GPL-3.0-or-later

/// Text made fit to be shown: nothing in it can move the cursor, and what cannot be seen is named where it matters.
enum Visible {
  /// Control characters from a file are never shown raw, and no two alike: `␛`, `\u{9b}`.
  static func text(_ text: some StringProtocol) -> String {
    if !text.unicodeScalars.contains(where: isControl) { return String(text) }
    return text.unicodeScalars.map { isControl($0) ? sign($0) : String($0) }.joined()
  }

  /// The same with every character named that the eye cannot tell from a blank or from nothing.
  static func named(_ text: some StringProtocol) -> String {
    text.unicodeScalars.map { scalar in
      if scalar == " " { return "·" }
      return isControl(scalar) || isHidden(scalar) || isBlank(scalar) ? "<U+\(hexadecimal(scalar.value))>" : String(scalar)
    }.joined()
  }

  /// What the eye sees of a text: two that come to the same differ in hidden characters only.
  static func seen(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars.filter { !isHidden($0) }.map { isBlank($0) ? " " : $0 }
    return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  private static func sign(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x20 { return String(Unicode.Scalar(0x2400 + scalar.value)!) }
    return scalar.value == 0x7F ? "\u{2421}" : "\\u{\(String(scalar.value, radix: 16))}"
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format || (0xFE00...0xFE0F).contains(scalar.value) || isControl(scalar) && scalar != "\t"
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Columns a text takes: two for wide characters and emoji, one for the rest.
  static func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { total, character in
      let isWide = character.unicodeScalars.contains {
        (0x1100...0x115F).contains($0.value) || (0x2E80...0xA4CF).contains($0.value) || (0xAC00...0xD7A3).contains($0.value)
          || (0xF900...0xFAFF).contains($0.value) || (0xFE30...0xFE6F).contains($0.value) || (0xFF00...0xFF60).contains($0.value)
          || (0x1F300...0x1FAFF).contains($0.value) || (0x20000...0x3FFFD).contains($0.value) || $0.value == 0xFE0F
      }
      return total + (isWide ? 2 : 1)
    }
  }
}
