// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import Shipped
import Testing
import Understanding

/// What holds for every message, tried on sentences of the shipped content and on noise. The seed is printed with a failure.
@Suite("Whatever is typed")
struct PropertyTests {
  static let pack = Shipped.pack
  static let seed: UInt64 = 20_260_301

  /// Every twentieth example of the content.
  private static let sentences = pack.reader.examples.enumerated().filter { $0.offset % 20 == 0 }.map(\.element.text)

  /// What the dialogue takes from it, signs and values of slots, and how it is meant, without its place.
  private func meaning(_ text: String) -> [String] {
    Set(Self.pack.reader.understand(text).concepts.filter { $0.concept.contains("=") || Self.pack.flow.flag($0.concept) != nil }.map { "\($0.concept) \($0.polarity.rawValue)" }).sorted()
  }

  @Test("capitals, space round it, closing marks and politeness change nothing")
  func formDoesNotMatter() {
    for sentence in Self.sentences {
      let expected = meaning(sentence)
      for variant in [sentence.uppercased(), "   \(sentence) \t", sentence + "!!", sentence + " please", "um, " + sentence] {
        #expect(meaning(variant) == expected, "\(variant)")
      }
    }
  }

  @Test("a sentence about something else takes nothing away")
  func unrelatedSentences() {
    for sentence in Self.sentences {
      let concepts = Set(Self.pack.reader.understand(sentence).concepts.map(\.concept))
      let more = Set(Self.pack.reader.understand(sentence + ". The bus was late again.").concepts.map(\.concept))
      #expect(concepts.isSubset(of: more), "\(sentence)")
    }
  }

  @Test("spans lie within the message and say what stands there")
  func spans() {
    for sentence in Self.sentences + ["hip 🦵🏽 crämp — “numb” fo\u{0301}ot\r\n\u{200F}glute", "can’t feel my foot"] {
      let bytes = Array(sentence.utf8)
      for mention in Self.pack.reader.understand(sentence).concepts {
        #expect(mention.span.upperBound <= bytes.count && !mention.span.isEmpty, "\(sentence)")
        #expect(String(decoding: bytes[mention.span], as: UTF8.self) == mention.text, "\(sentence)")
      }
    }
  }

  @Test("the same message is read the same way every time")
  func deterministic() {
    for sentence in Self.sentences { #expect(Self.pack.reader.understand(sentence) == Self.pack.reader.understand(sentence)) }
  }

  @Test("no bytes make it fail, seed 20260301")
  func noise() {
    var random = SplitMix(seed: Self.seed)
    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let odd = ["\0", "\u{1B}[2J", "\u{FFFD}", "🦵🏽", "\u{202E}", "é", "e\u{0301}", "\r\n", "''''", "....", "9999999999999999999", "1/0", "-", "’", "ß", "ｈｉｐ", "कूल्हा", "\u{200D}"]
    for _ in 0..<4_000 {
      var bytes = Array(Self.sentences[pick(Self.sentences.count)].utf8)
      for _ in 0..<(1 + pick(6)) {
        switch pick(5) {
        case 0: bytes.insert(UInt8(pick(256)), at: pick(bytes.count + 1))
        case 1: if !bytes.isEmpty { bytes.remove(at: pick(bytes.count)) }
        case 2: bytes.insert(contentsOf: odd[pick(odd.count)].utf8, at: pick(bytes.count + 1))
        case 3: bytes += Array(Self.sentences[pick(Self.sentences.count)].utf8)
        default: if bytes.count > 2 { bytes.swapAt(pick(bytes.count), pick(bytes.count)) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let understanding = Self.pack.reader.understand(text)
      #expect(understanding.concepts.allSatisfy { $0.span.upperBound <= text.utf8.count }, "\(bytes)")
      #expect(understanding.intents.allSatisfy { $0.score >= 0 && $0.score <= 1 }, "\(bytes)")
    }
  }

  @Test("a sign at the end of a very long message is found")
  func longMessages() {
    let long = String(repeating: "I went to the shop and bought some bread. ", count: 2_000) + "I am numb between my legs."
    #expect(Self.pack.reader.understand(long).polarity(of: "RF-CES") == .affirmed)
    #expect(Self.pack.reader.understand(String(repeating: "a", count: 1 << 20)).wordCount > 0)
  }
}
