// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes JSON text in the order it is told, with nothing escaped that need not be.
struct JSONWriter {
  private(set) var text = ""
  private var needsComma = false

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  mutating func array(_ body: (inout JSONWriter) -> Void) {
    open("[")
    body(&self)
    close("]")
  }

  mutating func key(_ name: String) {
    separate()
    quote(name)
    text += ":"
    needsComma = false
  }

  mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// A number, `true`, `false` or `null`, or JSON made elsewhere.
  mutating func raw(_ value: String) {
    separate()
    text += value
  }

  mutating func number(_ value: Double) {
    raw(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value))
  }

  mutating func scalar(_ value: JSONScalar) {
    switch value {
    case .text(let text): string(text)
    case .whole(let number): raw(String(number))
    case .number(let number): self.number(number)
    case .flag(let flag): raw(flag ? "true" : "false")
    }
  }

  private mutating func open(_ bracket: String) {
    separate()
    text += bracket
    needsComma = false
  }

  private mutating func close(_ bracket: String) {
    text += bracket
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = true
  }

  private mutating func quote(_ value: String) {
    text += "\""
    defer { text += "\"" }
    if value.utf8.allSatisfy(Self.isPlain) {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
  }

  /// A byte that needs no look at the character it is part of: U+0080 and up may be one of those that are escaped.
  private static func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) && byte != 0x22 && byte != 0x5C }
}
