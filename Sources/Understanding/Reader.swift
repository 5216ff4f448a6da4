// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads messages: text in, `Understanding` out. Built once from the content; then a pure function.
///
/// One pass over the text finds every phrase of the content at once; then polarity, values, built concepts, the answer to what was
/// asked, and what the person wants.
public struct Reader: Sendable {
  private var lexicon: Lexicon
  private let language: Language
  private let concepts: [Concept]
  private let numbers: [String: Int32]
  private let composer: Composer
  private let values: ValueReader
  private let answerWords: [AnswerWord]
  private let ordinals: [Double]
  private let choiceSlots: [String: Int32]
  private let intents: [IntentDefinition]
  private let classifier: IntentClassifier
  private let joinerStems: Set<Int32>
  private let exactIntents: [UInt64: [Int]]

  /// An intent and what it is known by.
  public struct IntentDefinition: Sendable, Equatable {
    public var id: String
    public var phrases: [Phrase]
    public var rows: [Row]
    public var examples: [String]
    /// Messages that are this and nothing else, to the word.
    public var exact: [String]
    public init(id: String, phrases: [Phrase], rows: [Row] = [], examples: [String] = [], exact: [String] = []) {
      (self.id, self.phrases, self.rows, self.examples, self.exact) = (id, phrases, rows, examples, exact)
    }

    /// The phrases as plain text; of a phrase with alternatives the first two readings.
    var phraseTexts: [String] {
      phrases.flatMap { phrase in
        phrase.readings.prefix(2).map { reading in
          reading.compactMap { if case .word(let word, _) = $0 { word } else { nil } }.joined(separator: " ")
        }
      }
    }
  }

  /// Words that answer one question only.
  public struct ChoicePhrases: Sendable, Equatable {
    public var slot: String
    public var choice: Int
    public var phrases: [Phrase]
    public init(slot: String, choice: Int, phrases: [Phrase]) { (self.slot, self.choice, self.phrases) = (slot, choice, phrases) }
  }

  public init(language: Language, concepts: [Concept], intents: [IntentDefinition], choices: [ChoicePhrases] = []) {
    self.language = language
    // The rows of an intent build a hidden concept that stands for it.
    let hidden = intents.map { Concept(id: "intent \($0.id)", phrases: [], rows: $0.rows) }
    let all = concepts + hidden
    self.concepts = all
    var numbers: [String: Int32] = [:]
    for (index, concept) in all.enumerated() where numbers[concept.id] == nil { numbers[concept.id] = Int32(index) }
    self.numbers = numbers
    composer = Composer(concepts: all, number: numbers)
    self.intents = intents

    var lexicon = Lexicon(language)
    func add(_ text: String, _ entry: Lexicon.Entry) {
      if let phrase = try? Phrase(text) { lexicon.add(phrase, as: entry, keepsFillers: true) }
    }
    for (index, concept) in all.enumerated() {
      for phrase in concept.phrases { lexicon.add(phrase, as: .init(kind: concept.isSign ? .sign : .concept, id: Int32(index))) }
    }
    for (index, intent) in intents.enumerated() {
      for phrase in intent.phrases { lexicon.add(phrase, as: .init(kind: .intent, id: Int32(index))) }
    }
    for (index, cue) in language.cues.enumerated() {
      for phrase in cue.say { add(phrase, .init(kind: .cue, id: Int32(index))) }
    }
    var answerWords: [AnswerWord] = []
    for answer in language.answers {
      for phrase in answer.say { add(phrase, .init(kind: .answer, id: Int32(answerWords.count))) }
      answerWords.append(answer.kind)
    }
    self.answerWords = answerWords
    var numberValues: [Double] = []
    for (word, value) in language.numbers.sorted(by: { $0.key < $1.key }) {
      add(word + "!", .init(kind: .number, id: Int32(numberValues.count)))
      numberValues.append(value)
    }
    var ordinals: [Double] = []
    for (word, value) in language.ordinals.sorted(by: { $0.key < $1.key }) {
      add(word, .init(kind: .ordinal, id: Int32(ordinals.count)))
      ordinals.append(value)
    }
    self.ordinals = ordinals
    for (index, unit) in language.units.enumerated() {
      for word in unit.after { add(word, .init(kind: .unitAfter, id: Int32(index))) }
      for word in unit.before { add(word, .init(kind: .unitBefore, id: Int32(index))) }
    }
    for (index, moment) in language.moments.enumerated() {
      for phrase in moment.say { add(phrase, .init(kind: .moment, id: Int32(index))) }
    }
    for phrase in language.clauseStarts { add(phrase, .init(kind: .clauseStart, id: 0)) }
    values = ValueReader(units: language.units, moments: language.moments, numbers: numberValues)
    var slots: [String: Int32] = [:]
    for choice in choices {
      let slot = slots[choice.slot] ?? Int32(slots.count)
      slots[choice.slot] = slot
      for phrase in choice.phrases { lexicon.add(phrase, as: .init(kind: .choice, id: slot, second: Int32(choice.choice))) }
    }
    choiceSlots = slots
    var joiners = Set<Int32>()
    for word in ["and", "or", "nor", "plus", "also", "&", "number", "option"] {
      for part in lexicon.vocabulary.split(word) { joiners.insert(lexicon.addWord(part)) }
    }
    joinerStems = joiners
    var negators = Set<Int32>()
    for cue in language.cues where cue.kind == .negated {
      for phrase in cue.say {
        let words = lexicon.vocabulary.split(phrase)
        if words.count == 1 { negators.insert(lexicon.addWord(words[0])) }
      }
    }
    lexicon.barGaps(negators)
    lexicon.finish(language)
    self.lexicon = lexicon
    var exact: [UInt64: [Int]] = [:]
    let tokeniser = Tokeniser(respell: language.respell)
    for (index, intent) in intents.enumerated() {
      for text in intent.exact { exact[Self.key(tokeniser(text)), default: []].append(index) }
    }
    exactIntents = exact
    classifier = IntentClassifier.train(
      intents.enumerated().flatMap { index, intent in (intent.examples + intent.phraseTexts).map { ($0, index) } },
      classes: intents.count, language: language)
  }

  /// The sentences the classifier is trained on, each with its intent.
  public var examples: [(text: String, intent: String)] { intents.flatMap { intent in intent.examples.map { ($0, intent.id) } } }

  /// The phrases of the intents as sentences: the classifier learns from them as well.
  public var phraseExamples: [(text: String, intent: String)] { intents.flatMap { intent in intent.phraseTexts.map { ($0, intent.id) } } }

  /// How many phrases the content has.
  public var phraseCount: Int { lexicon.phraseCount }

  /// Concepts that build each other in a circle.
  public var circularConcepts: [String] { composer.circle.map { concepts[Int($0)].id } }

  /// Reads one message. Never fails; what cannot be read is simply not in the result.
  public func understand(_ text: String, expecting: Expecting? = nil) -> Understanding {
    var text = text
    text.makeContiguousUTF8()
    let (tokens, guesses) = lexicon.vocabulary.look(text)
    let matches = lexicon.matches(tokens.list, guesses: guesses)
    var result = Understanding()
    result.wordCount = tokens.list.count

    let kept = visible(matches)
    let cues = self.cues(matches, kept)
    let clauseStarts = Set(matches.lazy.filter { $0.entry.kind == .clauseStart }.map { Int($0.first) })
    let joiners = Set(tokens.list.indices.filter { joinerStems.contains(tokens.list[$0].stem) })
    let scopes = PolarityScopes(tokens: tokens.list, cues: cues, clauseStarts: clauseStarts, joiners: joiners)
    result.isCorrection = cues.contains { $0.cue.kind == .correction }

    result.values = text.withUTF8 { values.read(tokens.list, matches, text: $0) }
    var hits: [Composer.Hit] = kept.map { match in
      let (first, last) = (Int(match.first), Int(match.last))
      let (polarity, cue) = scopes.polarity(first: first, last: last)
      return Composer.Hit(
        concept: match.entry.id, first: match.first, last: match.last, sentence: tokens.list[first].sentence,
        clause: tokens.list[first].clause, polarity: polarity, cue: cue, kind: match.isCorrected ? .misspelt : .phrase)
    }
    composer.compose(&hits, values: result.values)

    var reader = AnswerReader(
      tokens: tokens, matches: matches, answerWords: answerWords, ordinals: ordinals,
      ends: cues.filter { $0.cue.kind == .end }.map(\.first), hits: hits, joiners: joiners)
    reader.numbers = values.numbers
    reader.denied = { scopes.polarity(first: $0, last: $1).0 == .negated }
    result.answer = reader.read(expecting, slotNumber: expecting.flatMap { choiceSlots[$0.slot] })

    decide(tokens, matches, hits, scopes, &result)
    hits.sort { ($0.first, $0.last, $0.concept) < ($1.first, $1.last, $1.concept) }
    let bytes = text.utf8
    func words(_ first: Int, _ last: Int) -> (Range<Int>, String) {
      let span = Int(tokens.list[first].start)..<Int(tokens.list[last].end)
      let start = bytes.index(bytes.startIndex, offsetBy: span.lowerBound)
      return (span, String(decoding: bytes[start..<bytes.index(start, offsetBy: span.count)], as: UTF8.self))
    }
    for hit in hits where Int(hit.concept) < concepts.count - intents.count {
      let (span, said) = words(Int(hit.first), Int(hit.last))
      result.concepts.append(
        .init(
          concept: concepts[Int(hit.concept)].id, span: span, text: said, match: hit.kind, polarity: hit.polarity,
          cue: hit.cue.map { words($0.lowerBound, $0.upperBound).1 }, first: hit.first, last: hit.last,
          sentence: hit.sentence, clause: hit.clause))
    }
    for guess in guesses where tokens.list[Int(guess[0])].isCorrected {
      result.corrections.append(
        .init(
          typed: words(Int(guess[0]), Int(guess[0])).1,
          read: String(decoding: lexicon.vocabulary.words[Int(guess[1])], as: UTF8.self)))
    }
    return result
  }

  /// A whole message as one number.
  private static func key(_ tokens: Tokens) -> UInt64 {
    tokens.list.reduce(into: 0) { $0 = FeatureExtractor.pair($0, $1.hash) }
  }

  /// Concept matches that no longer phrase hides.
  private func visible(_ matches: [Lexicon.Match]) -> [Lexicon.Match] {
    let own = matches.filter { $0.entry.kind == .concept || $0.entry.kind == .sign }
    return own.filter { match in
      !own.contains { longer in
        longer.entry.kind == .concept && longer.first <= match.first && match.last <= longer.last
          && longer.last - longer.first > match.last - match.first
          // A misspelt reading does not hide one that is written right.
          && (!longer.isCorrected || match.isCorrected)
      }
    }
  }

  /// Cue words that are not part of a phrase, the longest at each place.
  private func cues(_ matches: [Lexicon.Match], _ kept: [Lexicon.Match]) -> [(cue: Language.Cue, first: Int, last: Int)] {
    let all = matches.filter { $0.entry.kind == .cue && !$0.isCorrected }
    return all.compactMap { match in
      let isInside = all.contains {
        $0.first <= match.first && match.last <= $0.last && $0.last - $0.first > match.last - match.first
      }
      let isPart = kept.contains { $0.first <= match.first && match.last <= $0.last && $0.last - $0.first > match.last - match.first }
      if isInside || isPart { return nil }
      return (language.cues[Int(match.entry.id)], Int(match.first), Int(match.last))
    }
  }

  /// The ladder: sure signs, then likeness to the examples, then none of these.
  private func decide(
    _ tokens: Tokens, _ matches: [Lexicon.Match], _ hits: [Composer.Hit], _ scopes: PolarityScopes, _ result: inout Understanding
  ) {
    guard !intents.isEmpty else { return }
    var sure: [(intent: Int, length: Int32)] = []
    for match in matches where match.entry.kind == .intent {
      let polarity = scopes.polarity(first: Int(match.first), last: Int(match.last)).0
      if polarity == .negated { continue }
      sure.append((Int(match.entry.id), match.last - match.first))
    }
    for index in exactIntents[Self.key(tokens)] ?? [] { sure.append((index, 5)) }
    let base = concepts.count - intents.count
    for hit in hits where Int(hit.concept) >= base && (hit.polarity == .affirmed || hit.polarity == .uncertain || hit.polarity == .hypothetical) {
      sure.append((Int(hit.concept) - base, hit.last - hit.first))
    }
    let likeness = classifier.scores(tokens)
    var best: [Int: Double] = [:]
    for (index, score) in likeness.enumerated() where score > 0.02 { best[index] = score }
    // A sure sign counts the more, the more words it has.
    for (intent, length) in sure { best[intent] = max(best[intent] ?? 0, 0.9 + 0.02 * Double(min(length, 4))) }
    let ordered = best.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    result.intents = ordered.prefix(5).map { index, score in
      .init(name: intents[index].id, score: score, isSure: sure.contains { $0.intent == index })
    }
    if let first = result.intents.first {
      let second = result.intents.dropFirst().first
      if first.isSure || first.score >= 0.5 {
        if let second, first.isSure, second.isSure, second.score == first.score {
          result.decision = .unsure(result.intents.filter { $0.isSure && $0.score == first.score }.map(\.name))
        } else {
          result.decision = .clear(first.name)
        }
      } else if first.score >= 0.3, let second, second.score >= 0.2 {
        result.decision = .unsure([first.name, second.name])
      }
    }
  }
}
