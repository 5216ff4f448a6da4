// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content

/// `hipline check`: is the content sound?
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Check the content; every finding with file, line and column.")

  @OptionGroup var options: PackOptions
  @Flag(help: "List every id of the guide with where it is said, or why it is not.") var guide = false

  func run() throws {
    let folder = try options.folder()
    if guide {
      try listGuide(Pack.guide(folder))
      return
    }
    let (pack, findings) = Pack.lint(folder)
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

  /// One line an id; fails when one is neither said nor excused.
  private func listGuide(_ guide: [GuideCitation]) throws {
    for citation in guide {
      var said = citation.places.joined(separator: " ")
      if said.isEmpty { said = citation.excuse.map { "not said: " + $0 } ?? "NEVER SAID" }
      Console.write("\(citation.id)\t\(citation.label)\t\(said)\n")
    }
    let missing = guide.filter { $0.places.isEmpty && $0.excuse == nil }.count
    let excused = guide.filter { $0.places.isEmpty && $0.excuse != nil }.count
    Console.write("guide: \(guide.count - missing - excused) said, \(excused) excused, \(missing) missing\n")
    if missing > 0 { throw ExitCode(65) }
  }
}
