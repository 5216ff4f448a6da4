// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// Learns, for each slot that has answers, what they look like beside what else people say.
  func learnAnswers(
    _ examples: [AnswerExample], _ messages: [SignExample], _ intents: [IntentDefinition], _ inflection: Inflection
  ) -> [AnswerLikeness] {
    guard !examples.isEmpty else { return [] }
    @Sendable func read(_ text: String) -> MeaningClassifier.Example {
      .init(tokens: lexicon.vocabulary.look(text).0, concepts: understand(text).concepts, name: nil)
    }
    let wishes = intents.filter(\.isWish).flatMap(\.examples)
    // Whoever tells of a cramp may answer how it is, but says nothing of a list.
    let tellings = intents.filter { !$0.isWish }.flatMap(\.examples).map(read)
    // A part of what else is said is enough to tell it from answers. Answers to other questions are left out: "not a one" answers two.
    let others = (stride(from: 0, to: wishes.count, by: 4).map { wishes[$0] } + stride(from: 0, to: messages.count, by: 6).map { messages[$0].text })
      .map(read)
    let slots = Set(examples.map(\.slot)).sorted()
    return Jobs.run(slots.count) { place in
      let slot = slots[place]
      let own = examples.filter { $0.slot == slot }.map { example in
        var message = read(example.text)
        message.name = example.value
        return message
      }
      let isList = own.allSatisfy { $0.name == nil || $0.name == AnswerLikeness.none }
      return AnswerLikeness(slot: slot, classifier: MeaningClassifier(others + (isList ? tellings : []) + own, inflection: inflection))
    }
  }
}
