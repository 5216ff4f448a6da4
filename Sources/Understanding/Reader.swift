// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads messages: text in, `Understanding` out. Built once from the content; then a pure function.
///
/// One pass over the text finds every phrase of the content at once; then polarity, values, built concepts, the answer to what was
/// asked, and what the person wants.
public struct Reader: Sendable {
  var lexicon = Lexicon.blank
  /// The names of the concepts; those that the rows of intents build come last.
  var concepts: [String] = []
  var signs: [Bool] = []
  /// Which of the concepts people come to talk about.
  var topics: [Bool] = []
  var intents: [String] = []
  /// Which of the intents want something; the others tell something.
  var wishes: [Bool] = []
  var cueList: [Language.Cue] = []
  /// Cues of who speaks of whom, told beside how it is meant: "I haven't" is both.
  var isAboutWho: [Bool] = []
  var answerWords: [AnswerWord] = []
  var ordinals: [Double] = []
  var values = ValueReader(units: [], moments: [], numbers: [])
  var choiceSlots: [String: Int32] = [:]
  var joinerStems: Set<Int32> = []
  var alternativeStems: Set<Int32> = []
  var askerStems: Set<Int32> = []
  var prefixes: [[UInt8]] = []
  var composer = Composer.blank
  var classifier = IntentClassifier.blank
  var signClassifier = MeaningClassifier.blank
  /// What people answer to what is asked, by likeness.
  var answerLikeness: [AnswerLikeness] = []
  /// Whole messages that are one intent, or several.
  var exactTable = FixedTable()
  var exactIntents = FlatLists<Int32>()
  /// What the classifier was trained on.
  var sentences = Sentences()
  var phraseSentences = Sentences()

  init() {}

  /// The sentences the classifier is trained on, each with its intent.
  public var examples: [(text: String, intent: String)] { sentences.all(intents) }

  /// The phrases of the intents as sentences: the classifier learns from them as well.
  public var phraseExamples: [(text: String, intent: String)] { phraseSentences.all(intents) }

  /// How many phrases the content has.
  public var phraseCount: Int { lexicon.phraseCount }

  /// Concepts that build each other in a circle.
  public var circularConcepts: [String] { composer.circle.map { concepts[Int($0)] } }

  /// Reads one message. Never fails; what cannot be read is simply not in the result.
  ///
  /// A message of more than some thousand words is read in parts that end where sentences do, so that time grows no faster than length.
  public func understand(_ text: String, expecting: Expecting? = nil) -> Understanding {
    var text = text
    text.makeContiguousUTF8()
    guard text.utf8.count > LongMessage.most else { return read(text, expecting) }
    return LongMessage(text).understand { read($0, $1 ? expecting : nil) }
  }

  /// - Parameter isPart: a part of a message is read by itself: what is asked in it is not looked for again.
  func read(_ text: String, _ expecting: Expecting?, isPart: Bool = false) -> Understanding {
    var text = text
    let (tokens, guesses) = lexicon.vocabulary.look(text)
    let matches = lexicon.matches(tokens.list, guesses: guesses)
    var result = Understanding()
    result.wordCount = tokens.list.count
    result.isQuestion = tokens.list.first.map { askerStems.contains($0.stem) } ?? false || text.last { !$0.isWhitespace } == "?"

    let kept = visible(matches)
    let answerWords = answers(matches, kept)
    let cues = self.cues(tokens.list, matches, kept, answerWords)
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

    if !isPart {
      if expecting != nil { result.beside = questionBeside(text, tokens) }
      result.asked = questions(text, tokens)
    }
    let reader = AnswerReader(
      tokens: tokens, matches: matches, words: answerWords, cues: cues, map: map, scopes: scopes, hits: hits,
      isSign: { signs[Int($0)] }, name: { concepts[Int($0)] }, values: result.values, ordinals: ordinals)
    result.answer = reader.read(expecting) { expecting?.question.map { question($0, asked: asked) } }
    if let expecting {
      let choices = ChoiceReader(
        reader: reader, slot: expecting.slot, choices: expecting.choices, isOne: expecting.kind == .choice && !expecting.isNarrowed,
        numbers: values.numbers)
      choices.pick(slotNumber: expecting.isNarrowed ? nil : choiceSlots[expecting.slot], &result.answer)
      if expecting.kind == .yesNo, let slot = choiceSlots[expecting.slot] { choices.pickWords(slotNumber: slot, &result.answer) }
      if expecting.isNarrowed, expecting.kind == .checklist { pickByLabel(tokens, scopes, expecting.choices, &result.answer) }
      if !isPart,
        let first = answerBefore(result.beside, text, expecting) ?? firstAnswer(text, tokens, expecting, words: reader.words, whole: result)
      {
        (result.answer, result.isAnswerFirst) = (first, true)
      }
    }

    if result.isCorrection || expecting?.isNarrowed ?? false { result.meantChoices = meantChoices(matches, answerWords, cues, scopes) }
    decide(tokens, matches, hits, scopes, &result)
    // "I'm breathing well. Should I take an aspirin?": where nothing is awaited, the question is what is wanted.
    if expecting == nil, case .none = result.decision, let first = result.asked.first {
      result.decision = .clear(first.name)
      result.intents.removeAll { $0.name == first.name }
      result.intents.insert(first, at: 0)
    }
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
          concept: concepts[Int(hit.concept)], span: span, text: said, match: hit.kind, polarity: hit.polarity,
          cue: hit.cue.map { words($0.lowerBound, $0.upperBound).1 }, first: hit.first, last: hit.last,
          sentence: hit.sentence, clause: hit.clause))
    }
    if let expecting { likenAnswer(tokens, expecting, reader.words, &result) }
    readSign(tokens, of: text, isAnswer: expecting != nil, &result)
    for guess in guesses where tokens.list[Int(guess[0])].isCorrected {
      result.corrections.append(
        .init(
          typed: words(Int(guess[0]), Int(guess[0])).1,
          read: String(decoding: lexicon.vocabulary.words[Int(guess[1])], as: UTF8.self)))
    }
    return result
  }

  /// Words of choices, whatever was asked, that are no answer word or cue and are not denied.
  private func meantChoices(
    _ matches: [Lexicon.Match], _ answers: [AnswerReader.Word], _ cues: [CueSite], _ scopes: PolarityScopes
  ) -> [Understanding.MeantChoice] {
    matches.compactMap { match in
      let (first, last) = (Int(match.first), Int(match.last))
      guard match.entry.kind == .choice, !answers.contains(where: { $0.first <= last && first <= $0.last }),
        !cues.contains(where: { $0.first <= last && first <= $0.last }), scopes.polarity(first: first, last: last).0 == .affirmed,
        let slot = choiceSlots.first(where: { $0.value == match.entry.id })?.key
      else { return nil }
      return .init(slot: slot, choice: Int(match.entry.second))
    }
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
  static func key(_ tokens: Tokens) -> UInt64 {
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
    let cues = self.cues(tokens.list, matches, kept, answerWords)
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
    for match in matches where match.entry.kind == .concept && topics[Int(match.entry.id)] && !match.isCorrected {
      map.marks[Int(match.first)].insert(.topic)
    }
    for index in tokens.indices {
      if tokens[index].number != nil { map.marks[index].insert(.timed) }
      if joinerStems.contains(tokens[index].stem) { map.marks[index].insert(.joiner) }
      if alternativeStems.contains(tokens[index].stem) { map.marks[index].insert(.alternative) }
    }
    map.mark(cues)
    // A denial that begins a phrase of ours behind a comma ends the one before it as well: "no fever, not passing urine".
    for match in longest(matches, of: .cue) where cueList[Int(match.entry.id)].kind == .negated && cueList[Int(match.entry.id)].side != .after {
      if match.first > 0, tokens[Int(match.first) - 1].gap == .comma { map.marks[Int(match.first)].insert(.denial) }
    }
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
    question.isNegative = cues(tokens.list, matches, [], []).contains { $0.cue.kind == .negated && $0.cue.side == .before }
    let unit = matches.filter { $0.entry.kind == .unitAfter }.min { ($0.first, -$0.last) < ($1.first, -$1.last) }
    question.unit = unit.map { values.units[Int($0.entry.id)] }
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
  private func cues(_ tokens: [Token], _ matches: [Lexicon.Match], _ kept: [Lexicon.Match], _ answers: [AnswerReader.Word]) -> [CueSite] {
    let sites = longest(matches, of: .cue) { !isAboutWho[Int($0)] } + longest(matches, of: .cue) { isAboutWho[Int($0)] }
    return sites.sorted { ($0.first, $0.last, $0.entry.id) < ($1.first, $1.last, $1.entry.id) }.compactMap { match in
      let kind = cueList[Int(match.entry.id)].kind
      // "What should I do, my hip …" supposes nothing: no "should my" is said.
      if kind == .hypothetical, tokens[Int(match.first)..<Int(match.last)].contains(where: { $0.gap != .none }) { return nil }
      if !isAboutWho[Int(match.entry.id)], isPart(match, of: kept, evenOfSigns: kind != .negated, unlessLast: kind == .negated) { return nil }
      var site = CueSite(cue: cueList[Int(match.entry.id)], first: Int(match.first), last: Int(match.last))
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
    // While signs are learnt, it is not known yet.
    guard !intents.isEmpty, classifier.classes == intents.count else { return }
    var sure: [(intent: Int, length: Int32)] = []
    for match in matches where match.entry.kind == .intent {
      let polarity = scopes.polarity(first: Int(match.first), last: Int(match.last)).0
      if polarity == .negated { continue }
      sure.append((Int(match.entry.id), match.last - match.first))
    }
    let exact = exactTable.find(Self.key(tokens))
    if exact >= 0 { for index in exactIntents[Int(exact)] { sure.append((Int(index), 5)) } }
    let base = concepts.count - intents.count
    for hit in hits where Int(hit.concept) >= base && (hit.polarity == .affirmed || hit.polarity == .uncertain || hit.polarity == .hypothetical) {
      sure.append((Int(hit.concept) - base, hit.last - hit.first))
    }
    let likeness = classifier.scores(tokens)
    var best: [Int: Double] = [:]
    for (index, score) in likeness.enumerated() where score > 0.02 { best[index] = score }
    // A sure sign counts the more, the more words it has.
    // Of those with as many the likelier comes first.
    for (intent, length) in sure { best[intent] = max(best[intent] ?? 0, 0.9 + 0.02 * Double(min(length, 4)) + 0.01 * likeness[intent]) }
    let ordered = best.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    result.intents = ordered.prefix(5).map { index, score in
      .init(name: intents[index], score: score, isSure: sure.contains { $0.intent == index })
    }
    if let first = result.intents.first {
      let second = result.intents.dropFirst().first
      let stands = first.score >= 0.5 || first.score >= 0.4 && (second?.score ?? 0) <= first.score / 2
      if first.isSure || stands {
        let close = result.intents.filter { $0.isSure && first.score - $0.score < 0.001 }
        if first.isSure, close.count > 1 {
          result.decision = .unsure(close.map(\.name))
        } else {
          result.decision = .clear(first.name)
        }
      } else if first.score >= 0.3, let second, second.score >= 0.2 {
        result.decision = .unsure([first.name, second.name])
      }
    }
  }
}
