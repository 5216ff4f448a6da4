// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Understanding

/// Finds talks that would notice a change which nothing notices: likely things are said wherever the transcripts lead.
public struct Drafting: Sendable {
  /// A point that a conversation was led to, and how.
  struct Point: Sendable {
    /// Header lines: "@profile kidney".
    var headers: [String]
    var said: [String]
    var conversation: Conversation
    var clock: Double?
  }

  private let pack: Pack
  /// The shortest way to each, short ways first.
  private let points: [Point]
  /// What the transcripts say in a state.
  private let said: [String: [String]]
  /// The most turns tried for one change.
  private static let most = 5_000

  public init(_ pack: Pack, _ tally: Tally) {
    self.pack = pack
    var all = Self.facts(pack) + Self.told(pack)
    var said: [String: [String]] = [:]
    for transcript in tally.results.map(\.transcript) {
      var point = Self.start(transcript, pack)
      all.append(point)
      for text in transcript.turns.compactMap(\.you) {
        let state = point.conversation.state
        if said[state]?.contains(text) != true { said[state, default: []].append(text) }
        if transcript.isEachAlone { continue }
        (point.conversation, _, _) = pack.respond(to: text, in: point.conversation, at: point.clock)
        point.said.append(text)
        all.append(point)
      }
    }
    var seen = Set<String>()
    points = all.enumerated().sorted { ($0.element.said.count, $0.offset) < ($1.element.said.count, $1.offset) }.map(\.element)
      .filter { seen.insert(Self.signature($0.conversation)).inserted }
    self.said = said
  }

  /// A talk in which the changed pack does something else; nil where none was found.
  public func draft(_ outcome: MutationRun.Outcome) -> Draft? {
    let mutation = outcome.mutation
    let changed = mutation.apply(pack)
    let state = Self.state(of: mutation.key)
    var near = state.map { state in points.filter { $0.conversation.state == state } } ?? points
    if let limit = limit(of: mutation.key) { near = near.filter { holds(limit, in: $0.conversation) } }
    var tries = 0
    for words in [outcome.example.map { [$0] } ?? sayings(mutation), state.flatMap { said[$0] } ?? []] {
      for text in words {
        for point in near {
          tries += 1
          if tries > Self.most { return nil }
          let (_, before, heard) = pack.respond(to: text, in: point.conversation, at: point.clock)
          let (_, after, _) = changed.respond(to: text, in: point.conversation, at: point.clock)
          if Self.shown(before) != Self.shown(after) { return Draft(what: mutation.what, point: point, text: text, turn: before, heard: heard) }
        }
      }
    }
    return outcome.example.flatMap { heardOtherwise(mutation, $0, changed) }
  }

  /// The limit of a technique that is lifted: only where it holds can it be missed.
  private func limit(of key: String) -> Technique.Limit? {
    let parts = key.split(separator: " ").map(String.init)
    guard parts.count == 4, parts[0] == "limit", let technique = pack.flow.technique(parts[1]), let place = Int(parts[3]) else { return nil }
    let limits = parts[2] == "avoid" ? technique.avoid : parts[2] == "ask_first" ? technique.askFirst : technique.change
    return limits.indices.contains(place) ? limits[place] : nil
  }

  private func holds(_ limit: Technique.Limit, in conversation: Conversation) -> Bool {
    guard let fact = limit.fact else { return pack.flow.holds(limit.when, in: conversation) }
    guard let profile = pack.flow.profile, case .items(let yes, _, _) = conversation.value(profile) else { return false }
    return yes.contains(fact)
  }

  /// Nothing is done otherwise; but something is no longer heard.
  private func heardOtherwise(_ mutation: Mutation, _ text: String, _ changed: Pack) -> Draft? {
    guard let owner = mutation.key.split(separator: " ").last.map(String.init) else { return nil }
    let heard = pack.reader.understand(text)
    guard let polarity = heard.polarity(of: owner), changed.reader.understand(text).polarity(of: owner) != polarity else { return nil }
    let point = Point(headers: [], said: [], conversation: pack.flow.begin())
    var draft = Draft(what: mutation.what, point: point, text: text, turn: nil, heard: heard)
    draft.concept = (owner, polarity.rawValue)
    return draft
  }

  /// What is likely to lead to the thing that was changed.
  private func sayings(_ mutation: Mutation) -> [String] {
    var out: [String] = []
    for key in [mutation.key] + mutation.others {
      let parts = key.split(separator: " ").map(String.init)
      guard parts.count > 1 else { continue }
      let intents: [String]
      switch parts[0] {
      case "intent": intents = [parts[1]]
      case "reply": intents = pack.flow.intents.values.filter { $0.reply == parts[1] }.map(\.id).sorted()
      case "technique", "limit": intents = pack.flow.intents.values.filter { $0.offer == parts[1] }.map(\.id).sorted()
      case "flag":
        intents = []
        out += pack.phrases(of: parts[1]).prefix(3)
        let flag = pack.flow.flag(parts[1])
        out += sayings(of: [flag?.when] + (flag?.raised.map(\.when) ?? []))
        for stop in flag?.stops ?? [] { out += pack.flow.intents.values.filter { $0.offer == stop }.map(\.id).sorted().compactMap(pack.saying(intent:)) }
      case "transition", "reaction":
        intents = pack.flow.intents.keys.sorted()
        if let state = pack.flow.states[parts[1]] { out += sayings(of: state.next.map(\.when) + state.on.map(\.when)) }
      default: intents = []
      }
      out += intents.compactMap(pack.saying(intent:))
    }
    return out
  }

  private func sayings(of guards: [Guard?]) -> [String] {
    guards.flatMap { $0?.names ?? [] }.flatMap { name -> [String] in
      switch name {
      case .slot(let id): (pack.flow.slot(id)?.values ?? []).compactMap { pack.saying(slot: id, value: $0.id) }
      case .flag(let id): Array(pack.phrases(of: id).prefix(1))
      case .concept(let id): Array(pack.phrases(of: id).prefix(1))
      default: []
      }
    }
  }

  /// Where the thing is part of a state, nothing said elsewhere shows it.
  private static func state(of key: String) -> String? {
    let parts = key.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 3 && (parts[0] == "transition" || parts[0] == "reaction") && !parts[1].isEmpty ? parts[1] : nil
  }

  private static func start(_ transcript: Transcript, _ pack: Pack) -> Point {
    let values = HeaderValues(transcript, pack)
    let headers = transcript.headers.filter { $0.key == "profile" || $0.key == "region" }.map { "@\($0.key) \($0.value)" }
    return Point(headers: headers, said: [], conversation: values.conversation, clock: values.clock)
  }

  /// The beginning with each fact of the profile, with none, and with all: there the lines of a reply for this and for that stand together.
  private static func facts(_ pack: Pack) -> [Point] {
    let known = pack.flow.profile.flatMap(pack.flow.slot)?.values.map(\.id) ?? []
    return (known.isEmpty ? [] : ["none"] + known + [known.joined(separator: ", ")]).map { fact in
      start(Transcript(path: "", title: "", headers: [.init(key: "profile", value: fact, line: 1, column: 1)]), pack)
    }
  }

  /// The beginning after one thing was told that fills a slot.
  private static func told(_ pack: Pack) -> [Point] {
    let begin = start(Transcript(path: "", title: "", headers: [.init(key: "profile", value: "none", line: 1, column: 1)]), pack)
    return pack.flow.slots.filter { !$0.isDerived && $0.id != pack.flow.profile }.flatMap { slot in
      slot.values.compactMap { value in
        guard let text = pack.saying(slot: slot.id, value: value.id) else { return nil }
        var point = begin
        (point.conversation, _, _) = pack.respond(to: text, in: point.conversation)
        point.said = [text]
        return point
      }
    }
  }

  /// What of a conversation decides what comes next, as far as it can be told cheaply.
  private static func signature(_ conversation: Conversation) -> String {
    let flags = conversation.flags.map { "\($0.id)\($0.status)" }
    return "\(conversation.state) \(String(describing: conversation.pending)) \(conversation.slots) \(flags) \(conversation.offered) \(conversation.region)"
  }

  /// What somebody would see.
  private static func shown(_ turn: Turn) -> [String] {
    turn.replies.map(\.text) + [turn.triage.rawValue, turn.state] + turn.flags.map { "\($0.id) \($0.level) \($0.status)" }
  }
}
