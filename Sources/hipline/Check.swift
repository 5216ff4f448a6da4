// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content

/// `hipline check`: is the content sound?
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Check the content; every finding with file, line and column.")

  @OptionGroup var options: PackOptions

  func run() throws {
    let (pack, findings) = Pack.read(try options.folder())
    for finding in findings { Console.write(finding.description + "\n") }
    let errors = findings.filter { $0.severity == .error }.count
    if let pack {
      Console.write(
        "\(pack.title): \(pack.flow.states.count) states, \(pack.flow.slots.count) slots, \(pack.flow.flags.count) flags, "
          + "\(pack.flow.techniques.count) techniques, \(pack.flow.intents.count) intents, \(pack.reader.phraseCount) phrases\n")
    }
    Console.write("check: \(errors) errors, \(findings.count - errors) warnings\n")
    if errors > 0 { throw ExitCode(65) }
  }
}
