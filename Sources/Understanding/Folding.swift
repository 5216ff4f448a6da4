// SPDX-License-Identifier: GPL-3.0-or-later

/// How one Unicode scalar takes part in a word, after case and accents are taken away.
enum Folded {
  case letter(UInt8)      // a plain letter or digit
  case letters(UInt8, UInt8)  // ß, æ, œ: two plain letters
  case foreign            // a letter of another script: kept as it is
  case symbol             // an emoji or pictograph: a word of its own
  case apostrophe
  case invisible          // combining marks, joiners, direction marks: as if not there
  case comma              // , ; : brackets, dashes: a breath
  case stop               // . ! ? and line ends: a sentence is over
  case hyphen
  case space
}

extension Folded {
  /// Folds one scalar. Latin letters lose case and accents by a table of the Latin-1 and Latin Extended-A blocks.
  @inline(__always)
  static func fold(_ scalar: UInt32) -> Folded {
    if scalar < 0x80 { return ascii(UInt8(scalar)) }
    switch scalar {
    case 0xC0...0x17F:
      let plain = latin[Int(scalar - 0xC0)]
      switch scalar {
      case 0xC6, 0xE6: return .letters(0x61, 0x65)
      case 0xDF: return .letters(0x73, 0x73)
      case 0x152, 0x153: return .letters(0x6F, 0x65)
      case 0xD7, 0xF7: return .space
      default: return plain == 0x2E ? .foreign : .letter(plain)
      }
    case 0x2018, 0x2019, 0x201B, 0x02BC, 0xB4, 0x2032, 0xFF07: return .apostrophe
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF, 0xAD,
      0x20D0...0x20FF, 0x1F3FB...0x1F3FF, 0xE0100...0xE01EF:
      return .invisible
    case 0x2010, 0x2011: return .hyphen
    case 0x2012...0x2015, 0x201C, 0x201D, 0x201E, 0x2022, 0xAB, 0xBB, 0x3001: return .comma
    case 0x85, 0x2026, 0x2028, 0x2029, 0x203C, 0x2047...0x2049, 0x3002, 0xBF, 0xA1, 0x964: return .stop
    case 0x80...0xBF where scalar != 0xAA && scalar != 0xB5 && scalar != 0xBA: return .space
    case 0x2000...0x206F, 0x3000, 0x20A0...0x20CF: return .space
    case 0xFF01...0xFF5E: return fold(scalar - 0xFEE0)
    case 0x2190...0x2BFF, 0x1F000...0x1FAFF: return .symbol
    default: return .foreign
    }
  }

  private static func ascii(_ byte: UInt8) -> Folded {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: .letter(byte)
    case 0x41...0x5A: .letter(byte | 0x20)
    case 0x27, 0x60: .apostrophe
    case 0x21, 0x2E, 0x3F, 0x0A, 0x0D: .stop
    case 0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x22, 0x7C: .comma
    case 0x2D: .hyphen
    default: .space
    }
  }

  /// Base letters of U+00C0…U+017F in order; a full stop where there is none.
  private static let latin: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
