// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// Builds it from the content. What only building needs is not kept.
  ///
  /// - Parameters:
  ///   - trained: a reader of the same language, sign examples and answer examples, whose classifiers are taken as they are rather than trained again.
  ///   - knowsIntents: whether the intents are the same as well.
  public init(
    language: Language, concepts: [Concept], intents: [IntentDefinition], choices: [ChoicePhrases] = [], signExamples: [SignExample] = [],
    answerExamples: [AnswerExample] = [], trained: Reader? = nil, knowsIntents: Bool = true
  ) {
    self.init()
    cueList = language.cues.map { Language.Cue(kind: $0.kind, side: $0.side, reach: $0.reach, crosses: $0.crosses, lists: $0.lists, say: []) }
    isAboutWho = language.cues.map { [.person, .bygone, .helper, .pronoun, .myself, .correction].contains($0.kind) }
    // The rows of an intent build a hidden concept that stands for it.
    let hidden = intents.map { Concept(id: "intent \($0.id)", phrases: [], rows: $0.rows) }
    let all = concepts + hidden
    self.concepts = all.map(\.id)
    signs = all.map(\.isSign)
    topics = all.map(\.isTopic)
    var numbers: [String: Int32] = [:]
    for (index, concept) in all.enumerated() where numbers[concept.id] == nil { numbers[concept.id] = Int32(index) }
    composer = Composer(concepts: all, number: numbers)
    self.intents = intents.map(\.id)
    wishes = intents.map(\.isWish)

    var lexicon = LexiconBuilder(language)
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
    values = ValueReader(
      units: language.units.map { .init(measure: $0.measure, factor: $0.factor, offset: $0.offset, after: [], before: []) },
      moments: language.moments.map { .init(measure: $0.measure, low: $0.low, high: $0.high, name: $0.name, isAsked: $0.isAsked, say: []) },
      numbers: numberValues)
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
    (values.ranges, values.articles) = (stems(language.ranges), stems(language.articles))
    askerStems = stems(language.askers)
    var negators = Set<Int32>()
    for cue in language.cues where cue.kind == .negated {
      for phrase in cue.say {
        let words = lexicon.vocabulary.split(phrase)
        if words.count == 1 { negators.insert(lexicon.addWord(words[0])) }
      }
    }
    lexicon.barGaps(negators)
    self.lexicon = lexicon.finish(language)
    var exact = HashTable()
    var exactIntents: [[Int32]] = []
    let tokeniser = Tokeniser(respell: language.respell)
    for (index, intent) in intents.enumerated() {
      for text in intent.exact {
        let key = Self.key(tokeniser(text))
        let known = exact.find(key)
        if known < 0 { exact.set(key, Int32(exactIntents.count)) }
        if known < 0 { exactIntents.append([Int32(index)]) } else { exactIntents[Int(known)].append(Int32(index)) }
      }
    }
    (exactTable, self.exactIntents) = (FixedTable(exact), FlatLists(exactIntents))
    sentences = Sentences(intents.map(\.examples))
    phraseSentences = Sentences(intents.map(\.phraseTexts))
    // Signs and answers are learnt without what people want: that need not be known for them.
    let reader = self
    let learnt = Jobs.run(3) { job -> (signs: MeaningClassifier?, answers: [AnswerLikeness]?, intents: IntentClassifier?) in
      switch job {
      case 0 where trained == nil:
        let messages = signExamples.isEmpty ? [] : reader.messagesToLearn(signExamples, concepts, intents)
        return (MeaningClassifier(messages, inflection: Inflection(language)), nil, nil)
      case 1 where trained == nil: return (nil, reader.learnAnswers(answerExamples, signExamples, intents, Inflection(language)), nil)
      case 2 where trained == nil || !knowsIntents:
        let examples = intents.enumerated().flatMap { index, intent in (intent.examples + intent.phraseTexts).map { ($0, index) } }
        return (nil, nil, IntentClassifier.train(examples, classes: intents.count, language: language))
      default: return (nil, nil, nil)
      }
    }
    signClassifier = learnt[0].signs ?? trained?.signClassifier ?? .blank
    answerLikeness = learnt[1].answers ?? trained?.answerLikeness ?? []
    classifier = learnt[2].intents ?? trained?.classifier ?? .blank
  }

  /// The messages of the pack; the phrases of signs, each one by itself; and what people want, where no sign is read in it.
  private func messagesToLearn(_ examples: [SignExample], _ concepts: [Concept], _ intents: [IntentDefinition]) -> [MeaningClassifier.Example] {
    func read(_ text: String, _ sign: String?) -> MeaningClassifier.Example {
      .init(tokens: lexicon.vocabulary.look(text).0, concepts: understand(text).concepts, name: sign)
    }
    let spoken = concepts.lazy.filter(\.isSign).flatMap { sign in sign.phrases.flatMap(\.texts).map { read($0, sign.id) } }
    let signs = Set(concepts.lazy.filter(\.isSign).map(\.id))
    let wishes = intents.flatMap(\.examples).map { read($0, nil) }.filter { wish in
      !wish.concepts.contains { $0.polarity == .affirmed && signs.contains($0.concept) }
    }
    return examples.map { read($0.text, $0.sign) } + spoken + wishes
  }
}
