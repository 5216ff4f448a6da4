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
      entry.name.warn("not carried over: " + entry.key + Step.shown(entry.value))
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
      case "steps": for step in value.items() { one.steps += Step.read(step) }
      default: one.steps.append(Step(what: .other(key + Step.shown(value)), line: name.line))
      }
    }
    return one
  }
}
