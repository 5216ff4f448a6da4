// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

/// Conversations written as YAML lists of `user` and `bot` steps, as end-to-end tests of other engines have them.
public struct ConversationCases {
  public struct Case: Sendable, Equatable {
    public var name: String
    public var line: Int
    public var steps: [Step] = []
  }

  public struct Step: Sendable, Equatable {
    public enum What: Sendable, Equatable {
      case user(String)
      case bot(String)
      /// What is said matches this.
      case pattern(String)
      /// Something is said, in words that stand elsewhere.
      case unknown(String)
      /// What a person is taken to want.
      case intent(String)
      /// The same, where what they say is not told.
      case wordless(String)
      /// What is known from then on; nil: whatever it is.
      case slot(String, String?)
      /// Something that says what holds, in words of the other engine.
      case other(String)
    }
    public var what: What
    public var line: Int
  }

  public private(set) var cases: [Case] = []
  private let collected = Findings()
  public var findings: [Finding] { collected.list.sorted() }

  public init(_ text: String, file: String) {
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch {
      let (line, column, problem) = Self.place(of: error, in: text)
      collected.add(Finding(file: file, line: line, column: column, message: "is not YAML" + problem))
      return
    }
    guard let node else { return }
    let root = Field(node: node, file: file, findings: collected)
    let entries = root.entries()
    let lists = entries.filter { ["test_cases", "stories", "tests"].contains($0.key) }
    if lists.isEmpty {
      root.error("expected \"test_cases:\" or \"stories:\"")
      return
    }
    for entry in entries where entry.key != "version" && !lists.contains(where: { $0.key == entry.key }) {
      entry.name.warn("not carried over: " + entry.key + Self.shown(entry.value))
    }
    cases = lists.flatMap { $0.value.items().map(read) }
  }

  private static func place(of error: any Error, in text: String) -> (line: Int, column: Int, problem: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return (mark.line, mark.column, ": " + problem)
    case .reader(let problem, let offset?, _, _):
      let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      return (max(1, before.count), (before.last?.count ?? 0) + 1, ": " + problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return (context.mark.line, context.mark.column, ": \"\(duplicates.map { "\($0)" }.min() ?? "")\" is given twice")
    default: return (1, 1, "")
    }
  }

  private func read(_ field: Field) -> Case {
    let entries = field.entries()
    let name = entries.first { ["test_case", "story", "name"].contains($0.key) }?.value.string() ?? ""
    var one = Case(name: name, line: field.line)
    for (key, name, value) in entries {
      switch key {
      case "test_case", "story", "name": continue
      case "steps": for step in value.items() { one.steps += steps(step) }
      default: one.steps.append(Step(what: .other(key + Self.shown(value)), line: name.line))
      }
    }
    return one
  }

  private func steps(_ field: Field) -> [Step] {
    let entries = field.entries()
    // What is said comes first, whatever stands above it: the rest is about it.
    let isSaid = entries.contains { $0.key == "user" }
    return (entries.filter { $0.key == "user" } + entries.filter { $0.key != "user" }).flatMap { key, name, value -> [Step] in
      switch key {
      case "user": text(value).map { [Step(what: .user(Self.plain($0)), line: name.line)] } ?? []
      case "bot": text(value).map { [Step(what: .bot($0), line: name.line)] } ?? []
      case "intent": value.string().map { [Step(what: isSaid ? .intent($0) : .wordless($0), line: name.line)] } ?? []
      case "assertions": value.items().flatMap { $0.entries() }.flatMap(step)
      default: step(key, name, value)
      }
    }
  }

  /// Something that holds from here on, or is done here.
  private func step(_ key: String, _ name: Field, _ value: Field) -> [Step] {
    let what = key + Self.shown(value)
    switch key {
    case "slot_was_set": return value.items().flatMap(slots)
    case "bot_uttered" where value.isMapping: return uttered(value)
    case "utter", "bot_uttered": return [Step(what: .unknown(what), line: name.line)]
    case "action" where value.node.scalar?.string.hasPrefix("utter_") == true: return [Step(what: .unknown(what), line: name.line)]
    default: return [Step(what: .other(what), line: name.line)]
    }
  }

  /// `name: part, value: chain`, `part: chain` or `part`.
  private func slots(_ field: Field) -> [Step] {
    if let name = field.node.scalar?.string { return [Step(what: .slot(name, nil), line: field.line)] }
    let entries = field.entries()
    func step(_ name: String, _ value: Field?) -> Step {
      guard let value else { return Step(what: .slot(name, nil), line: field.line) }
      guard let text = value.node.scalar?.string else { return Step(what: .other("slot_was_set: " + name + Self.shown(value)), line: field.line) }
      return Step(what: .slot(name, ["", "~", "null"].contains(text) ? "unknown" : text), line: field.line)
    }
    if let name = entries.first(where: { $0.key == "name" })?.value.node.scalar?.string {
      return [step(name, entries.first { $0.key == "value" }?.value)]
    }
    return entries.map { step($0.key, $0.value) }
  }

  /// `bot_uttered` with the words themselves is a reply; what else it says is in another engine's words.
  private func uttered(_ field: Field) -> [Step] {
    let entries = field.entries()
    let rest = entries.filter { $0.key != "text_matches" }.map { Step(what: .other($0.key + Self.shown($0.value)), line: $0.name.line) }
    guard let told = entries.first(where: { $0.key == "text_matches" }), let text = text(told.value) else {
      return rest.dropLast() + (rest.last.map { last in
        if case .other(let what) = last.what { [Step(what: .unknown(what), line: last.line)] } else { [last] }
      } ?? [])
    }
    let isPattern = text.hasPrefix("^") || text.hasSuffix("$") || [".*", ".+", "\\", "|", "["].contains { text.contains($0) }
    return rest + [Step(what: isPattern ? .pattern(text) : .bot(text), line: told.name.line)]
  }

  /// Without the line ends that a block of YAML ends with.
  private func text(_ field: Field) -> String? {
    field.string().map { text in
      var text = text[...]
      while text.last?.isNewline == true { text = text.dropLast() }
      return String(text)
    }
  }

  private static func shown(_ field: Field) -> String {
    if field.isText { return ": " + (field.node.scalar?.string ?? "") }
    let names = field.items().flatMap { item -> [String] in
      if item.isText { return [item.node.scalar?.string ?? ""] }
      return item.isMapping ? item.entries().map { $0.key + shown($0.value) } : []
    }
    return names.isEmpty ? "" : ": " + names.joined(separator: ", ")
  }

  /// `I want [two](number)` without its marks.
  static func plain(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      out += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "]"), let next = rest.index(close, offsetBy: 1, limitedBy: rest.endIndex), next < rest.endIndex,
        rest[next] == "(" || rest[next] == "{", let end = rest[next...].firstIndex(of: rest[next] == "(" ? ")" : "}")
      else {
        out.append("[")
        rest = rest[rest.index(after: open)...]
        continue
      }
      out += rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: end)...]
    }
    return (out + rest).trimmed
  }
}
