// SPDX-License-Identifier: GPL-3.0-or-later
import Content

extension Imported {
  /// Test cases and stories in YAML.
  mutating func readCases(_ text: String, _ path: String, _ stem: String) {
    let cases = ConversationCases(text, file: path)
    findings += cases.findings
    for one in cases.cases {
      var talk = ImportedTalk(title: one.name.isEmpty ? stem : one.name, path: path)
      for step in one.steps { add(step, to: &talk, path) }
      if talk.saysAnything {
        files.append(File(name: Self.slug(one.name, or: stem), text: talk.text))
      } else {
        leave(path, one.line, "\"\(one.name)\", in which nobody says anything")
      }
    }
    if cases.cases.isEmpty, cases.findings.isEmpty { findings.append(Finding(file: path, line: 1, column: 1, message: "there is no conversation in it")) }
  }

  private mutating func add(_ step: ConversationCases.Step, to talk: inout ImportedTalk, _ path: String) {
    func note(_ what: String) {
      let what = what.split(whereSeparator: \.isNewline).joined(separator: " ")
      talk.comment("not carried over: " + what)
      leave(path, step.line, what)
    }
    switch step.what {
    case .user(let text): talk.say([text])
    case .intent(let name): if !talk.check("intent", name) { note("intent: " + name) }
    case .wordless(let intent):
      let what = "intent: \(intent), in words unknown"
      talk.sayUnknown("not carried over: " + what)
      leave(path, step.line, what)
    case .slot(let name, let value?): if !talk.check("slot " + name, value) { note("slot_was_set: \(name): \(value)") }
    case .slot(let name, nil): note("slot_was_set: \(name), to whatever value")
    case .bot(let text): if !talk.reply(Placeholder.escaped(text)) { note("bot: " + text) }
    case .pattern(let text):
      note("text_matches: " + text)
      _ = talk.reply(Self.reply(matching: text))
    case .unknown(let what):
      note(what)
      _ = talk.reply("[..]")
    case .other(let what): note(what)
    }
  }

  /// A pattern as near as a reply can say it.
  private static func reply(matching pattern: String) -> String {
    var rest = pattern[...]
    if rest.hasPrefix("^") { rest = rest.dropFirst() }
    if rest.hasSuffix("$"), !rest.hasSuffix("\\$") { rest = rest.dropLast() }
    var out = ""
    while let first = rest.first {
      if let run = [".*?", ".+?", ".*", ".+"].first(where: rest.hasPrefix) {
        if !out.hasSuffix("[..]") { out += "[..]" }
        rest = rest.dropFirst(run.count)
      } else if first == "\\", let next = rest.dropFirst().first, !next.isLetter, !next.isNumber {
        out += Placeholder.escaped(String(next))
        rest = rest.dropFirst(2)
      } else if "\\|()[]{}*+?^$".contains(first) {
        return "[..]"
      } else {
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return out
  }
}
