// SPDX-License-Identifier: GPL-3.0-or-later

// A conversation is kept and sent often, so it is written shortly: short keys, and nothing that is as at the start.

extension Conversation: Codable {
  private enum CodingKeys: String, CodingKey {
    case state, slots, flags, pending, last, scope, region, wanted, resume
    case asked = "a", notes = "d", offered = "o", path = "w", refused = "skipped", misses = "m", turns = "t", questions = "q"
    case isEnded = "ended", journal = "back"
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    func read<T: Decodable>(_ key: CodingKeys, or none: T) throws -> T { try keys.decodeIfPresent(T.self, forKey: key) ?? none }
    self.init(state: try keys.decode(String.self, forKey: .state), region: try read(.region, or: ""))
    slots = try read(.slots, or: [])
    flags = try read(.flags, or: [])
    asked = try read(.asked, or: [:])
    notes = try read(.notes, or: [])
    refused = try read(.refused, or: [])
    offered = try read(.offered, or: [])
    wanted = try keys.decodeIfPresent(String.self, forKey: .wanted)
    pending = try keys.decodeIfPresent(Pending.self, forKey: .pending)
    resume = try keys.decodeIfPresent(Pending.self, forKey: .resume)
    last = try read(.last, or: [])
    misses = try read(.misses, or: 0)
    turns = try read(.turns, or: 0)
    questions = try read(.questions, or: 0)
    scope = try read(.scope, or: scope)
    isEnded = try read(.isEnded, or: false)
    path = try read(.path, or: [])
    journal = try read(.journal, or: [])
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    let fresh = Conversation(state: "")
    func write<T: Encodable & Equatable>(_ value: T, _ key: CodingKeys, unless same: T) throws {
      if value != same { try keys.encode(value, forKey: key) }
    }
    try keys.encode(state, forKey: .state)
    try write(slots, .slots, unless: [])
    try write(flags, .flags, unless: [])
    try write(asked, .asked, unless: [:])
    try write(notes, .notes, unless: [])
    try write(refused, .refused, unless: [])
    try write(offered, .offered, unless: [])
    try keys.encodeIfPresent(wanted, forKey: .wanted)
    try keys.encodeIfPresent(pending, forKey: .pending)
    try keys.encodeIfPresent(resume, forKey: .resume)
    try write(last, .last, unless: [])
    try write(misses, .misses, unless: 0)
    try write(turns, .turns, unless: 0)
    try write(questions, .questions, unless: 0)
    try write(scope, .scope, unless: fresh.scope)
    try write(region, .region, unless: "")
    try write(isEnded, .isEnded, unless: false)
    try write(path, .path, unless: [])
    try write(journal, .journal, unless: [])
  }
}

/// `["part", "brake"]`
extension Conversation.Known: Codable {
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    self.init(slot: try list.decode(String.self), value: try list.decode(SlotValue.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(slot)
    try list.encode(value)
  }
}

/// A choice as a string, a number as `[low, high]`, a checklist as `{"+": "electric", "-": "carbon,tubeless"}`.
extension SlotValue: Codable {
  private enum CodingKeys: String, CodingKey { case yes = "+", no = "-", unsure = "?" }

  public init(from decoder: any Decoder) throws {
    if let choice = try? decoder.singleValueContainer().decode(String.self) {
      self = .choice(choice)
    } else if var range = try? decoder.unkeyedContainer() {
      self = .number(try range.decode(Double.self), try range.decode(Double.self))
    } else {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      func items(_ key: CodingKeys) throws -> [String] {
        try keys.decodeIfPresent(String.self, forKey: key)?.split(separator: ",").map(String.init) ?? []
      }
      self = .items(yes: try items(.yes), no: try items(.no), unsure: try items(.unsure))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .choice(let value):
      var single = encoder.singleValueContainer()
      try single.encode(value)
    case .number(let low, let high):
      var range = encoder.unkeyedContainer()
      try range.encode(low)
      try range.encode(high)
    case .items(let yes, let no, let unsure):
      var keys = encoder.container(keyedBy: CodingKeys.self)
      for (key, items) in [(CodingKeys.yes, yes), (.no, no), (.unsure, unsure)] where !items.isEmpty {
        try keys.encode(items.joined(separator: ","), forKey: key)
      }
    }
  }
}

/// `["slot", "part"]`, `["confirm", "FRAME"]`, `["clash", slot, old, new]`, `["which", intent, intent]`, `["among", slot, item, item]`
extension Conversation.Pending: Codable {
  public init(from decoder: any Decoder) throws {
    let parts = try decoder.singleValueContainer().decode([String].self)
    switch (parts.first, parts.count) {
    case ("slot", 2): self = .slot(parts[1])
    case ("confirm", 2): self = .confirm(parts[1])
    case ("clash", 4): self = .clash(slot: parts[1], old: parts[2], new: parts[3])
    case ("which", 2...): self = .which(Array(parts.dropFirst()))
    case ("among", 3...): self = .among(slot: parts[1], Array(parts.dropFirst(2)))
    default:
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not something that can be awaited"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    switch self {
    case .slot(let slot): try single.encode(["slot", slot])
    case .confirm(let flag): try single.encode(["confirm", flag])
    case .clash(let slot, let old, let new): try single.encode(["clash", slot, old, new])
    case .which(let intents): try single.encode(["which"] + intents)
    case .among(let slot, let items): try single.encode(["among", slot] + items)
    }
  }
}

/// Most steps are an answer to a question: `{"s": "where", "q": "part"}`.
extension Undo: Codable {
  private enum CodingKeys: String, CodingKey {
    case state = "s", answered = "q", pending = "p", slots = "k", cleared = "c", offered = "o", questions = "n", refused = "r", unrefused = "u"
  }

  /// The one slot that was awaited and filled.
  private var answered: String? {
    guard case .slot(let slot) = pending, slots.count == 1, slots[0] == (slot, nil) else { return nil }
    return slot
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    let known = try keys.decodeIfPresent([Conversation.Known].self, forKey: .slots) ?? []
    let cleared = try keys.decodeIfPresent([String].self, forKey: .cleared) ?? []
    let answered = try keys.decodeIfPresent(String.self, forKey: .answered)
    self.init(
      state: try keys.decode(String.self, forKey: .state),
      pending: try answered.map { .slot($0) } ?? keys.decodeIfPresent(Conversation.Pending.self, forKey: .pending),
      slots: known.map { ($0.slot, $0.value) } + (cleared + [answered].compactMap { $0 }).map { ($0, nil) },
      offered: max(0, try keys.decodeIfPresent(Int.self, forKey: .offered) ?? 0),
      questions: try keys.decodeIfPresent(Int.self, forKey: .questions) ?? 0,
      refused: try keys.decodeIfPresent([String].self, forKey: .refused) ?? [],
      unrefused: try keys.decodeIfPresent([String].self, forKey: .unrefused) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(state, forKey: .state)
    if let answered {
      try keys.encode(answered, forKey: .answered)
    } else {
      try keys.encodeIfPresent(pending, forKey: .pending)
    }
    let known = slots.compactMap { slot, value in value.map { Conversation.Known(slot: slot, value: $0) } }
    let cleared = answered == nil ? slots.filter { $0.value == nil }.map(\.slot) : []
    if !known.isEmpty { try keys.encode(known, forKey: .slots) }
    if !cleared.isEmpty { try keys.encode(cleared, forKey: .cleared) }
    if offered > 0 { try keys.encode(offered, forKey: .offered) }
    if questions > 0 { try keys.encode(questions, forKey: .questions) }
    if !refused.isEmpty { try keys.encode(refused, forKey: .refused) }
    if !unrefused.isEmpty { try keys.encode(unrefused, forKey: .unrefused) }
  }
}
