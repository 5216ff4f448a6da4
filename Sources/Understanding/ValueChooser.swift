// SPDX-License-Identifier: GPL-3.0-or-later

/// Chooses the value that answers a question: the first, unless it was taken back or was long ago.
struct ValueChooser {
  let reader: AnswerReader
  let measure: Measure
  let question: () -> Question?

  func value(_ answer: Answer) -> Understanding.Value? {
    if reader.words.contains(where: { $0.word == .asks }) { return nil }
    if let offered = offered() { return offered }
    var found = reader.values.filter { $0.measure == measure }
    let plain = reader.values.filter { $0.measure == .number }
    if measure == .severity {
      let scored = found.filter { $0.name == nil }
      if !(scored.isEmpty && plain.isEmpty) { found = (scored + plain).sorted { $0.first < $1.first } }
    } else if found.isEmpty, let unit = question()?.unit, unit.measure == measure {
      found = plain.map { value in
        var value = value
        (value.measure, value.low, value.high) = (measure, value.low * unit.factor, value.high * unit.factor)
        return value
      }
    }
    if let turn = reader.cues.last(where: { $0.cue.kind == .correction })?.last {
      let later = found.filter { Int($0.first) > turn }
      if !later.isEmpty { found = later }
    }
    let now = found.filter { !isOfAnotherTime($0) }
    if !now.isEmpty { found = now }
    if found.isEmpty { return nothing(answer) }
    guard measure == .severity else { return found.first { !$0.isVague } ?? found.first }
    return score(found)
  }

  /// A score out of ten; two scores make a range.
  private func score(_ found: [Understanding.Value]) -> Understanding.Value? {
    guard var first = found.first else { return nil }
    first.measure = .severity
    if first.name != nil { return first }
    first.low = min(10, max(0, found.map(\.low).min()!.rounded(.down)))
    first.high = min(10, max(0, found.map(\.high).max()!.rounded(.up)))
    return first
  }

  /// "3, was 8 yesterday", "8 (usually 3)".
  private func isOfAnotherTime(_ value: Understanding.Value) -> Bool {
    guard measure == .severity else { return false }
    let list = reader.tokens.list
    var (low, high) = (Int(value.first), Int(value.last))
    while low > 0, list[low - 1].gap == .none, !reader.map.marks[low].contains(.end) { low -= 1 }
    while high + 1 < list.count, list[high].gap == .none, !reader.map.marks[high + 1].contains(.end) { high += 1 }
    return reader.words.contains { $0.word == .once && low <= $0.first && $0.last <= high }
      || reader.cues.contains { $0.cue.kind == .past && low <= $0.first && $0.last <= high }
  }

  /// "The last one", of what the question offers.
  private func offered() -> Understanding.Value? {
    guard reader.matches.contains(where: { $0.entry.kind == .ordinal }), let offers = question()?.offers, !offers.isEmpty else { return nil }
    for match in reader.matches where match.entry.kind == .ordinal {
      let value = Int(reader.ordinals[Int(match.entry.id)])
      let choice = value == 0 ? offers.count / 2 : value < 0 ? offers.count + value : value - 1
      if offers.indices.contains(choice) { return offers[choice] }
    }
    return nil
  }

  /// "Not at all", asked how bad it is.
  private func nothing(_ answer: Answer) -> Understanding.Value? {
    guard measure == .severity, !answer.isMixed, answer.word != .unsure else { return nil }
    let isNone = answer.word == .no || answer.none
      || answer.word == nil && reader.tokens.list.count <= 4 && reader.cues.contains { $0.cue.kind == .negated && $0.last == reader.tokens.list.count - 1 }
    guard isNone, let last = reader.tokens.list.last else { return nil }
    return .init(measure: .severity, low: 0, high: 0, span: 0..<Int(last.end), first: 0, last: Int32(reader.tokens.list.count - 1))
  }
}
