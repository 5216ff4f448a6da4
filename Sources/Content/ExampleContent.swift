// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension ContentReader {
  /// `examples/`: messages as people write them, under the flag they hold or under `none`.
  func readExamples() {
    var owner: [String: String] = [:]
    for field in files.folder("examples") {
      for (id, name, value) in field.entries() {
        let sign = id == "none" ? nil : id
        if let sign { findings.refer(.flag, sign, at: name) }
        for (text, item) in value.strings() {
          if let other = owner[text.lowercased()] {
            if other == id { item.warn("this example is given twice") } else { item.error("this example stands under \"\(other)\" as well") }
            continue
          }
          owner[text.lowercased()] = id
          signExamples.append(.init(text: text, sign: sign))
        }
      }
    }
  }
}
