// SPDX-License-Identifier: GPL-3.0-or-later

/// What belongs to a language rather than to the world: how words bend, how people say no, yes, when and how much.
///
/// It is content (`Intents/language/en.yml`); another language is another file.
public struct Language: Sendable, Equatable, Codable {
  /// The language's code, such as `en`.
  public var id = "en"
  /// Words that may come and go inside a phrase: articles, possessives, intensifiers.
  public var fillers: [String] = []
  /// One or two written words to the words they stand for: `im` to `i am`, `can not` to `cant`.
  public var respell: [String: String] = [:]
  /// Endings that make no difference to the meaning, tried in order.
  public var suffixes: [Suffix] = []
  /// Forms no ending explains: `fell` to `fall`.
  public var irregular: [String: String] = [:]
  /// Ordinary words that must never be taken for a slip of one of ours: `hop`, `grown`.
  public var realWords: [String] = []
  /// Spellings that sound alike: `ph` as `f`.
  public var sounds: [Replacement] = []
  /// Words that say how something is meant.
  public var cues: [Cue] = []
  /// Ways of answering.
  public var answers: [AnswerPhrases] = []
  /// Number words and their values.
  public var numbers: [String: Double] = [:]
  /// `first` to 1, `last` to -1.
  public var ordinals: [String: Double] = [:]
  /// What may stand behind or before a number, and what it makes of it.
  public var units: [Unit] = []
  /// Phrases that are a value by themselves: `fortnight`, `in my sixties`.
  public var moments: [Moment] = []
  /// What opens a new clause after a comma or "and": `i`, `my`, `there`.
  public var clauseStarts: [String] = []
  /// Subjects that begin a clause without a comma as well: `i`, `she`.
  public var subjects: [String] = []
  /// Every word that "not" in a cue or answer stands for: `isnt`, `havent`.
  public var contracted: [String] = []
  /// What makes a clause of the words round it: `is`, `has`, `feels`.
  public var clauseVerbs: [String] = []
  /// Words that join the items of a list: `and`; and those that offer another: `or`.
  public var joiners: [String] = []
  public var alternatives: [String] = []
  /// Words between two numbers that make one range of them: `to`; and those before a unit that stand for one: `an` hour.
  public var ranges: [String] = []
  public var articles: [String] = []
  /// Words that a question begins with.
  public var askers: [String] = []
  /// Beginnings of a word that deny the rest of it: `non`.
  public var denyingPrefixes: [String] = []
  /// What a built concept is wrapped in to say it as denied, past and hypothetical: used by the proofs.
  public var wrappers: [Wrapper] = []

  public init() {}

  /// An ending and what is put in its place, if at least `minimum` letters remain.
  public struct Suffix: Sendable, Equatable, Codable {
    public var ending: String
    public var replacement: String
    public var minimum: Int
    public init(ending: String, replacement: String, minimum: Int) {
      (self.ending, self.replacement, self.minimum) = (ending, replacement, minimum)
    }
  }

  /// Letters and the letters that sound like them.
  public struct Replacement: Sendable, Equatable, Codable {
    public var from: String
    public var to: String
    public init(from: String, to: String) { (self.from, self.to) = (from, to) }
  }

  /// Words that say how something is meant, and on which side of it they stand.
  public struct Cue: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
      case negated, past, hypothetical, other, uncertain
      /// "I wouldn't say": denies, and undoes a denial inside.
      case disbelief
      /// Someone who may be spoken for or spoken about: "my dad".
      case person
      /// Behind a person: what is told is over: "had", "died of".
      case bygone
      /// Speaks on of another: "her", "he".
      case pronoun
      /// Looks like a cue and is none: "not only", "no change".
      case none
      /// Ends the reach of every cue: "but", "except".
      case end
      /// Ends the reach of denials only: "because", "secondary to".
      case endNegated = "end_negated"
      /// The speaker helps someone: makes third person count.
      case helper
      /// Speaks of oneself.
      case myself
      /// Takes back what was said: "actually", "sorry, I meant".
      case correction
      /// How little there is: "just", "only". Ends the reach of every cue; but after a no it turns no answer to a list.
      case merely
    }
    /// `around` stands before what it speaks of when it opens a clause, else behind it; `both` reaches both ways.
    public enum Side: String, Sendable, Codable, CaseIterable { case before, after, around, both }
    public var kind: Kind
    public var side: Side
    /// How many words the cue reaches at most.
    public var reach: Int
    /// Where it opens a clause of its own it speaks of all before, the sentence before as well: "Fine since."
    public var crosses: Bool
    /// A list keeps it going: "no fever, chills, cough", while "not dizzy, bored" ends at the comma.
    public var lists: Bool
    public var say: [String]
    public init(kind: Kind, side: Side, reach: Int, crosses: Bool = false, lists: Bool = true, say: [String]) {
      (self.kind, self.side, self.reach, self.crosses, self.lists, self.say) = (kind, side, reach, crosses, lists, say)
    }
  }

  /// Phrases that mean one kind of answer.
  public struct AnswerPhrases: Sendable, Equatable, Codable {
    public var kind: AnswerWord
    public var say: [String]
    public init(kind: AnswerWord, say: [String]) { (self.kind, self.say) = (kind, say) }
  }

  /// What turns a number into a measure.
  public struct Unit: Sendable, Equatable, Codable {
    public var measure: Measure
    public var factor: Double
    public var offset: Double
    /// Words behind the number, as in "3 weeks".
    public var after: [String]
    /// Words before the number, as in "aged 70".
    public var before: [String]
    public init(measure: Measure, factor: Double, offset: Double, after: [String], before: [String]) {
      (self.measure, self.factor, self.offset) = (measure, factor, offset)
      (self.after, self.before) = (after, before)
    }
  }

  /// A phrase that is a value by itself.
  public struct Moment: Sendable, Equatable, Codable {
    public var measure: Measure
    public var low: Double
    public var high: Double
    /// What it is called where its name says more than its bounds: `mild`.
    public var name: String?
    /// Only where the question asks for this measure: "in 2008".
    public var isAsked: Bool
    public var say: [String]
    public init(measure: Measure, low: Double, high: Double, name: String? = nil, isAsked: Bool = false, say: [String]) {
      (self.measure, self.low, self.high, self.name, self.isAsked, self.say) = (measure, low, high, name, isAsked, say)
    }
  }

  /// A sentence frame with `{}` where a phrase goes, and how it makes the phrase be meant.
  public struct Wrapper: Sendable, Equatable, Codable {
    public var polarity: Polarity
    public var frame: String
    public init(polarity: Polarity, frame: String) { (self.polarity, self.frame) = (polarity, frame) }
  }
}

/// One kind of answer word.
public enum AnswerWord: String, Sendable, Codable, CaseIterable {
  case yes, no, unsure, none, all, except
  /// Neither: "yes and no", "sometimes", "it depends".
  case mixed
  /// All is well: "fine", "normal".
  case well
  /// Asks back: "what", "does that count".
  case asks
  /// In a question: asks what one can do, so that "fine" is a yes.
  case ability
  case left, right, both
  /// The talk moved from one to another: "moved over to".
  case moved
  /// Of another time: "usually", "yesterday".
  case once
  /// Holds a word that means something else here: "all right", "left handed".
  case aside
}

/// What a number measures, in one unit each.
public enum Measure: String, Sendable, Codable, CaseIterable {
  /// A bare number.
  case number
  /// Length of time, in minutes.
  case duration
  /// Degrees Celsius.
  case temperature
  /// Years of age.
  case age
  /// Pain or another score from 0 to 10.
  case severity
  /// How far a pregnancy is, in weeks.
  case weeksPregnant = "weeks_pregnant"
  /// Times a week.
  case frequency
}
