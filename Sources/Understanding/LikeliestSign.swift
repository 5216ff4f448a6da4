// SPDX-License-Identifier: GPL-3.0-or-later

extension Understanding {
  /// The sign that a whole message is likest to hold, and when that counts.
  ///
  /// The bounds were set on messages that were neither trained on nor written by those who wrote the phrases.
  public struct LikeliestSign: Equatable, Sendable, Codable {
    public var name: String
    /// How likely it is, and how likely it is that the message holds any sign: 0 to 1.
    public var share: Float
    public var anyShare: Float

    /// In a message of fewer words there is nothing to learn from but what phrases find.
    static let fewestWords = 6
    /// A sign of which a message says little besides is never doubted: so many words besides make it a small part.
    static let besides = 7

    /// What was found in such a message is asked about before it is believed.
    var isDoubtful: Bool { anyShare < 0.03 }
    /// Nothing in the message is like a sign.
    var isUnlike: Bool { anyShare < 0.005 }

    /// Whether the message is taken to hold it.
    ///
    /// - Parameters:
    ///   - words: how many the message has: the fewer, the less is sure.
    ///   - isAnswer: whether something was asked: answers are short, and mean what was asked.
    ///   - isBeside: whether another sign was found: then this one must be likely by itself.
    func isHeld(words: Int, isAnswer: Bool, isBeside: Bool) -> Bool {
      if isAnswer, words < 7 { return false }
      let least: Float = isAnswer && words < 16 ? 0.95 : words < 9 ? 0.9 : words < 16 ? 0.6 : 0.2
      return anyShare > least && (!isBeside || share > 0.6)
    }

    /// Whether a sentence by itself says it plainly.
    func isPlain(words: Int) -> Bool { words >= Self.fewestWords && anyShare > 0.85 }

    /// Whether it stands against words that were read as of long ago, supposed, or of somebody else: in a long message about nothing else.
    func overrules(_ polarity: Polarity, words: Int) -> Bool {
      (polarity == .past || polarity == .other || polarity == .hypothetical) && share > 0.9 && words >= 18
    }

    /// Whether it makes a denial doubtful that was found by single words: then it is asked about.
    func doubts(_ polarity: Polarity, words: Int) -> Bool { polarity == .negated && share > 0.95 && words >= 15 }
  }

  /// Whether the message, taken as a whole, is nothing like those of the pack that hold a sign.
  public var isOrdinary: Bool { wordCount >= LikeliestSign.besides && likeliestSign?.isDoubtful ?? false }

  /// Whether nothing says so but the likeness of the whole message to others.
  public func isOnlyLikely(_ sign: String) -> Bool {
    concepts.allSatisfy { $0.concept != sign || $0.polarity != .affirmed || $0.match == .learnt }
  }

  /// Whether a sign was found only in words that most of an ordinary message is not about.
  public func isAside(_ sign: String) -> Bool {
    isOrdinary && concepts.allSatisfy { mention in
      guard mention.concept == sign, mention.polarity == .affirmed else { return true }
      // What is put together from parts reaches from the first to the last of them.
      return mention.match == .built && (wordCount >= 2 * LikeliestSign.besides || likeliestSign?.isUnlike ?? false)
        || wordCount - Int(mention.last - mention.first + 1) >= LikeliestSign.besides
    }
  }
}
