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
  private let prefixes: [[UInt8]]
  private let answerWords: [AnswerWord]
  private let ordinals: [Double]
  private let choiceSlots: [String: Int32]
  /// Cues of who speaks of whom, told beside how it is meant: "I haven't" is both.
  private let isAboutWho: [Bool]
  private let intents: [IntentDefinition]
  private let classifier: IntentClassifier
  private let joinerStems: Set<Int32>
  private let alternativeStems: Set<Int32>
  private let askerStems: Set<Int32>
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
    isAboutWho = language.cues.map { [.person, .bygone, .helper, .pronoun, .myself, .correction].contains($0.kind) }
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
    let not = "not|" + language.contracted.joined(separator: "|")
    func add(_ text: String, _ entry: Lexicon.Entry) {
      let text = text.hasPrefix("not ") && !language.contracted.isEmpty ? not + text.dropFirst(3) : text
      if let phrase = try? Phrase(text) { lexicon.add(phrase, as: entry, keepsFillers: true) }
    }
    for (index, concept) in all.enumerated() {
      for phrase in concept.phrases { lexicon.add(phrase, as: .init(kind: concept.isSign ? .sign : .concept, id: Int32(index))) }
    }
    for (index, intent) in intents.enumerated() {
      for phrase in intent.phrases { lexicon.add(phrase, as: .init(kind: .intent, id: Int32(index)), keepsFillers: true) }
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
    for phrase in language.subjects { add(phrase, .init(kind: .clauseStart, id: 2)) }
    for phrase in language.clauseVerbs { add(phrase, .init(kind: .clauseStart, id: 1)) }
    prefixes = language.denyingPrefixes.map { Tokeniser.bare($0, keepApostrophe: false) }
    values = ValueReader(units: language.units, moments: language.moments, numbers: numberValues)
    var slots: [String: Int32] = [:]
    for choice in choices {
      let slot = slots[choice.slot] ?? Int32(slots.count)
      slots[choice.slot] = slot
      for phrase in choice.phrases { lexicon.add(phrase, as: .init(kind: .choice, id: slot, second: Int32(choice.choice))) }
    }
    choiceSlots = slots
    func stems(_ words: [String]) -> Set<Int32> {
      var out = Set<Int32>()
      for word in words { for part in lexicon.vocabulary.split(word) { out.insert(lexicon.addWord(part)) } }
      return out
    }
    joinerStems = stems(language.joiners)
    alternativeStems = stems(language.alternatives)
    askerStems = stems(language.askers)
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
  ///
  /// A message of more than some thousand words is read in parts that end where sentences do, so that time grows no faster than length.
  public func understand(_ text: String, expecting: Expecting? = nil) -> Understanding {
    var text = text
    text.makeContiguousUTF8()
    guard text.utf8.count > LongMessage.most else { return read(text, expecting) }
    return LongMessage(text).understand { read($0, $1 ? expecting : nil) }
  }

  private func read(_ text: String, _ expecting: Expecting?) -> Understanding {
    var text = text
    let (tokens, guesses) = lexicon.vocabulary.look(text)
    let matches = lexicon.matches(tokens.list, guesses: guesses)
    var result = Understanding()
    result.wordCount = tokens.list.count
    result.isQuestion = tokens.list.first.map { askerStems.contains($0.stem) } ?? false || text.last { !$0.isWhitespace } == "?"

    let kept = visible(matches)
    let answerWords = answers(matches, kept)
    let cues = self.cues(matches, kept, answerWords)
    let map = clauses(tokens.list, matches, cues, answerWords, text)
    let scopes = PolarityScopes(map, cues: cues)
    result.isCorrection = cues.contains { $0.cue.kind == .correction }

    let asked = expecting.flatMap { $0.measure ?? ($0.kind == .duration ? .duration : nil) }
    result.values = text.withUTF8 { values.read(tokens.list, matches, text: $0, asked: asked) }
    for index in result.values.indices {
      let (first, last) = (Int(result.values[index].first), Int(result.values[index].last))
      result.values[index].polarity = scopes.polarity(first: first, last: last).0
    }
    var hits: [Composer.Hit] = kept.map { match in
      let (first, last) = (Int(match.first), Int(match.last))
      let meaning = scopes.meaning(first: first, last: last)
      return Composer.Hit(
        concept: match.entry.id, first: match.first, last: match.last, sentence: tokens.list[first].sentence,
        clause: tokens.list[first].clause, polarity: meaning.polarity, modality: meaning.modality, isDenied: meaning.isDenied, cue: meaning.cue,
        kind: match.isCorrected ? .misspelt : .phrase)
    }
    composer.compose(&hits, values: result.values)

    let reader = AnswerReader(
      tokens: tokens, matches: matches, words: answerWords, cues: cues, map: map, scopes: scopes, hits: hits,
      isSign: { concepts[Int($0)].isSign }, values: result.values, ordinals: ordinals)
    result.answer = reader.read(expecting) { expecting?.question.map { question($0, asked: asked) } }
    if let expecting {
      ChoiceReader(reader: reader, choices: expecting.choices, numbers: values.numbers)
        .pick(slotNumber: choiceSlots[expecting.slot], &result.answer)
    }

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

  /// The words of a message, in order.
  public func words(in text: String) -> [Word] {
    let (tokens, _) = lexicon.vocabulary.look(text)
    return tokens.list.indices.map { index in
      let token = tokens.list[index]
      return Word(text: tokens.text(index), span: Int(token.start)..<Int(token.end), isFiller: token.isFiller)
    }
  }

  /// A whole message as one number.
  private static func key(_ tokens: Tokens) -> UInt64 {
    tokens.list.reduce(into: 0) { $0 = FeatureExtractor.pair($0, $1.hash) }
  }

  /// Concept matches that no longer phrase hides. A misspelt reading does not hide one that is written right.
  private func visible(_ matches: [Lexicon.Match]) -> [Lexicon.Match] {
    let own = matches.filter { $0.entry.kind == .concept || $0.entry.kind == .sign }
    var out: [Lexicon.Match] = []
    out.reserveCapacity(own.count)
    // Matches come in order of their first words: how far those reach that begin earlier, and those that begin at the same word.
    var (reach, reachRight): (Int32, Int32) = (-1, -1)
    var at = 0
    while at < own.count {
      var (here, hereRight): (Int32, Int32) = (-1, -1)
      var end = at
      while end < own.count, own[end].first == own[at].first {
        if own[end].entry.kind == .concept {
          here = max(here, own[end].last)
          if !own[end].isCorrected { hereRight = max(hereRight, own[end].last) }
        }
        end += 1
      }
      for match in own[at..<end] {
        let isHidden = match.isCorrected ? reach >= match.last || here > match.last : reachRight >= match.last || hereRight > match.last
        if !isHidden { out.append(match) }
      }
      reach = max(reach, here)
      reachRight = max(reachRight, hereRight)
      at = end
    }
    return out
  }

  /// The most words one phrase spans in a message.
  private static let longestPhrase: Int32 = 40

  /// Those of a list in order of their first word that may touch a match.
  private static func near(_ list: [Lexicon.Match], _ match: Lexicon.Match) -> ArraySlice<Lexicon.Match> {
    func place(_ first: Int32) -> Int {
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if list[middle].first < first { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return list[place(match.first - longestPhrase)..<place(match.last + 1)]
  }

  /// How any stretch of a text is meant: `span` in UTF-8 bytes. Cues inside the stretch are part of it.
  public func polarity(of span: Range<Int>, in text: String) -> Polarity {
    var text = text
    text.makeContiguousUTF8()
    let (tokens, guesses) = lexicon.vocabulary.look(text)
    guard let first = tokens.list.firstIndex(where: { Int($0.end) > span.lowerBound }),
      let last = tokens.list.lastIndex(where: { Int($0.start) < span.upperBound }), first <= last
    else { return .affirmed }
    let matches = lexicon.matches(tokens.list, guesses: guesses)
    // A phrase of ours keeps its own cues to itself, unless the question is about a part of it.
    let kept = visible(matches).filter { Int($0.last) < first || Int($0.first) > last || Int($0.first) >= first && Int($0.last) <= last }
    let answerWords = answers(matches, kept)
    let cues = self.cues(matches, kept, answerWords)
    let scopes = PolarityScopes(clauses(tokens.list, matches, cues, answerWords, text), cues: cues)
    let polarity = scopes.polarity(first: first, last: last, isPhrase: false).0
    // "nontender": the stretch begins inside a word.
    let word = Int(tokens.list[first].start) < span.lowerBound ? first : first - 1
    guard word >= 0 else { return polarity }
    let token = tokens.list[word]
    let letters = tokens.letters[Int(token.foldStart)..<Int(token.foldEnd)]
    let cut = span.lowerBound - Int(token.start)
    if Int(token.end) >= span.lowerBound, prefixes.contains(where: { $0.count == cut && letters.starts(with: $0) }) {
      return polarity == .negated ? .affirmed : .negated
    }
    return polarity
  }

  private func clauses(
    _ tokens: [Token], _ matches: [Lexicon.Match], _ cues: [CueSite],
    _ answers: [AnswerReader.Word], _ text: String
  ) -> ClauseMap {
    var map = ClauseMap(tokens)
    for match in matches where match.entry.kind == .clauseStart && !match.isCorrected {
      map.marks[Int(match.first)].insert(match.entry.id == 0 ? .opens : match.entry.id == 1 ? .verb : .subject)
    }
    for answer in answers where answer.word == .yes { map.marks[answer.first].insert(.agreed) }
    for match in matches where match.entry.kind == .moment || match.entry.kind == .unitAfter || match.entry.kind == .number {
      map.marks[Int(match.first)].insert(.timed)
    }
    for index in tokens.indices {
      if tokens[index].number != nil { map.marks[index].insert(.timed) }
      if joinerStems.contains(tokens[index].stem) { map.marks[index].insert(.joiner) }
      if alternativeStems.contains(tokens[index].stem) { map.marks[index].insert(.alternative) }
    }
    map.mark(cues)
    let bytes = text.utf8
    for index in tokens.indices where tokens[index].gap == .stop {
      let from = bytes.index(bytes.startIndex, offsetBy: Int(tokens[index].end))
      if bytes[from...].first(where: { $0 != 0x20 && $0 != 0x29 && $0 != 0x22 }) == 0x3F { map.marks[index].insert(.asked) }
    }
    return map
  }

  /// What the words of a question tell.
  private func question(_ text: String, asked: Measure?) -> Question {
    var text = text
    text.makeContiguousUTF8()
    let (tokens, guesses) = lexicon.vocabulary.look(text)
    let matches = lexicon.matches(tokens.list, guesses: guesses)
    var question = Question()
    question.stems = Set(tokens.list.lazy.filter { !$0.isFiller && $0.stem >= 0 }.map(\.stem))
    for word in answers(matches, []) {
      if word.word == .ability { question.isAbility = true }
      if word.word == .both { question.asksBoth = true }
    }
    question.isNegative = cues(matches, [], []).contains { $0.cue.kind == .negated && $0.cue.side == .before }
    let unit = matches.filter { $0.entry.kind == .unitAfter }.min { ($0.first, -$0.last) < ($1.first, -$1.last) }
    question.unit = unit.map { language.units[Int($0.entry.id)] }
    question.offers = text.withUTF8 { values.read(tokens.list, matches, text: $0, asked: asked) }.filter { $0.name != nil }
    return question
  }

  /// Answer words in order of place, the longest at each place, none inside another or inside a phrase of ours.
  private func answers(_ matches: [Lexicon.Match], _ kept: [Lexicon.Match]) -> [AnswerReader.Word] {
    longest(matches, of: .answer).compactMap { match in
      let word = answerWords[Int(match.entry.id)]
      let isOwn = [.yes, .no, .unsure, .mixed, .none, .all].contains(word)
      return isOwn && isPart(match, of: kept, evenOfSigns: true) ? nil : .init(word: word, first: Int(match.first), last: Int(match.last))
    }
  }

  /// Cue words that are not part of a phrase, the longest at each place.
  private func cues(_ matches: [Lexicon.Match], _ kept: [Lexicon.Match], _ answers: [AnswerReader.Word]) -> [CueSite] {
    let sites = longest(matches, of: .cue) { !isAboutWho[Int($0)] } + longest(matches, of: .cue) { isAboutWho[Int($0)] }
    return sites.sorted { ($0.first, $0.last, $0.entry.id) < ($1.first, $1.last, $1.entry.id) }.compactMap { match in
      let kind = language.cues[Int(match.entry.id)].kind
      if !isAboutWho[Int(match.entry.id)], isPart(match, of: kept, evenOfSigns: kind != .negated, unlessLast: kind == .negated) { return nil }
      var site = CueSite(cue: language.cues[Int(match.entry.id)], first: Int(match.first), last: Int(match.last))
      if site.cue.kind == .negated, site.cue.side == .before {
        site.isAnswer = answers.contains {
          $0.first == site.first && $0.last == site.last && ($0.word == .no || $0.word == .none && $0.last > 0)
        }
      }
      return site
    }
  }

  /// Matches of one kind that lie in no longer one of it. Matches come in order of their first word.
  private func longest(
    _ matches: [Lexicon.Match], of kind: Lexicon.Entry.Kind, where takes: (Int32) -> Bool = { _ in true }
  ) -> [Lexicon.Match] {
    let all = matches.filter { $0.entry.kind == kind && !$0.isCorrected && takes($0.entry.id) }
      .sorted { ($0.first, -$0.last, $0.entry.id) < ($1.first, -$1.last, $1.entry.id) }
    var out: [Lexicon.Match] = []
    var end: Int32 = -1
    var start: Int32 = -1
    for match in all {
      if match.last < end || match.last == end && match.first > start { continue }
      if match.last > end { (start, end) = (match.first, match.last) }
      out.append(match)
    }
    return out
  }

  /// Part of a longer phrase of ours: "no" in "no feeling", but not "without" in "walk without".
  ///
  /// A sign is read as a whole, but its words still say how the things inside it are meant: "can't put weight on it".
  private func isPart(_ match: Lexicon.Match, of kept: [Lexicon.Match], evenOfSigns: Bool, unlessLast: Bool = false) -> Bool {
    kept.contains {
      (evenOfSigns || $0.entry.kind == .concept) && $0.first <= match.first && match.last <= $0.last
        && $0.last - $0.first > match.last - match.first && !(unlessLast && match.last == $0.last && match.first > $0.first)
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
