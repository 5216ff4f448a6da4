// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Dialogue

/// When to colour.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// Colours for the kinds of replies, decided once at the start. Never the only sign of anything.
struct Palette: Sendable {
  let isOn: Bool

  init(choice: ColourChoice, environment: [String: String], isTerminal: Bool) {
    isOn =
      switch choice {
      case .always: true
      case .never: false
      case .auto:
        if environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false {
          false
        } else if environment["CLICOLOR_FORCE"].map({ !$0.isEmpty && $0 != "0" }) ?? false {
          true
        } else {
          isTerminal && environment["TERM"] != "dumb"
        }
      }
  }

  func paint(_ text: String, _ kind: Reply.Kind) -> String {
    guard isOn else { return text }
    let code =
      switch kind {
      case .warn: "1;31"
      case .ask: "1"
      case .step: "36"
      case .handoff: "33"
      case .say: ""
      }
    return code.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// A prompt whose colour codes readline knows not to count.
  func prompt(_ text: String) -> String { isOn ? "\u{1}\u{1B}[32m\u{2}\(text)\u{1}\u{1B}[0m\u{2}" : text }
}
