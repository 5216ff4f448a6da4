// SPDX-License-Identifier: GPL-3.0-or-later

extension Facts {
  /// Puts what is known into a text: `{muscle}` as it was heard, `{emergency}` as the region's number, `{safe bridge, plank}` as those
  /// techniques that are not ruled out for the person. Empty where none of them is left.
  func fill(_ text: String, extra: [String: String] = [:]) -> String {
    guard text.utf8.contains(0x7B) else { return text }
    var out = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      if let ids = Flow.techniques(in: name) {
        let names = ids.filter { !TechniqueChoice(facts: self).isBarred($0) }.compactMap { flow.technique($0)?.name }
        if names.isEmpty { return "" }
        out += list(names)
        rest = rest[rest.index(after: close)...]
        continue
      }
      out += extra[name] ?? number(name) ?? heard(name) ?? (name == "because" ? reasons : "")
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// `{because}`: why the gravest signs raised need care, in the words of the first two of them.
  private var reasons: String {
    conversation.flags.filter { $0.status == .yes && $0.level == conversation.triage }.compactMap { flow.flag($0.id)?.because }.prefix(2)
      .map { fill($0) }.joined(separator: " ")
  }

  private func number(_ name: String) -> String? {
    flow.regions[conversation.region]?[name] ?? flow.regions[""]?[name]
  }

  /// A slot's value in the words it is echoed in.
  func heard(_ id: String) -> String? {
    guard let slot = flow.slot(id) else { return nil }
    if slot.isWording { return slot.values.first { hold($0.when) }?.heard }
    guard let value = conversation.value(id) else { return nil }
    switch value {
    case .choice(let choice): return slot.value(choice).map { $0.heard ?? $0.label.lowercasedFirst } ?? choice
    case .items(let yes, _, _): return list(yes.compactMap { item in slot.value(item).map { $0.heard ?? $0.label.lowercasedFirst } })
    case .number(let low, let high): return slot.kind == .duration ? (high < 1440 ? "" : duration(low, high)) : Self.range(low, high)
    }
  }

  /// A slot's value as it is said back: a bare number in the words of its summary, "pain: 7 out of 10".
  func echo(_ id: String) -> String? {
    guard let slot = flow.slot(id), let heard = heard(id) else { return nil }
    guard slot.kind == .number, let summary = slot.summary else { return heard }
    let text = fill(summary.text, extra: ["value": heard])
    return (text.last == "." ? String(text.dropLast()) : text).lowercasedFirst
  }

  /// "a, b and c", with the joining word of the content.
  static func list(_ parts: [String], last word: String) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " " + word + " " + last
  }

  func list(_ parts: [String]) -> String { Self.list(parts, last: flow.word("and")) }

  /// A slot's value as it is put in a summary for someone else: by its label.
  func named(_ slot: Slot) -> String? {
    func name(_ id: String) -> String? { slot.value(id).map { $0.label.isEmpty ? $0.heard ?? id : $0.label.lowercasedFirst } }
    switch conversation.value(slot.id) {
    case .choice(let value): return name(value)
    case .items(let yes, _, _): return list(yes.compactMap { slot.value($0).map { $0.heard ?? $0.label } })
    case .number: return heard(slot.id)
    case nil: return nil
    }
  }

  static func range(_ low: Double, _ high: Double) -> String {
    func digits(_ x: Double) -> String { x == x.rounded() && abs(x) < 1e15 ? String(Int(x)) : String(x) }
    return low == high ? digits(low) : digits(low) + "-" + digits(high)
  }

  /// Minutes as a length of time in its largest whole unit.
  func duration(_ low: Double, _ high: Double) -> String {
    if low < 0 { return "" }
    for (name, minutes) in [("year", 525_600.0), ("month", 43_200), ("week", 10_080), ("day", 1_440), ("hour", 60), ("minute", 1)]
    where high >= minutes || name == "minute" {
      let (a, b) = ((low / minutes).rounded(), (high / minutes).rounded())
      return Self.range(a, b) + " " + flow.word(b == 1 ? name : name + "s")
    }
    return ""
  }
}

extension Flow {
  /// The techniques of a placeholder `safe bridge, plank`; nil for any other.
  public static func techniques(in placeholder: String) -> [String]? {
    guard placeholder.hasPrefix("safe ") else { return nil }
    return placeholder.dropFirst("safe ".count).split(separator: ",").map { $0.filter { !$0.isWhitespace } }
  }

  /// A single word that the engine joins things with, from the content: the reply `word-NAME`.
  func word(_ name: String) -> String { messages["word-" + name]?.lines.first?.text ?? name }
}

extension String {
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isLowercase ?? false else { return self }
    return first.lowercased() + dropFirst()
  }
}
