// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension ContentReader {
  /// `examples/`: messages as people write them, under the flag they hold or under `none`; answers under `slot=value`, or under `slot=?`
  /// where they are none.
  func readExamples() {
    var owner: [String: String] = [:]
    for field in files.folder("examples") {
      for (id, name, value) in field.entries() {
        let answer = id.firstIndex(of: "=").map { (slot: String(id[..<$0]), value: String(id[id.index(after: $0)...])) }
        if let answer { referAnswer(answer.slot, answer.value, at: name) } else if id != "none" { findings.refer(.flag, id, at: name) }
        for (text, item) in value.strings() {
          // The same words may answer two questions, but each only in one way.
          let key = (answer.map { $0.slot + "=" } ?? "") + text.lowercased()
          if let other = owner[key] {
            if other == id { item.warn("this example is given twice") } else { item.error("this example stands under \"\(other)\" as well") }
            continue
          }
          owner[key] = id
          if let answer {
            answerExamples.append(.init(slot: answer.slot, value: answer.value == "?" ? nil : answer.value, text: text))
          } else {
            signExamples.append(.init(text: text, sign: id == "none" ? nil : id))
          }
        }
      }
    }
  }

  private func referAnswer(_ slot: String, _ value: String, at field: Field) {
    findings.refer(.slot, slot, at: field)
    guard value != "?", let known = flow.slot(slot) else { return }
    // Of a list only "none" is learnt: what is on it is looked for by its words.
    if known.kind == .checklist {
      if value != "none" { field.error("answers to a list are learnt as \"\(slot)=none\" or \"\(slot)=?\"") }
    } else if known.kind == .choice || known.kind == .yesNo {
      findings.refer(.value, slot + "=" + value, at: field)
    } else {
      field.error("answers are learnt for slots of kind choice, yes_no or checklist")
    }
  }
}
