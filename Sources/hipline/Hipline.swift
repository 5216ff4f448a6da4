// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// The program: one subcommand a file.
@main
struct Hipline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hipline",
    abstract: "A help line in a terminal, as the content folder describes it.",
    discussion: """
      Examples:
        hipline                                   talk to it
        printf 'hello\\n' | hipline                  through a pipe
        hipline explain "what someone types"     see what was understood
        hipline test Transcripts                  run the golden transcripts

      It is no doctor. In an emergency call your local emergency number.
      """,
    version: "0.1.0",
    subcommands: [
      Chat.self, Serve.self, TestCommand.self, Review.self, Import.self, Check.self, Explain.self, Eval.self, Graph.self,
    ],
    defaultSubcommand: Chat.self)
}
