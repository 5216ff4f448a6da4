// SPDX-License-Identifier: GPL-3.0-or-later

/// A message so long that it is read in parts. What is said in two parts is not put together; nothing else is lost.
struct LongMessage {
  /// Bytes of a part at the most: about a thousand words.
  static let most = 6000
  private let parts: [(text: String, start: Int)]

  init(_ text: String) {
    var parts: [(String, Int)] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      var end = min(start + Self.most, bytes.count)
      if end < bytes.count {
        // Back to the end of a sentence, else of a word; never into a scalar.
        let stops = bytes[(start + Self.most / 2)..<end]
        if let stop = stops.lastIndex(where: { $0 == 0x2E || $0 == 0x0A || $0 == 0x21 || $0 == 0x3F }) {
          end = stop + 1
        } else if let space = stops.lastIndex(of: 0x20) {
          end = space + 1
        } else {
          while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
      }
      parts.append((String(decoding: bytes[start..<end], as: UTF8.self), start))
      start = end
    }
    self.parts = parts
  }

  /// Reads each part, the first as the answer to what is asked, and puts the results together.
  func understand(_ read: (String, Bool) -> Understanding) -> Understanding {
    var whole = Understanding()
    for (index, part) in parts.enumerated() {
      let result = read(part.text, index == 0)
      if index == 0 {
        whole = result
        continue
      }
      whole.concepts += result.concepts.map { mention in
        var mention = mention
        mention.span = (mention.span.lowerBound + part.start)..<(mention.span.upperBound + part.start)
        return mention
      }
      whole.values += result.values.map { value in
        var value = value
        value.span = (value.span.lowerBound + part.start)..<(value.span.upperBound + part.start)
        return value
      }
      for intent in result.intents where !whole.intents.contains(where: { $0.name == intent.name && $0.score >= intent.score }) {
        whole.intents.removeAll { $0.name == intent.name }
        whole.intents.append(intent)
      }
      if whole.decision == .none { whole.decision = result.decision }
      whole.corrections += result.corrections
      whole.isCorrection = whole.isCorrection || result.isCorrection
      whole.wordCount += result.wordCount
    }
    // Where it ends is not where its first part does.
    if parts.count > 1 { (whole.beside, whole.asked) = (nil, []) }
    whole.intents.sort { ($1.score, $0.name) < ($0.score, $1.name) }
    return whole
  }
}
