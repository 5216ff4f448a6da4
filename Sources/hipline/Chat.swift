// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Dialogue
import Foundation
import LineEditor

/// `hipline chat`: a conversation, in a terminal or through a pipe.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Talk to it (this is what happens without a subcommand).")

  @OptionGroup var options: PackOptions
  @Option(help: ArgumentHelp("Where you are, for the numbers to call: GB, US, AU, IN, …", valueName: "country"))
  var region: String?
  @Flag(help: "Keep no history of what is typed.") var noHistory = false
  @Flag(help: "Never draw a prompt, even in a terminal.") var noInput = false
  @Option(help: "Colour: auto, always or never.") var color: ColourChoice = .auto

  func run() throws {
    let pack = try options.pack()
    let start = pack.flow.begin(region: (region ?? "").uppercased())
    if isatty(0) == 1, isatty(1) == 1, !noInput {
      let palette = Palette(choice: color, environment: ProcessInfo.processInfo.environment, isTerminal: true)
      try MainActor.assumeIsolated {
        var chat = TerminalChat(pack: pack, conversation: start, palette: palette, keepsHistory: !noHistory)
        try chat.run()
      }
    } else {
      try PipeChat(pack: pack, conversation: start).run()
    }
  }
}
