// SPDX-License-Identifier: GPL-3.0-or-later

extension Reader {
  /// Of a few choices that have no words of their own: those of whose label a word is said that no other label has.
  func pickByLabel(_ tokens: Tokens, _ scopes: PolarityScopes, _ choices: [Expecting.Choice], _ answer: inout Answer) {
    var owners: [Int32: Set<Int>] = [:]
    for (index, choice) in choices.enumerated() {
      for token in lexicon.vocabulary.look(choice.label).0.list where !token.isFiller && token.stem >= 0 { owners[token.stem, default: []].insert(index) }
    }
    for (place, token) in tokens.list.enumerated() {
      guard let owner = owners[token.stem], owner.count == 1, let index = owner.first, !answer.picks.contains(index) else { continue }
      if scopes.polarity(first: place, last: place).0 == .affirmed { answer.picks.append(index) }
    }
    answer.picks.sort()
  }
}
