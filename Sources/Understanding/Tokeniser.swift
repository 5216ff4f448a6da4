// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts text into folded words, in one pass over its UTF-8 bytes.
struct Tokeniser: Sendable {
  private var respellings = Respellings()

  init(respell: [String: String] = [:]) { respellings = Respellings(respell) }

  /// Folds one written word.
  static func bare(_ word: some StringProtocol, keepApostrophe: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
      switch Folded.fold(scalar.value) {
      case .letter(let byte): bytes.append(byte)
      case .letters(let a, let b): bytes += [a, b]
      case .apostrophe: if keepApostrophe { bytes.append(0x27) }
      case .foreign, .symbol: bytes += Array(String(scalar).utf8)
      default: break
      }
    }
    return bytes
  }

  func callAsFunction(_ text: String) -> Tokens {
    var text = text
    return text.withUTF8 { cut($0) }
  }

  private func cut(_ bytes: UnsafeBufferPointer<UInt8>) -> Tokens {
    var tokens = Tokens()
    tokens.list.reserveCapacity(bytes.count / 5 + 4)
    tokens.letters.reserveCapacity(bytes.count + 8)
    var word = Word()
    var at = 0
    while at < bytes.count {
      let first = bytes[at]
      var scalar = UInt32(first)
      var length = 1
      if first >= 0x80 { (scalar, length) = Self.decode(bytes, at) }
      switch Folded.fold(scalar) {
      case .letter(let byte):
        word.add(byte, at, at + length)
      case .letters(let a, let b):
        word.add(a, at, at + length)
        word.add(b, at, at + length)
      case .foreign:
        for byte in bytes[at..<at + length] { word.add(byte, at, at + length) }
      case .apostrophe:
        if !word.isEmpty { word.apostrophe() }
      case .invisible:
        break
      case .symbol:
        finish(&word, &tokens)
        for byte in bytes[at..<at + length] { word.add(byte, at, at + length) }
        finish(&word, &tokens)
      case .stop:
        // "38.5" is one number; "2,000" is left in two.
        if first == 0x2E, word.endsInDigit, at + 1 < bytes.count, bytes[at + 1] >= 0x30, bytes[at + 1] <= 0x39 {
          word.add(first, at, at + 1)
        } else {
          finish(&word, &tokens)
          Self.mark(.stop, &tokens)
        }
      case .comma:
        finish(&word, &tokens)
        Self.mark(.comma, &tokens)
      case .hyphen:
        finish(&word, &tokens)
        // " - " is a dash, "x-ray" is two words.
        if at > 0, bytes[at - 1] == 0x20 { Self.mark(.comma, &tokens) }
      case .space:
        finish(&word, &tokens)
      }
      at += length
    }
    finish(&word, &tokens)
    number(&tokens)
    return tokens
  }

  /// The word being read.
  private struct Word {
    var letters: [UInt8] = []
    var start = 0
    var end = 0
    var isEmpty: Bool { letters.isEmpty }
    var endsInDigit: Bool { letters.last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    @inline(__always)
    mutating func add(_ byte: UInt8, _ from: Int, _ to: Int) {
      if letters.isEmpty { start = from }
      letters.append(byte)
      end = to
    }
    mutating func apostrophe() { letters.append(0x27) }
  }

  private func finish(_ word: inout Word, _ tokens: inout Tokens) {
    while word.letters.last == 0x27 { word.letters.removeLast() }
    guard !word.isEmpty else { return }
    defer { word.letters.removeAll(keepingCapacity: true) }
    var written = word.letters
    shorten(&written)
    if !respellings.isEmpty {
      // The word before and this one together: "can not".
      if let last = tokens.list.last, last.gap == .none, respellings.beginsPair(last.hash) {
        let pair = Array(tokens.letters[Int(last.foldStart)..<Int(last.foldEnd)]) + [0x20] + written
        let found = respellings.find(pair)
        if found >= 0 {
          let start = Int(last.start)
          tokens.letters.removeLast(Int(last.foldEnd - last.foldStart))
          tokens.list.removeLast()
          for target in respellings.words(found) { append(respellings[target], start, word.end, &tokens) }
          return
        }
      }
      var found = respellings.find(written)
      if found < 0, written.contains(0x27) {
        written.removeAll { $0 == 0x27 }
        found = respellings.find(written)
      }
      if found >= 0 {
        for target in respellings.words(found) { append(respellings[target], word.start, word.end, &tokens) }
        return
      }
    }
    written.removeAll { $0 == 0x27 }
    guard !written.isEmpty else { return }
    // "5mins", "72yo": the number and its unit.
    if written[0] >= 0x30, written[0] <= 0x39, let cut = written.firstIndex(where: { $0 >= 0x61 }), cut > 0 {
      append(Array(written[..<cut]), word.start, word.start + cut, &tokens)
      let rest = Array(written[cut...])
      let found = respellings.isEmpty ? -1 : respellings.find(rest)
      if found < 0 { append(rest, word.start + cut, word.end, &tokens) }
      for target in respellings.words(found) { append(respellings[target], word.start + cut, word.end, &tokens) }
    } else {
      append(written, word.start, word.end, &tokens)
    }
  }

  /// "sooooo" is "soo": three and more of a letter are two.
  private func shorten(_ letters: inout [UInt8]) {
    guard letters.count > 2 else { return }
    var run = 1
    var out = 1
    for index in 1..<letters.count {
      run = letters[index] == letters[index - 1] && letters[index] >= 0x61 ? run + 1 : 1
      if run <= 2 {
        letters[out] = letters[index]
        out += 1
      }
    }
    letters.removeLast(letters.count - out)
  }

  private func append(_ letters: some Collection<UInt8>, _ start: Int, _ end: Int, _ tokens: inout Tokens) {
    let foldStart = Int32(tokens.letters.count)
    tokens.letters += letters
    tokens.list.append(
      Token(
        start: Int32(start), end: Int32(end), foldStart: foldStart, foldEnd: Int32(tokens.letters.count),
        hash: Hash64.of(letters)))
  }

  private static func mark(_ gap: Token.Gap, _ tokens: inout Tokens) {
    guard let last = tokens.list.indices.last else { return }
    if tokens.list[last].gap < gap { tokens.list[last].gap = gap }
  }

  /// Reads digits, and numbers the sentences and clauses.
  private func number(_ tokens: inout Tokens) {
    var sentence: Int32 = 0
    var clause: Int32 = 0
    for index in tokens.list.indices {
      tokens.list[index].sentence = sentence
      tokens.list[index].clause = clause
      let letters = tokens.letters[Int(tokens.list[index].foldStart)..<Int(tokens.list[index].foldEnd)]
      if let first = letters.first, first >= 0x30, first <= 0x39 { tokens.list[index].number = Self.value(letters) }
      if tokens.list[index].gap == .stop { sentence += 1 }
      if tokens.list[index].gap >= .comma { clause += 1 }
    }
  }

  private static func value(_ digits: ArraySlice<UInt8>) -> Double? {
    var whole = 0.0
    var scale = 0.0
    guard digits.count <= 15 else { return nil }
    for byte in digits {
      if byte == 0x2E {
        if scale > 0 { return nil }
        scale = 1
      } else if byte >= 0x30, byte <= 0x39 {
        whole = whole * 10 + Double(byte - 0x30)
        scale *= 10
      } else {
        return nil
      }
    }
    return scale > 0 ? whole / scale : whole
  }

  /// One scalar of valid UTF-8 and its length.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[at])
    func next(_ offset: Int) -> UInt32 { at + offset < bytes.count ? UInt32(bytes[at + offset] & 0x3F) : 0 }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), min(2, bytes.count - at)) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), min(3, bytes.count - at)) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), min(4, bytes.count - at))
  }
}

extension Tokeniser: Coded {
  static var blank: Tokeniser { Tokeniser() }
  mutating func code(_ file: inout BinaryCoder) { file.code(&respellings) }
}
