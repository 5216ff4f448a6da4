// SPDX-License-Identifier: GPL-3.0-or-later

/// What a message means: the one value that goes from reading to dialogue.
public struct Understanding: Equatable, Sendable, Codable {
  /// Concepts found, in order of place.
  public var concepts: [Mention] = []
  /// Numbers, lengths of time, ages and other measures.
  public var values: [Value] = []
  /// Intents with their scores, best first; scores add up to at most 1.
  public var intents: [IntentScore] = []
  public var decision: Decision = .none
  /// The sign that the whole message is likest to hold.
  public var likeliestSign: LikeliestSign?
  /// Read as an answer to what was asked.
  public var answer = Answer()
  /// Words that were read as another word.
  public var corrections: [Correction] = []
  /// The speaker takes back something said before.
  public var isCorrection = false
  /// In a correction, the words of choices of any question: "sorry, I meant the front".
  public var meantChoices: [MeantChoice] = []
  /// Asks something: a question mark at its end, or a word at its start that questions begin with.
  public var isQuestion = false
  /// Its beginning answers what was asked: its first sentence, or all that stands before a question.
  public var isAnswerFirst = false
  /// What is asked at its end, but for a kiss, beside an answer.
  public var beside: QuestionBeside?
  /// What each of its questions wants, in order, where more is said or asked.
  public var asked: [IntentScore] = []
  /// How many words the message has.
  public var wordCount = 0

  public init() {}

  /// A concept found in a message.
  public struct Mention: Equatable, Sendable, Codable {
    public var concept: String
    /// UTF-8 offsets in the message as typed.
    public var span: Range<Int>
    /// The words themselves.
    public var text: String
    public var match: MatchKind
    public var polarity: Polarity
    /// The words that caused the polarity.
    public var cue: String?
    var first: Int32 = 0
    var last: Int32 = 0
    var sentence: Int32 = 0
    var clause: Int32 = 0
    var lastSentence: Int32 = 0

    private enum CodingKeys: String, CodingKey { case concept, span, text, match, polarity, cue }
  }

  /// How a concept was found.
  public enum MatchKind: String, Equatable, Sendable, Codable {
    /// By a phrase, as written or inflected.
    case phrase
    /// By a phrase with a misspelt word.
    case misspelt
    /// Built from other concepts, or a kind of one.
    case built
    /// In none of these ways, but the message is like those of the pack that hold it.
    case learnt
  }

  /// A measure, or a range of it.
  public struct Value: Equatable, Sendable, Codable {
    public var measure: Measure
    public var low: Double
    public var high: Double
    /// What it was called, where it was given by a word: `mild`.
    public var name: String?
    public var span: Range<Int>
    var first: Int32 = 0
    var last: Int32 = 0
    /// Told in words that are a value by themselves, not by a number: "all day".
    var isWorded = false
    public internal(set) var sentence: Int32 = 0
    public internal(set) var clause: Int32 = 0
    /// "Not 10 out of 10": how it is meant.
    public internal(set) var polarity = Polarity.affirmed
    /// Kept for "a while", which is a length of time but not a known one.
    public var isVague: Bool { low < 0 }

    private enum CodingKeys: String, CodingKey { case measure, low, high, name, span, polarity }
  }

  public struct IntentScore: Equatable, Sendable, Codable {
    public var name: String
    /// 0 to 1.
    public var score: Double
    /// Found by a sure sign rather than by likeness.
    public var isSure: Bool
  }

  /// What the intents come to.
  public enum Decision: Equatable, Sendable, Codable {
    case clear(String)
    case unsure([String])
    case none
  }

  /// A choice of a slot, by its place among those that are shown.
  public struct MeantChoice: Equatable, Sendable, Codable {
    public var slot: String
    public var choice: Int
  }

  public struct Correction: Equatable, Sendable, Codable {
    public var typed: String
    public var read: String
  }

  /// The mentions of a concept.
  public func mentions(of concept: String) -> [Mention] { concepts.filter { $0.concept == concept } }

  /// How a concept is meant where it is said several times: the strongest claim; nil where it is not said.
  public func polarity(of concept: String) -> Polarity? {
    var best: Polarity?
    for mention in concepts where mention.concept == concept {
      if best == nil || best!.and(mention.polarity) == best! { best = mention.polarity }
    }
    return best
  }

  /// The mention that tells how a concept is meant.
  public func mention(of concept: String) -> Mention? {
    let polarity = polarity(of: concept)
    return concepts.first { $0.concept == concept && $0.polarity == polarity }
  }

  /// The first value of a measure.
  public func value(_ measure: Measure) -> Value? { values.first { $0.measure == measure } }

}

/// A message read as an answer to a question.
public struct Answer: Equatable, Sendable, Codable {
  /// Yes, no or unsure, when one was said.
  public var word: AnswerWord?
  /// The message begins with it, but for small words.
  public var isFirst = false
  /// "No, but…": never to be taken for a plain no.
  public var isMixed = false
  /// Nothing makes it so but a sign that is told after a no.
  public var isMixedBySign = false
  /// Nothing makes it so but "just" or "only" after a no.
  public var isMixedByMerely = false
  public var none = false
  public var all = false
  /// Places in the list of choices.
  public var picks: [Int] = []
  public var excluded: [Int] = []
  /// What the words come to where no answer word was said: "pink", asked about blood, is a yes.
  public var implied: AnswerWord?
  /// Which side: left, right or both.
  public var side: AnswerWord?
  /// The value that was asked for, or the part of the message that gives it.
  public var value: Understanding.Value?
  /// The value that the answers of the pack are likest to, where its own words told nothing.
  public var likeliest: LikeliestAnswer?

  public init() {}
}

/// The answer that a message is likest to, how likely it is, and how likely it is that it answers what was asked: 0 to 1.
public struct LikeliestAnswer: Equatable, Sendable, Codable {
  public var value: String
  public var share: Float
  public var anyShare: Float
  /// Likely enough to be taken for it.
  public var isTaken = false
}

/// What the dialogue waits for, handed to the reader so that "2" or "the left one" can be read.
public struct Expecting: Equatable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case yesNo = "yes_no"
    case choice, checklist, number, duration, free
  }
  public var kind: Kind
  public var slot: String
  public var choices: [Choice]
  /// For a number: what it measures.
  public var measure: Measure?
  /// The words of the question: they tell what "the first" or a bare "8" is about.
  public var question: String?
  /// Only some of the slot's values are to choose from, in an order of their own: which of two was right.
  public var isNarrowed = false

  public struct Choice: Equatable, Sendable, Codable {
    public var key: String
    public var label: String
    /// The value of the slot, or the name of a group of values.
    public var value: String
    /// Its place among the values of the slot, whose words pick it; nil for a group of values.
    public var place: Int?
    public init(key: String, label: String, value: String, place: Int? = nil) {
      (self.key, self.label, self.value, self.place) = (key, label, value, place)
    }
  }

  public init(kind: Kind, slot: String, choices: [Choice] = [], measure: Measure? = nil, question: String? = nil) {
    self.kind = kind
    self.slot = slot
    self.choices = choices
    self.measure = measure
    self.question = question
  }
}
