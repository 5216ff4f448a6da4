// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// How long one message takes to read: with the pack as it is, and as the lexicon and the intents grow.
public struct SpeedEvaluation: Sendable {
  /// Microseconds at the median and at the 99th percentile.
  public struct Figures: Sendable {
    public var median: Double
    public var percentile99: Double
  }
  public var messages: Int
  public var reading: Figures
  /// Median microseconds by number of phrases, with 30 intents.
  public var byPhrases: [String: Double]
  /// Median microseconds by number of intents, with 1,000 phrases.
  public var byIntents: [String: Double]

  private static let phrases = [100, 1_000, 10_000]
  private static let intents = [10, 50, 150]

  /// - Parameters:
  ///   - reader: the pack's own.
  ///   - sentences: messages to read; each is read once, after a first round that is not counted.
  public init(reader: Reader, sentences: [String]) {
    let sample = Array(sentences.prefix(2000))
    messages = sample.count
    reading = Self.measure(reader, sample)
    byPhrases = Dictionary(
      uniqueKeysWithValues: Self.phrases.map { (String($0), Self.measure(Self.made(phrases: $0, intents: 30), Self.talk).median) })
    byIntents = Dictionary(
      uniqueKeysWithValues: Self.intents.map { (String($0), Self.measure(Self.made(phrases: 1_000, intents: $0), Self.talk).median) })
  }

  public var text: String {
    func rounded(_ x: Double) -> String { String((x * 10).rounded() / 10) }
    var lines = ["\(messages) messages: median \(rounded(reading.median)) µs, 99th percentile \(rounded(reading.percentile99)) µs"]
    lines += Self.phrases.map { "\($0) phrases: \(rounded(byPhrases[String($0)] ?? 0)) µs" }
    lines += Self.intents.map { "\($0) intents: \(rounded(byIntents[String($0)] ?? 0)) µs" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func measure(_ reader: Reader, _ sentences: [String]) -> Figures {
    guard !sentences.isEmpty else { return Figures(median: 0, percentile99: 0) }
    var times: [Double] = []
    let clock = ContinuousClock()
    for round in 0..<2 {
      for sentence in sentences {
        let time = clock.measure { _ = reader.understand(sentence) }
        if round == 1 { times.append(Double(time.components.attoseconds) / 1e12) }
      }
    }
    times.sort()
    return Figures(median: times[times.count / 2], percentile99: times[min(times.count - 1, times.count * 99 / 100)])
  }

  /// Words that mean nothing, the same on every run.
  private static func word(_ random: inout SplitMix) -> String {
    let syllables = ["ba", "ke", "lo", "mi", "nu", "pra", "ste", "tro", "vi", "zel"]
    return (0..<3).map { _ in syllables[Int(random.next() % 10)] }.joined()
  }

  private static func made(phrases: Int, intents: Int) -> Reader {
    var random = SplitMix(seed: 7)
    let concepts = (0..<max(1, phrases / 10)).map { index in
      Concept(
        id: "c\(index)",
        phrases: (0..<10).compactMap { _ in try? Phrase((0..<(2 + Int(random.next() % 2))).map { _ in word(&random) }.joined(separator: " ")) })
    }
    let wanted = (0..<intents).map { index in
      Reader.IntentDefinition(
        id: "i\(index)", phrases: [],
        examples: (0..<10).map { _ in (0..<6).map { _ in word(&random) }.joined(separator: " ") })
    }
    return Reader(language: Language(), concepts: concepts, intents: wanted)
  }

  /// Messages of eight such words.
  private static let talk: [String] = {
    var random = SplitMix(seed: 8)
    return (0..<500).map { _ in (0..<8).map { _ in word(&random) }.joined(separator: " ") }
  }()
}
