// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// How well replies to yes/no, how long, how bad and which side are read.
public struct AnswerEvaluation: Sendable, Encodable {
  public private(set) var accuracy = 0.0
  public private(set) var bySlot: [String: Double] = [:]
  public private(set) var count = 0
  /// Mixed answers that were taken for a no: the mistake that harms.
  public private(set) var mixedTakenForNo = 0
  /// Rows read wrongly, as "slot expected, found: answer | question".
  public private(set) var mistakes: [String] = []

  private enum CodingKeys: String, CodingKey {
    case accuracy, bySlot = "by_slot", count, mixedTakenForNo = "mixed_taken_for_no"
  }

  /// Nil when a column is missing.
  public init?(_ table: Table, reader: Reader) {
    guard let question = table.column("question"), let answer = table.column("answer"), let slot = table.column("slot"),
      let value = table.column("value")
    else { return nil }
    var right: [String: (Int, Int)] = [:]
    for row in table.rows where row.count > max(question, answer, slot, value) {
      let kind = row[slot].lowercased()
      let expected = row[value].lowercased().replacing("–", with: "-")
      let found = Self.read(row[answer], to: row[question], slot: kind, reader)
      count += 1
      let isRight = found == expected
      right[kind, default: (0, 0)].0 += isRight ? 1 : 0
      right[kind, default: (0, 0)].1 += 1
      if expected == "mixed", found == "no" { mixedTakenForNo += 1 }
      if !isRight { mistakes.append("\(kind) \(expected), \(found): \(row[answer]) | \(row[question])") }
    }
    bySlot = right.mapValues { Double($0.0) / Double($0.1) }
    accuracy = count > 0 ? Double(right.values.map(\.0).reduce(0, +)) / Double(count) : 0
  }

  /// What the reader makes of an answer, in the words of the file.
  static func read(_ answer: String, to question: String, slot: String, _ reader: Reader) -> String {
    let expecting: Expecting
    switch slot {
    case "duration": expecting = Expecting(kind: .duration, slot: slot, measure: .duration, question: question)
    case "severity": expecting = Expecting(kind: .number, slot: slot, measure: .severity, question: question)
    case "side": expecting = Expecting(kind: .choice, slot: slot, question: question)
    default: expecting = Expecting(kind: .yesNo, slot: slot, question: question)
    }
    let read = reader.understand(answer, expecting: expecting).answer
    switch slot {
    case "duration": return duration(read.value)
    case "severity": return severity(read.value)
    case "side": return read.side?.rawValue ?? "unknown"
    default: return read.isMixed ? "mixed" : (read.word ?? read.implied ?? .unsure).rawValue
    }
  }

  private static func duration(_ value: Understanding.Value?) -> String {
    guard let value, !value.isVague else { return "vague" }
    let days = value.low / 1440
    return days < 1 ? "today" : days < 7 ? "days" : days < 29.9 ? "weeks" : days < 364 ? "months" : "years"
  }

  private static func severity(_ value: Understanding.Value?) -> String {
    guard let value else { return "unknown" }
    if let name = value.name { return name }
    let (low, high) = (Int(value.low), Int(value.high))
    return low == high ? "\(low)" : "\(low)-\(high)"
  }
}
