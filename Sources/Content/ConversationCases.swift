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
      /// What a person is taken to want.
      case intent(String)
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
      collected.add(Finding(file: file, line: Self.line(of: error), column: 1, message: "is not YAML"))
      return
    }
    guard let node else { return }
    let root = Field(node: node, file: file, findings: collected)
    guard let list = root.entries().first(where: { ["test_cases", "stories", "tests"].contains($0.key) }) else {
      root.error("expected \"test_cases:\" or \"stories:\"")
      return
    }
    cases = list.value.items().map(read)
  }

  private static func line(of error: any Error) -> Int {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: 1
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
    field.entries().flatMap { key, name, value -> [Step] in
      switch key {
      case "user": value.string().map { [Step(what: .user(Self.plain($0)), line: name.line)] } ?? []
      case "bot": value.string().map { [Step(what: .bot($0), line: name.line)] } ?? []
      case "intent": value.string().map { [Step(what: .intent($0), line: name.line)] } ?? []
      case "assertions": value.items().flatMap(assertion)
      default: [Step(what: .other(key + Self.shown(value)), line: name.line)]
      }
    }
  }

  /// `bot_uttered` with the words themselves is a reply; the rest is in another engine's words.
  private func assertion(_ field: Field) -> [Step] {
    field.entries().map { key, name, value in
      if key == "bot_uttered", value.isMapping, let text = value.entries().first(where: { $0.key == "text_matches" })?.value.string() {
        return Step(what: .bot(text), line: name.line)
      }
      return Step(what: .other(key + Self.shown(value)), line: name.line)
    }
  }

  private static func shown(_ field: Field) -> String {
    if field.isText { return ": " + (field.node.scalar?.string ?? "") }
    let names = field.items().flatMap { item -> [String] in
      if item.isText { return [item.node.scalar?.string ?? ""] }
      return item.isMapping ? item.entries().map { $0.key + shown($0.value) } : []
    }
    return ": " + names.joined(separator: ", ")
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
