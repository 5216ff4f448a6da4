// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import HelpDesk

/// `hipline serve`: a help-desk bot behind standard input and output, one JSON object a line.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve many conversations as JSON Lines on standard input and output.",
    discussion: """
      In:  {"session":"s1","text":"hello"}
           or with "command": reset, end, summary, state instead of "text"; "id", "at" and "region" may be added.
      Out: one object a line, in the order of arrival.
      """)

  @OptionGroup var options: PackOptions
  @Flag(help: "Keep nothing: the conversation travels with each line.") var stateless = false

  func run() throws {
    var desk = HelpDesk(pack: try options.pack(), isStateless: stateless)
    var lines = LineReader(descriptor: 0)
    var number = 0
    while let line = lines.next() {
      number += 1
      let defect: HelpDesk.LineDefect? = line.wasCut ? .tooLong : line.wasRepaired ? .notUTF8 : nil
      guard let answer = desk.serve(line.text, number: number, defect: defect) else { continue }
      guard Console.write(answer + "\n") else { throw ExitCode(74) }
    }
  }
}
