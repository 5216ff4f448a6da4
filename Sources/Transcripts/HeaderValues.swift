// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

/// What the `@` lines of a transcript come to, held against a pack.
package struct HeaderValues {
  var conversation: Conversation
  /// `@clock` in seconds of Unix time.
  var clock: Double?
  /// `@intents`: no others are there.
  var intents: Set<String>?
  var findings: [Finding] = []

  init(_ transcript: Transcript, _ pack: Pack) {
    conversation = pack.flow.begin(region: transcript.header("region")?.uppercased() ?? "")
    for header in transcript.headers {
      func fail(_ message: String) {
        findings.append(Finding(file: transcript.path, line: header.line, column: header.column, message: message))
      }
      switch header.key {
      case "seed":
        if UInt64(header.value) == nil { fail("\"\(header.value)\" is no whole number") }
      case "clock":
        clock = Self.seconds(header.value)
        if clock == nil { fail("\"\(header.value)\" is no moment" + Self.example("clock")) }
      case "each":
        if header.value != "alone" { fail("\"\(header.value)\" is no way to play it" + Self.example("each")) }
      case "intents":
        let names = header.value.split { $0 == "," || $0.isWhitespace }.map(String.init)
        let known = pack.flow.intents.keys.sorted()
        for name in names where !known.contains(name) { fail("no intent \"\(name)\"" + Suggestion.text(for: name, among: known)) }
        intents = Set(names)
      case "region":
        let known = pack.flow.regions.keys.filter { !$0.isEmpty }
        if !known.contains(header.value.uppercased()) {
          fail("no region \"\(header.value)\"" + Suggestion.text(for: header.value.uppercased(), among: known.sorted()))
        }
      case "profile":
        guard let id = pack.flow.profile, let slot = pack.flow.slot(id) else {
          fail("this pack has no profile")
          continue
        }
        let facts = header.value.split { $0 == "," || $0.isWhitespace }.map(String.init)
        let known = slot.values.map(\.id)
        for fact in facts where fact != "none" && !known.contains(fact) {
          fail("no fact \"\(fact)\" in the profile" + Suggestion.text(for: fact, among: known))
        }
        conversation.slots.append(
          .init(slot: id, value: .items(yes: facts.filter(known.contains), no: known.filter { !facts.contains($0) }, unsure: [])))
      default: break
      }
    }
  }

  /// The pack the transcript is about.
  func narrowed(_ pack: Pack) -> Pack {
    guard let intents, findings.isEmpty else { return pack }
    var definitions = pack.definitions
    definitions.intents.removeAll { !intents.contains($0.id) }
    return pack.with(definitions)
  }

  /// How a header is written, for hints.
  static func example(_ key: String) -> String {
    switch key {
    case "seed": ": @seed 7"
    case "clock": ": @clock 2026-03-02T09:15"
    case "region": ": @region GB"
    case "intents": ": @intents greet, ask_price"
    case "profile": ": @profile none"
    case "each": ": @each alone"
    case "tags": ": @tags smoke, slow"
    case "known-failing", "skip": ": a reason"
    default: ""
    }
  }

  /// `2026-03-02T09:15`, with or without seconds, in UTC.
  package static func seconds(_ text: String) -> Double? {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let zoned = halves[1].hasSuffix("Z") ? halves[1].dropLast() : halves[1]
    let time = zoned.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard date.count == 3, (2...3).contains(time.count), !date.contains(nil), !time.contains(nil) else { return nil }
    let (year, month, day) = (date[0]!, date[1]!, date[2]!)
    let (hour, minute, second) = (time[0]!, time[1]!, time.count > 2 ? time[2]! : 0)
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else { return nil }
    // Days since 1 March of the year 0, then since 1970.
    let y = month > 2 ? year : year - 1
    let m = month > 2 ? month - 3 : month + 9
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468
    return Double(days * 86_400 + hour * 3_600 + minute * 60 + second)
  }
}
