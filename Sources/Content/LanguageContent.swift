// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// Reads a language file: `language/en.yml`.
struct LanguageContent {
  let files: ContentFiles

  static let keys = [
    "language", "fillers", "respell", "suffixes", "irregular", "real_words", "real_words_file", "sounds", "cues", "answers",
    "numbers", "ordinals", "units", "moments", "clause_starts", "clause_verbs", "subjects", "contracted", "joiners", "alternatives", "ranges", "articles", "askers", "denying_prefixes", "wrappers",
  ]

  func read(_ code: String) -> Language? {
    guard let field = files.folder("language").first(where: { $0.file.hasSuffix("/\(code).yml") }) else { return nil }
    var language = Language()
    let keys = field.keys(Self.keys)
    language.id = keys["language"]?.string() ?? code
    language.fillers = texts(keys["fillers"])
    language.clauseStarts = phrases(keys["clause_starts"])
    language.clauseVerbs = phrases(keys["clause_verbs"])
    language.subjects = texts(keys["subjects"])
    language.contracted = texts(keys["contracted"])
    language.joiners = texts(keys["joiners"])
    language.alternatives = texts(keys["alternatives"])
    language.ranges = texts(keys["ranges"])
    language.articles = texts(keys["articles"])
    language.askers = texts(keys["askers"])
    language.denyingPrefixes = texts(keys["denying_prefixes"])
    language.respell = pairs(keys["respell"])
    language.irregular = pairs(keys["irregular"])
    language.realWords = texts(keys["real_words"])
    if let name = keys["real_words_file"], let file = name.string() {
      if let lines = files.lines("language/" + file) {
        language.realWords += lines
      } else {
        name.error("there is no file language/\(file)")
      }
    }
    language.suffixes = (keys["suffixes"]?.items() ?? []).compactMap(suffix)
    language.sounds = pairs(keys["sounds"]).sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }.map {
      .init(from: $0.key, to: $0.value)
    }
    language.cues = (keys["cues"]?.items() ?? []).compactMap(cue)
    for (name, _, value) in keys["answers"]?.entries() ?? [] {
      guard let kind = AnswerWord(rawValue: name) else {
        value.error("unknown answer \"\(name)\"" + Suggestion.text(for: name, among: AnswerWord.allCases.map(\.rawValue)))
        continue
      }
      language.answers.append(.init(kind: kind, say: phrases(value)))
    }
    language.numbers = numbers(keys["numbers"])
    language.ordinals = numbers(keys["ordinals"])
    language.units = (keys["units"]?.items() ?? []).compactMap(unit)
    language.moments = (keys["moments"]?.items() ?? []).compactMap(moment)
    for (name, key, value) in keys["wrappers"]?.entries() ?? [] {
      guard let polarity = Polarity(rawValue: name) else {
        key.error("unknown way of meaning \"\(name)\"" + Suggestion.text(for: name, among: Polarity.allCases.map(\.rawValue)))
        continue
      }
      for (text, item) in value.strings() {
        if !text.contains("{}") { item.error("a wrapper needs {} where the phrase goes") }
        language.wrappers.append(.init(polarity: polarity, frame: text))
      }
    }
    return language
  }

  private func texts(_ field: Field?) -> [String] { field?.strings().map(\.text) ?? [] }

  /// Phrases, checked.
  private func phrases(_ field: Field?) -> [String] {
    (field?.strings() ?? []).compactMap { text, item in
      do throws(Phrase.Mistake) {
        _ = try Phrase(text)
        return text
      } catch {
        item.error("\"\(text)\": \(error.message)")
        return nil
      }
    }
  }

  private func pairs(_ field: Field?) -> [String: String] {
    var out: [String: String] = [:]
    for (key, _, value) in field?.entries() ?? [] { out[key] = value.string() }
    return out
  }

  private func numbers(_ field: Field?) -> [String: Double] {
    var out: [String: Double] = [:]
    for (key, _, value) in field?.entries() ?? [] { out[key] = value.number() }
    return out
  }

  private func suffix(_ field: Field) -> Language.Suffix? {
    guard let words = field.string()?.split(separator: " "), words.count == 3, let minimum = Int(words[2]) else {
      field.error("an ending is written \"ies y 2\": the ending, what replaces it (- for nothing), how many letters must be left")
      return nil
    }
    return .init(ending: String(words[0]), replacement: words[1] == "-" ? "" : String(words[1]), minimum: minimum)
  }

  private func cue(_ field: Field) -> Language.Cue? {
    let keys = field.keys(["kind", "side", "reach", "crosses", "lists", "say"])
    guard let kind = keys["kind"]?.one(of: Language.Cue.Kind.self, called: "kind of cue") else {
      if keys["kind"] == nil { field.error("a cue needs a kind") }
      return nil
    }
    let side = keys["side"].flatMap { $0.one(of: Language.Cue.Side.self, called: "side") } ?? .before
    return .init(
      kind: kind, side: side, reach: keys["reach"]?.number().map { Int($0) } ?? 6, crosses: keys["crosses"]?.flag() ?? false,
      lists: keys["lists"]?.flag() ?? true,
      say: phrases(keys["say"]))
  }

  private func unit(_ field: Field) -> Language.Unit? {
    let keys = field.keys(["measure", "factor", "offset", "after", "before"])
    guard let measure = keys["measure"]?.one(of: Measure.self, called: "measure") else { return nil }
    return .init(
      measure: measure, factor: keys["factor"]?.number() ?? 1, offset: keys["offset"]?.number() ?? 0,
      after: phrases(keys["after"]), before: phrases(keys["before"]))
  }

  private func moment(_ field: Field) -> Language.Moment? {
    let keys = field.keys(["measure", "low", "high", "name", "asked", "say"])
    guard let measure = keys["measure"]?.one(of: Measure.self, called: "measure"), let low = keys["low"]?.number() else {
      field.error("a moment needs a measure and a low value")
      return nil
    }
    return .init(measure: measure, low: low, high: keys["high"]?.number() ?? low, name: keys["name"]?.string(),
      isAsked: keys["asked"]?.flag() ?? false, say: phrases(keys["say"]))
  }
}
