// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Foundation
import Proof

/// `hipline check`: is the content sound, and do the laws hold?
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the content, then hold the laws against every conversation that can be explored.")

  @OptionGroup var options: PackOptions
  @Option(help: ArgumentHelp("Prove one law only, 1 to 7.", valueName: "number")) var law: Int?
  @Option(help: "The most states to go on from.") var limit = 200_000
  @Option(help: "The most things said out of turn in one explored conversation; each more takes some ten times as long.") var outOfTurn = 1
  @Option(help: "Random conversations on top of the exploration.") var walks = 300
  @Option(help: "The seed of the random conversations.") var seed: UInt64 = 1
  @Flag(help: "Only look for mistakes in the content; prove nothing.") var lint = false
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
    guard let pack else {
      Console.write("check: \(errors) errors, \(findings.count - errors) warnings\n")
      throw ExitCode(65)
    }
    Console.write(
      "\(pack.title): \(pack.flow.states.count) states, \(pack.flow.slots.count) slots, \(pack.flow.flags.count) flags, "
        + "\(pack.flow.techniques.count) techniques, \(pack.flow.intents.count) intents, \(pack.reader.phraseCount) phrases\n")
    var violations: [Violation] = []
    if !lint { violations = try prove(pack) }
    for violation in violations {
      Console.write("law \(violation.law.rawValue) (\(violation.law.title)) is broken: \(violation.message)\n")
      for line in violation.conversation { Console.write("    you: \(Console.visible(line))\n") }
    }
    Console.write("check: \(errors) errors, \(findings.count - errors) warnings, \(violations.count) laws broken\n")
    if !violations.isEmpty { throw ExitCode(1) }
  }

  private func prove(_ pack: Pack) throws -> [Violation] {
    var laws = Set(Law.allCases)
    if let law {
      guard let one = Law(rawValue: law) else { throw ValidationError("There are laws 1 to \(Law.allCases.count).") }
      laws = [one]
    }
    var violations: [Violation] = []
    let clock = ContinuousClock()
    if laws.contains(.everythingHasASource) { violations += SourceLaw(pack: pack).run() }
    if laws.contains(.everyPhraseCounts) {
      let start = clock.now
      let outcome = PhraseLaw(pack: pack).run()
      violations += outcome.violations
      Console.write("law 7: \(outcome.phrases) phrases in \(outcome.messages) messages, \(seconds(clock.now - start))\n")
    }
    if !laws.isDisjoint(with: [.redFlagsWin, .nothingHarmful, .helpFirst, .neverTwice, .alwaysAWayOn]) {
      let start = clock.now
      let isTerminal = isatty(2) == 1
      let outcome = Explorer(pack: pack, laws: laws, limit: limit, outOfTurn: outOfTurn).run { known, open in
        if isTerminal { Console.write("\r\(known) states, \(open) to go on from …\u{1B}[K", to: 2) }
      }
      if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
      violations += outcome.violations
      Console.write("explored: \(outcome.states) states, \(outcome.transitions) transitions, \(seconds(clock.now - start))\n")
      if outcome.unexplored > 0 { Console.write("not gone on from, beyond --limit \(limit): \(outcome.unexplored) states\n") }
      Console.write("left out: \(Explorer.leftOut.joined(separator: "; ")); more than \(outOfTurn) thing\(outOfTurn == 1 ? "" : "s") said out of turn in one conversation\n")
      let second = clock.now
      let people = PeopleLaw(pack: pack, laws: laws).run()
      violations += people.violations
      Console.write("people: \(people.people), \(people.messages) messages, \(seconds(clock.now - second))\n")
      if laws.contains(.alwaysAWayOn), outcome.unexplored == 0 { violations += ReachLaw(flow: pack.flow).run(outcome, people) }
      let walk = RandomWalk(pack: pack).run(walks: walks, turns: 12, seed: seed)
      violations += walk.violations.filter { laws.contains($0.law) }
      Console.write("random conversations: \(walks), \(walk.steps) messages, seed \(seed)\n")
    }
    return violations
  }

  private func seconds(_ duration: Duration) -> String {
    let tenths = duration.components.seconds * 10 + duration.components.attoseconds / 100_000_000_000_000_000
    return "\(tenths / 10).\(tenths % 10) s"
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
