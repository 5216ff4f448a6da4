// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads numbers and what they measure: "2-3 weeks", "seventy two", "7/10", "38.5", "aged 70", "half an hour".
struct ValueReader: Sendable {
  var units: [Language.Unit]
  var moments: [Language.Moment]
  var numbers: [Double]
  /// Words that make a range of two numbers, and words that stand for one; where there are none, any short word does.
  var ranges: Set<Int32> = []
  var articles: Set<Int32> = []

  func read(
    _ tokens: [Token], _ matches: [Lexicon.Match], text: UnsafeBufferPointer<UInt8>, asked: Measure? = nil
  ) -> [Understanding.Value] {
    var numberAt: [Int: (value: Double, last: Int)] = [:]
    for (index, token) in tokens.enumerated() { if let value = token.number { numberAt[index] = (value, index) } }
    for match in matches where match.entry.kind == .number && (asked != nil || !match.isCorrected) {
      let first = Int(match.first)
      if let known = numberAt[first], known.last >= Int(match.last) { continue }
      numberAt[first] = (numbers[Int(match.entry.id)], Int(match.last))
    }
    var values: [Understanding.Value] = []
    var at = 0
    while at < tokens.count {
      guard var (low, last) = numberAt[at] else {
        at += 1
        continue
      }
      let first = at
      if low < 1, low > 0, tokens[at].number == nil {
        at = last + 1
        continue
      }
      // "seventy two": tens and units.
      if low >= 20, low < 100, low.truncatingRemainder(dividingBy: 10) == 0, tokens[first].number == nil,
        let (small, end) = numberAt[last + 1], small >= 1, small < 10, tokens[last].gap == .none, tokens[last + 1].number == nil
      {
        (low, last) = (low + small, end)
      }
      // "three and a half".
      if let (part, end) = numberAt[last + 1], part > 0, part < 1, tokens[last].gap == .none { (low, last) = (low + part, end) }
      var high = low
      var measure: (unit: Language.Unit?, last: Int) = unit(after: last, tokens, matches)
      // "7/10", "28+3": the sign between the digits says what it is.
      let sign = last + 1 < tokens.count ? self.sign(tokens[last], tokens[last + 1], text) : 0
      if sign == 0x2F, numberAt[last + 1]?.value == 10 {
        values.append(value(.severity, min(low, 10), min(high, 10), first, last + 1, tokens))
        at = last + 2
        continue
      }
      if sign == 0x2B, let days = numberAt[last + 1]?.value, days < 7, low >= 4, low <= 42 {
        values.append(value(.weeksPregnant, low, low, first, last + 1, tokens))
        at = last + 2
        continue
      }
      // "2-3", "2 or 3", "between 2 and 3".
      if measure.unit == nil, let (second, end) = range(after: last, tokens, matches, numberAt), second > low {
        high = second
        last = end
        measure = unit(after: last, tokens, matches)
      }
      if measure.unit == nil, let before = unit(before: first, tokens, matches) { measure = (before, last) }
      if let unit = measure.unit {
        // "a week and a half".
        if let (part, end) = numberAt[measure.last + 1], part > 0, part < 1, tokens[measure.last].gap == .none {
          (low, high, measure.last) = (low + part, high + part, end)
        }
        let (a, b) = ((low + unit.offset) * unit.factor, (high + unit.offset) * unit.factor)
        var scaled = (a, b)
        if unit.measure == .temperature, unit.factor == 1, low > 45 { scaled = ((low - 32) / 1.8, (high - 32) / 1.8) }
        values.append(value(unit.measure, scaled.0, scaled.1, first, measure.last, tokens))
        at = measure.last + 1
      } else {
        // Bare body temperatures are hardly ever anything else.
        let isTemperature = low >= 38 && low <= 42.5 && low != low.rounded() || low >= 100.4 && low <= 107 && low != low.rounded()
        if isTemperature {
          values.append(value(.temperature, low > 45 ? (low - 32) / 1.8 : low, high > 45 ? (high - 32) / 1.8 : high, first, last, tokens))
        } else if asked == nil, low == high, isBareAge(low, first, last, tokens) {
          values.append(value(.age, low, low, first, last, tokens))
        } else {
          values.append(value(.number, low, high, first, last, tokens))
        }
        at = last + 1
      }
    }
    // Units with no number ("an hour") and phrases that are a value by themselves.
    for match in matches {
      let (first, last) = (Int(match.first), Int(match.last))
      if values.contains(where: { Int($0.first) <= first && last <= Int($0.last) }) { continue }
      if match.entry.kind == .moment, !isInsideLonger(match, matches) {
        let moment = moments[Int(match.entry.id)]
        if moment.isAsked, moment.measure != asked { continue }
        var found = value(moment.measure, moment.low, moment.high, first, last, tokens)
        (found.name, found.isWorded) = (moment.name, true)
        values.append(found)
      } else if match.entry.kind == .unitAfter, first > 0, tokens[first - 1].isFiller, tokens[first - 1].gap == .none,
        articles.isEmpty ? tokens[first - 1].foldEnd - tokens[first - 1].foldStart <= 2 : articles.contains(tokens[first - 1].stem), !isInsideLonger(match, matches)
      {
        let unit = units[Int(match.entry.id)]
        if unit.measure == .duration {
          // "a year and a half".
          let half = numberAt[last + 1].flatMap { $0.value < 1 && tokens[last].gap == .none ? $0.value : nil } ?? 0
          values.append(value(.duration, unit.factor * (1 + half), unit.factor * (1 + half), first, last, tokens))
        }
      }
    }
    return values.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }

  /// "Jean, 74.", "my husband (69)", "64. Pulled something": a number between stops, in a message with more in it, is how people tell their age.
  private func isBareAge(_ number: Double, _ first: Int, _ last: Int, _ tokens: [Token]) -> Bool {
    guard Self.bareAges.contains(number), number == number.rounded(), tokens.count >= Self.leastBesideAge else { return false }
    let isOpen = first == 0 || tokens[first - 1].gap != .none
    let isEnd = last == tokens.count - 1 || tokens[last].gap != .none
    // "20, 30 times" counts something.
    return isOpen && isEnd && (last + 1 >= tokens.count || tokens[last + 1].number == nil)
  }

  /// In years; a younger person is told of in other words.
  private static let bareAges = 17.0...99.0
  private static let leastBesideAge = 4

  private func isInsideLonger(_ match: Lexicon.Match, _ matches: [Lexicon.Match]) -> Bool {
    matches.contains {
      ($0.entry.kind == .moment) && $0.first <= match.first && match.last <= $0.last
        && $0.last - $0.first > match.last - match.first
    }
  }

  private func value(_ measure: Measure, _ low: Double, _ high: Double, _ first: Int, _ last: Int, _ tokens: [Token])
    -> Understanding.Value
  {
    Understanding.Value(
      measure: measure, low: low, high: high, span: Int(tokens[first].start)..<Int(tokens[last].end),
      first: Int32(first), last: Int32(last), sentence: tokens[first].sentence, clause: tokens[first].clause)
  }

  private func sign(_ a: Token, _ b: Token, _ text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    b.start - a.end == 1 ? text[Int(a.end)] : 0
  }

  private func unit(after last: Int, _ tokens: [Token], _ matches: [Lexicon.Match]) -> (unit: Language.Unit?, last: Int) {
    var best: (Language.Unit?, Int) = (nil, last)
    guard last < tokens.count, tokens[last].gap == .none || tokens[last].number != nil else { return best }
    var starts = [last + 1]
    if last + 1 < tokens.count, tokens[last + 1].isFiller { starts.append(last + 2) }
    for match in matches where match.entry.kind == .unitAfter && starts.contains(Int(match.first)) && Int(match.last) > best.1 {
      if tokens[last].gap > .none { continue }
      best = (units[Int(match.entry.id)], Int(match.last))
    }
    return best
  }

  private func unit(before first: Int, _ tokens: [Token], _ matches: [Lexicon.Match]) -> Language.Unit? {
    let near = matches.filter { match in
      let end = Int(match.last)
      return match.entry.kind == .unitBefore && end < first && first - end <= 3 && tokens[end..<first].allSatisfy { $0.gap == .none }
        && tokens[(end + 1)..<first].allSatisfy(\.isFiller)
    }
    // "Mum of three" is more than "mum".
    return near.max { ($0.last, -$0.first) < ($1.last, -$1.first) }.map { units[Int($0.entry.id)] }
  }

  private func range(
    after last: Int, _ tokens: [Token], _ matches: [Lexicon.Match], _ numberAt: [Int: (value: Double, last: Int)]
  ) -> (Double, Int)? {
    // "2-3" leaves two numbers side by side; "2 or 3", "2 to 3", "2 and 3" leave one small word between.
    if tokens[last].gap == .none, let (second, end) = numberAt[last + 1], tokens[last].number != nil, tokens[end].number != nil {
      return (second, end)
    }
    if tokens[last].gap == .none, last + 1 < tokens.count, tokens[last + 1].gap == .none,
      ranges.isEmpty ? tokens[last + 1].foldEnd - tokens[last + 1].foldStart <= 3 : ranges.contains(tokens[last + 1].stem), let (second, end) = numberAt[last + 2]
    {
      return (second, end)
    }
    return nil
  }
}
